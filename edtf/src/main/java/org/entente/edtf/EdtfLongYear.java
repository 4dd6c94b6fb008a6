package org.entente.edtf;

import java.time.LocalDate;

/**
 * A year written with {@code Y}: beyond four digits ({@code Y170000002}) or with an exponent
 * ({@code Y-17E7}). Specification: Level 1, Letter-prefixed calendar year; Level 2, Exponential
 * year.
 *
 * @param exponent 0 where none is written
 */
public record EdtfLongYear(int significand, int exponent, Qualifier qualifier) implements EdtfDate {
  /** Refuses years beyond ±999,999,999, and four digits without an exponent. */
  public EdtfLongYear {
    YearNumber.check(significand, exponent);
    if (exponent == 0 && Math.abs(significand) <= 9999) {
      throw new IllegalArgumentException(
          "a year of four digits is written without Y: " + significand);
    }
  }

  /** The year itself. */
  public int year() {
    return YearNumber.year(significand, exponent);
  }

  @Override
  public EdtfLongYear qualified(Qualifier group) {
    return new EdtfLongYear(significand, exponent, qualifier.and(group));
  }

  @Override
  public Bounds bounds() {
    return Bounds.of(LocalDate.of(year(), 1, 1), LocalDate.of(year(), 12, 31));
  }

  @Override
  public boolean certain() {
    return !uncertain();
  }

  @Override
  public String toString() {
    return YearNumber.text(significand, exponent) + qualifier;
  }
}
