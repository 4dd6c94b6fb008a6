package org.entente.timeline.web.page;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.regex.Pattern;
import org.entente.edtf.Edtf;
import org.entente.edtf.EdtfException;
import org.entente.edtf.EdtfLabel;
import org.entente.timeline.entry.Entry;

/**
 * A date to read.
 *
 * @param text short, where it stands under its year
 * @param full as it reads alone
 * @param machine for {@code <time datetime>}, null where HTML has no word for it
 */
public record DateView(String text, String full, String edtf, String machine, boolean vague) {
  private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
  private static final Pattern MONTH = Pattern.compile("\\d{4}-\\d{2}");
  private static final Pattern YEAR = Pattern.compile("\\d{4}");

  static DateView of(Entry.When when, Texts t) {
    String full = label(when.edtf(), t, when.label());
    String edtf = when.edtf();
    String text = full;
    String machine = null;
    try {
      if (DAY.matcher(edtf).matches()) {
        text = t.dayInYear(LocalDate.parse(edtf));
        machine = edtf;
      } else if (MONTH.matcher(edtf).matches()) {
        text = t.monthInYear(YearMonth.parse(edtf));
        machine = edtf;
      } else if (YEAR.matcher(edtf).matches()) {
        machine = edtf;
      }
    } catch (DateTimeParseException e) {
      // a season, whose form is a month's: it reads by its label
      machine = null;
    }
    return new DateView(text, full, edtf, machine, !when.certain());
  }

  /** A date that stands under no year. */
  static DateView alone(Entry.When when, Texts t) {
    DateView date = of(when, t);
    return new DateView(
        PartnershipViews.shortDate(when, t), date.full, date.edtf, date.machine, date.vague);
  }

  /** A date of the record in words; one that cannot be read stays as it is. */
  static String label(String edtf, Texts t) {
    return edtf == null ? null : label(edtf, t, edtf);
  }

  private static String label(String edtf, Texts t, String otherwise) {
    try {
      return EdtfLabel.of(Edtf.parse(edtf), language(t));
    } catch (EdtfException e) {
      return otherwise;
    }
  }

  private static Locale language(Texts t) {
    return t.tag().equals("en") ? Locale.ENGLISH : t.locale();
  }
}
