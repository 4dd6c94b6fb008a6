package org.entente.edtf;

import java.time.LocalDate;

/**
 * A part of a year between year and month. Specification: Level 1, Seasons; Level 2, Sub-year
 * groupings.
 *
 * <p>Seasons are meteorological: three whole months. Those that name no hemisphere are taken as
 * northern.
 */
public enum Season {
  SPRING(21, 3, 3),
  SUMMER(22, 6, 3),
  AUTUMN(23, 9, 3),
  WINTER(24, 12, 3),
  NORTHERN_SPRING(25, 3, 3),
  NORTHERN_SUMMER(26, 6, 3),
  NORTHERN_AUTUMN(27, 9, 3),
  NORTHERN_WINTER(28, 12, 3),
  SOUTHERN_SPRING(29, 9, 3),
  SOUTHERN_SUMMER(30, 12, 3),
  SOUTHERN_AUTUMN(31, 3, 3),
  SOUTHERN_WINTER(32, 6, 3),
  QUARTER_1(33, 1, 3),
  QUARTER_2(34, 4, 3),
  QUARTER_3(35, 7, 3),
  QUARTER_4(36, 10, 3),
  QUADRIMESTER_1(37, 1, 4),
  QUADRIMESTER_2(38, 5, 4),
  QUADRIMESTER_3(39, 9, 4),
  HALF_1(40, 1, 6),
  HALF_2(41, 7, 6);

  private static final Season[] ALL = values();

  private final int code;
  private final int firstMonth;
  private final int months;

  Season(int code, int firstMonth, int months) {
    this.code = code;
    this.firstMonth = firstMonth;
    this.months = months;
  }

  static boolean isCode(int code) {
    return code >= 21 && code <= 41;
  }

  /** The season written with this code, 21–41. */
  public static Season of(int code) {
    if (!isCode(code)) {
      throw new IllegalArgumentException("a season 21–41, not " + code);
    }
    return ALL[code - 21];
  }

  /** 21–41. */
  public int code() {
    return code;
  }

  /**
   * The days of this season in a year; a season that begins in December runs into the next year.
   */
  public Bounds in(int year) {
    LocalDate first = LocalDate.of(year, firstMonth, 1);
    return Bounds.of(first, first.plusMonths(months).minusDays(1));
  }
}
