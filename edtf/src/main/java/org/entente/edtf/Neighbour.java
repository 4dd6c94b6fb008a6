package org.entente.edtf;

import java.time.LocalDate;
import java.time.YearMonth;

/**
 * The date just before or after another, as coarse as that one: for "before 1914" and "after June
 * 1914".
 */
final class Neighbour {
  private Neighbour() {}

  static boolean isBeyondLimit(EdtfDate date, int step) {
    return edge(date, step).getYear() + (long) step > Edtf.MAX_YEAR
        || edge(date, step).getYear() + (long) step < -Edtf.MAX_YEAR;
  }

  private static LocalDate edge(EdtfDate date, int step) {
    return LocalDate.ofEpochDay(step < 0 ? date.bounds().earliest() : date.bounds().latest());
  }

  static EdtfDate of(EdtfDate date, int step) {
    LocalDate day = edge(date, step).plusDays(step);
    return sameKind(date, day).qualified(date.qualifier());
  }

  private static EdtfDate sameKind(EdtfDate date, LocalDate day) {
    if (Math.abs(day.getYear()) > 9999) {
      return EdtfDate.ofYear(day.getYear());
    }
    return switch (date) {
      case EdtfYear year -> EdtfDate.ofYear(day.getYear());
      case EdtfLongYear year -> EdtfDate.ofYear(day.getYear());
      case EdtfEstimatedYear year -> EdtfDate.ofYear(day.getYear());
      case EdtfSeason season -> EdtfMonth.of(YearMonth.from(day));
      case EdtfMonth month -> EdtfMonth.of(YearMonth.from(day));
      case EdtfDay one -> EdtfDay.of(day);
    };
  }
}
