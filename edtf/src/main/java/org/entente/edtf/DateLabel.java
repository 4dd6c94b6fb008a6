package org.entente.edtf;

import java.time.LocalDate;
import java.util.Locale;

/**
 * What a single date is called. What is said of any part is said of the whole: the finer truth is
 * in the text.
 */
final class DateLabel {
  private final LabelLanguage language;

  DateLabel(LabelLanguage language) {
    this.language = language;
  }

  String label(EdtfDate date) {
    String label = unqualified(date);
    // an estimated year is "about" already
    boolean approximate = date.qualifier().approximate() || date instanceof EdtfEstimatedYear;
    String ending = endingOf(date);
    if (date.qualifier().uncertain()) {
      String key = approximate ? "uncertainAndApproximate" : "uncertain";
      return language.fill(key + ending, label);
    }
    return approximate ? language.fill("approximate" + ending, label) : label;
  }

  /** In some languages a day takes an article behind a word, and a season or decade another. */
  private static String endingOf(EdtfDate date) {
    return switch (date) {
      case EdtfDay day -> day.specified() ? "Day" : "";
      case EdtfSeason season -> "Other";
      case EdtfYear year -> year.year().specified() ? "" : "Other";
      case EdtfMonth month -> "";
      case EdtfLongYear year -> "";
      case EdtfEstimatedYear year -> "";
    };
  }

  /** The label in a phrase; what is no plain year, month or day may need another phrase. */
  String phrase(String key, EdtfDate... dates) {
    String ending = dates[0].certain() ? endingOf(dates[0]) : "Other";
    for (EdtfDate date : dates) {
      ending = date.certain() && endingOf(date).equals(ending) ? ending : "Other";
    }
    String second = dates.length > 1 ? label(dates[1]) : "";
    return language.fill(key + ending, label(dates[0]), second);
  }

  private String unqualified(EdtfDate date) {
    return switch (date) {
      case EdtfYear year -> year(year.year());
      case EdtfLongYear year -> language.year(year.year());
      case EdtfEstimatedYear year -> language.year(year.year());
      case EdtfSeason season -> season(season.season(), season.year().least());
      case EdtfMonth month -> month(month);
      case EdtfDay day -> day(day);
    };
  }

  private String year(Component year) {
    if (year.specified()) {
      return language.year(year.least());
    }
    if (year.digits().endsWith("XXXX")) {
      return language.word("yearUnknown");
    }
    boolean decade = year.digits().indexOf('X') == 3 && year.least() >= 10;
    return decade
        ? language.fill("decade", Integer.toString(year.least()))
        : language.fill("between", language.year(year.least()), language.year(year.greatest()));
  }

  private String season(Season season, int year) {
    return Precision.of(season) == Precision.QUARTER
        ? language.quarter(LocalDate.ofEpochDay(season.in(year).earliest()))
        : season(season, language.year(year));
  }

  /** Any but a quarter, which the language's dates have. */
  String season(Season season, String ofYear) {
    int code = season.code();
    if (code >= 33) {
      return language.fill("part", name(season), ofYear);
    }
    String plain = language.fill("season", name(Season.of((code - 21) % 4 + 21)), ofYear);
    return code < 25 ? plain : language.fill(code < 29 ? "northern" : "southern", plain);
  }

  /** {@code SPRING} is the word {@code spring}, {@code HALF_1} the word {@code half1}. */
  private String name(Season season) {
    return language.word(season.name().toLowerCase(Locale.ROOT).replace("_", ""));
  }

  private String month(EdtfMonth date) {
    Component year = date.year();
    Component month = date.month();
    if (!month.specified()) {
      return month.digits().equals("XX") ? unknown("monthUnknown", year) : between(date);
    }
    LocalDate first = LocalDate.of(year.least(), month.least(), 1);
    return year.specified()
        ? language.month(first)
        : language.fill("ofYear", language.monthAlone(first), year(year));
  }

  private String day(EdtfDay date) {
    if (date.specified()) {
      return language.day(LocalDate.ofEpochDay(date.bounds().earliest()));
    }
    boolean anyDay = date.day().digits().equals("XX");
    if (date.month().specified()) {
      return anyDay
          ? unknown("dayUnknown", date)
          : date.day().specified() ? inSomeYear(date) : between(date);
    }
    return anyDay && date.month().digits().equals("XX")
        ? unknown("monthAndDayUnknown", date.year())
        : between(date);
  }

  private String inSomeYear(EdtfDay date) {
    String day = language.dayAlone(LocalDate.ofEpochDay(date.bounds().earliest()));
    return language.fill("ofYear", day, year(date.year()));
  }

  private String unknown(String part, EdtfDay day) {
    return language.fill(part, month(new EdtfMonth(day.year(), day.month())));
  }

  private String unknown(String part, Component year) {
    return language.fill(part, year(year));
  }

  /** As coarse as the date is written. */
  private String between(EdtfDate date) {
    LocalDate first = LocalDate.ofEpochDay(date.bounds().earliest());
    LocalDate last = LocalDate.ofEpochDay(date.bounds().latest());
    return date instanceof EdtfMonth
        ? language.fill("between", language.month(first), language.month(last))
        : language.fill("betweenDay", language.day(first), language.day(last));
  }
}
