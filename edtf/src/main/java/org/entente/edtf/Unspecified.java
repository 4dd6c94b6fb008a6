package org.entente.edtf;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.chrono.IsoChronology;

/** Finds the days that a year, month and day with unspecified digits may mean. */
final class Unspecified {
  private static final long NONE = Long.MIN_VALUE;

  private Unspecified() {}

  /** The first month these digits may mean; 0 for none. */
  static int firstMonth(Component month) {
    return seek(month, 1, 12, 1);
  }

  /** The last month these digits may mean; 0 for none. */
  static int lastMonth(Component month) {
    return seek(month, 12, 1, -1);
  }

  static boolean exists(Component year, Component month, Component day) {
    return find(year, month, day, 1) != NONE;
  }

  /** The epoch day of the first such day; there must be one. */
  static long earliest(Component year, Component month, Component day) {
    return find(year, month, day, 1);
  }

  /** The epoch day of the last such day; there must be one. */
  static long latest(Component year, Component month, Component day) {
    return find(year, month, day, -1);
  }

  /** The days of a month in words: {@code 01–28 of 2019-02}. */
  static String days(Component year, Component month) {
    int last = 31;
    while (!exists(year, month, Component.ofTwo(last))) {
      last--;
    }
    return "01–" + last + " of " + year.digits() + "-" + month.digits();
  }

  private static int seek(Component part, int from, int to, int step) {
    for (int n = from; n != to + step; n += step) {
      if (part.matches(n)) {
        return n;
      }
    }
    return 0;
  }

  private static long find(Component year, Component month, Component day, int step) {
    int first = step > 0 ? year.least() : year.greatest();
    long found = findIn(first, month, day, step);
    if (found != NONE || year.specified()) {
      return found;
    }
    // Only 29 February asks for another year than the first.
    int last = step > 0 ? year.greatest() : year.least();
    for (int leap = first - Math.floorMod(first, 4);
        step > 0 ? leap <= last : leap >= last;
        leap += 4 * step) {
      if (IsoChronology.INSTANCE.isLeapYear(leap) && year.matches(leap)) {
        return findIn(leap, month, day, step);
      }
    }
    return NONE;
  }

  private static long findIn(int year, Component month, Component day, int step) {
    for (int m = step > 0 ? 1 : 12; m >= 1 && m <= 12; m += step) {
      if (month.matches(m)) {
        int length = YearMonth.of(year, m).lengthOfMonth();
        int d = step > 0 ? seek(day, 1, length, 1) : seek(day, length, 1, -1);
        if (d != 0) {
          return LocalDate.of(year, m, d).toEpochDay();
        }
      }
    }
    return NONE;
  }
}
