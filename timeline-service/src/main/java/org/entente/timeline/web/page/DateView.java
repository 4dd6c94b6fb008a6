package org.entente.timeline.web.page;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Locale;
import java.util.Objects;
import org.entente.edtf.Edtf;
import org.entente.edtf.EdtfDate;
import org.entente.edtf.EdtfDateTime;
import org.entente.edtf.EdtfDay;
import org.entente.edtf.EdtfException;
import org.entente.edtf.EdtfInterval;
import org.entente.edtf.EdtfLabel;
import org.entente.edtf.EdtfMonth;
import org.entente.edtf.EdtfYear;
import org.entente.timeline.entry.Entry;

/**
 * A date to read.
 *
 * @param text short, where it stands under its year
 * @param full as it reads alone
 * @param machine for {@code <time datetime>}, null where HTML has no word for it
 */
public record DateView(String text, String full, String edtf, String machine, boolean vague) {
  static DateView of(Entry.When when, Texts t) {
    String full = label(when.edtf(), t, when.label());
    Edtf date = Edtf.parse(when.edtf());
    String text = Objects.requireNonNullElse(inYear(date, t), full);
    return new DateView(text, full, when.edtf(), machine(date), !when.certain());
  }

  /** Under its year; null for what is said whole there too. */
  private static String inYear(Edtf date, Texts t) {
    return switch (date) {
      case EdtfDay day when day.certain() -> t.dayInYear(firstDay(day));
      case EdtfMonth month when month.certain() -> t.monthInYear(YearMonth.from(firstDay(month)));
      case EdtfInterval(EdtfDay first, EdtfDay last) when ofOneYear(first, last) ->
          t.daysInYear(firstDay(first), firstDay(last));
      case EdtfInterval(EdtfMonth first, EdtfMonth last) when ofOneYear(first, last) ->
          t.monthsInYear(YearMonth.from(firstDay(first)), YearMonth.from(firstDay(last)));
      case EdtfDateTime time ->
          t.moment(t.dayInYear(time.local().toLocalDate()), EdtfLabel.clock(time));
      default -> null;
    };
  }

  /** A certain day, or days of one year, in short; anything else as its label says. */
  static String brief(Entry.When when, Texts t) {
    return switch (Edtf.parse(when.edtf())) {
      case EdtfDay day when day.certain() && plain(day) -> t.day(firstDay(day));
      case EdtfInterval(EdtfDay first, EdtfDay last) when ofOneYear(first, last) && plain(first) ->
          t.days(firstDay(first), firstDay(last));
      default -> label(when.edtf(), t, when.label());
    };
  }

  private static boolean ofOneYear(EdtfDate first, EdtfDate last) {
    return first.certain()
        && last.certain()
        && firstDay(first).getYear() == firstDay(last).getYear();
  }

  /** Whether its year is read rightly without its era. */
  private static boolean plain(EdtfDate date) {
    return firstDay(date).getYear() >= 1000;
  }

  /** The time since when something is so: of what lasted, its beginning. */
  static DateView since(Entry.When when, Texts t) {
    DateView whole = of(when, t);
    return Edtf.parse(when.edtf()) instanceof EdtfInterval(EdtfDate start, var end)
        ? new DateView(
            EdtfLabel.of(start, language(t)),
            EdtfLabel.of(start, language(t)),
            whole.edtf,
            machine(start),
            !start.certain())
        : whole;
  }

  /** HTML knows days, months and years of our era that leave nothing open, and nothing else. */
  private static String machine(Edtf date) {
    boolean known =
        (date instanceof EdtfDay || date instanceof EdtfMonth || date instanceof EdtfYear)
            && date.certain()
            && firstDay(date).getYear() > 0;
    return known ? date.toString() : null;
  }

  private static LocalDate firstDay(Edtf date) {
    return date.bounds().earliestDate().orElseThrow();
  }

  /** A date that stands under no year. */
  static DateView alone(Entry.When when, Texts t) {
    DateView date = of(when, t);
    return new DateView(brief(when, t), date.full, date.edtf, date.machine, date.vague);
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

  /** Of the interface, as dates are labelled in it. */
  static Locale language(Texts t) {
    return t.tag().equals("en") ? Locale.ENGLISH : t.locale();
  }
}
