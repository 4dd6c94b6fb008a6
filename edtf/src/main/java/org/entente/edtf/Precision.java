package org.entente.edtf;

import java.time.LocalDate;
import java.time.YearMonth;

/** How fine a date is written: what the two ends of a range in a set have to share. */
enum Precision {
  YEAR("a year"),
  HALF("a half 40–41"),
  QUADRIMESTER("four months 37–39"),
  QUARTER("a quarter 33–36"),
  SEASON("a season 21–32"),
  MONTH("a month"),
  DAY("a day");

  private final String words;

  Precision(String words) {
    this.words = words;
  }

  static Precision of(EdtfDate date) {
    return switch (date) {
      case EdtfYear year -> YEAR;
      case EdtfLongYear year -> YEAR;
      case EdtfEstimatedYear year -> YEAR;
      case EdtfSeason season -> of(season.season());
      case EdtfMonth month -> MONTH;
      case EdtfDay day -> DAY;
    };
  }

  static Precision of(Season season) {
    int code = season.code();
    return code >= 40 ? HALF : code >= 37 ? QUADRIMESTER : code >= 33 ? QUARTER : SEASON;
  }

  /** Both at least as fine as this, and as fine as months, which divide all that is coarser. */
  Precision common(Precision other) {
    return this == other ? this : this == DAY || other == DAY ? DAY : MONTH;
  }

  /**
   * The date written this fine: the month or day where it begins or ends. Unchanged where it is
   * written so already; null where its year has more than four digits, as only years have then.
   */
  EdtfDate edge(EdtfDate date, boolean end) {
    if (of(date) == this) {
      return date;
    }
    Bounds bounds = date.bounds();
    LocalDate day = LocalDate.ofEpochDay(end ? bounds.latest() : bounds.earliest());
    if (Math.abs(day.getYear()) > 9999) {
      return null;
    }
    EdtfDate finer = this == DAY ? EdtfDay.of(day) : EdtfMonth.of(YearMonth.from(day));
    return finer.qualified(date.qualifier());
  }

  /** As the end of a sentence: what stands at the other end too. */
  @Override
  public String toString() {
    return words;
  }
}
