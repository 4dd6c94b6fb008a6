package org.entente.edtf;

import java.time.LocalDate;

/**
 * A year of which only some digits count: {@code 1950S2} is some year of 1900–1999, estimated to be
 * 1950. Specification: Level 2, Significant digits. Leading zeros are not significant: {@code
 * 0050S1} is 50–59.
 *
 * @param exponent 0 where none is written
 */
public record EdtfEstimatedYear(
    int significand, int exponent, int significantDigits, Qualifier qualifier) implements EdtfDate {
  /** More than any year has; such a number is taken, and means the year itself. */
  static final int MAX_DIGITS = 999_999_999;

  /** Refuses years beyond ±999,999,999 and fewer than one digit. */
  public EdtfEstimatedYear {
    if (significand != 0 || exponent != 0) {
      YearNumber.check(significand, exponent);
    }
    if (significantDigits < 1 || significantDigits > MAX_DIGITS) {
      throw new IllegalArgumentException(
          "1 to 999,999,999 significant digits, not " + significantDigits);
    }
  }

  /** The estimate. */
  public int year() {
    return YearNumber.year(significand, exponent);
  }

  @Override
  public EdtfEstimatedYear qualified(Qualifier group) {
    return new EdtfEstimatedYear(significand, exponent, significantDigits, qualifier.and(group));
  }

  /** All years that share the significant digits; before 0 by magnitude. */
  @Override
  public Bounds bounds() {
    int magnitude = Math.abs(year());
    int unit = 1;
    for (int digits = Integer.toString(magnitude).length(); digits > significantDigits; digits--) {
      unit *= 10;
    }
    int least = magnitude - magnitude % unit;
    int greatest = least + unit - 1;
    return year() < 0
        ? Bounds.of(LocalDate.of(-greatest, 1, 1), LocalDate.of(-least, 12, 31))
        : Bounds.of(LocalDate.of(least, 1, 1), LocalDate.of(greatest, 12, 31));
  }

  @Override
  public boolean certain() {
    return false;
  }

  @Override
  public String toString() {
    return YearNumber.text(significand, exponent) + "S" + significantDigits + qualifier;
  }
}
