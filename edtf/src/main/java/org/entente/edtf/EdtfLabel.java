package org.entente.edtf;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * What a date is called: "27 November 2024", "about 2014", "possibly 2014", "spring 2001". English
 * so far.
 */
public final class EdtfLabel {
  private EdtfLabel() {}

  /** The label in the language of the locale, in English where the language is not known. */
  public static String of(Edtf date, Locale locale) {
    return switch (date) {
      case EdtfDate one -> qualified(one);
      case EdtfDateTime time ->
          pattern(time.bounds(), "d MMMM y")
              + DateTimeFormatter.ofPattern(", HH:mm").format(time.local());
      case EdtfInterval interval -> interval(interval.start(), interval.end());
      case EdtfSet set -> set.toString();
    };
  }

  private static String qualified(EdtfDate date) {
    String words =
        switch (date.qualifier()) {
          case NONE -> "";
          case UNCERTAIN -> "possibly ";
          case APPROXIMATE -> "about ";
          case UNCERTAIN_AND_APPROXIMATE -> "possibly about ";
        };
    return words + plain(date);
  }

  private static String plain(EdtfDate date) {
    return switch (date) {
      case EdtfDay day when day.specified() -> pattern(day.bounds(), "d MMMM y");
      case EdtfMonth month when month.month().specified() && month.year().specified() ->
          pattern(month.bounds(), "MMMM y");
      case EdtfSeason season ->
          season.season().name().toLowerCase(Locale.ROOT).replace('_', ' ')
              + " "
              + season.year().least();
      case EdtfYear year when year.year().specified() -> Integer.toString(year.year().least());
      case EdtfLongYear year -> Integer.toString(year.year());
      case EdtfEstimatedYear year -> "about " + year.year();
      case EdtfDate other -> other.toString();
    };
  }

  private static String interval(Endpoint start, Endpoint end) {
    if (start instanceof EdtfDate from && end instanceof EdtfDate to) {
      return qualified(from) + " – " + qualified(to);
    }
    return start instanceof EdtfDate from
        ? "from " + qualified(from)
        : end instanceof EdtfDate to ? "until " + qualified(to) : "at any time";
  }

  private static String pattern(Bounds bounds, String pattern) {
    return DateTimeFormatter.ofPattern(pattern, Locale.UK)
        .format(LocalDate.ofEpochDay(bounds.earliest()));
  }
}
