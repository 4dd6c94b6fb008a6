package org.entente.edtf;

/** A year as a number, perhaps with a power of ten: its value, its limits, its text. */
final class YearNumber {
  /** The greatest exponent with which a year of one digit stays within the limit. */
  static final int MAX_EXPONENT = 8;

  private YearNumber() {}

  static boolean isWithinLimit(int significand, int exponent) {
    return exponent >= 0
        && exponent <= MAX_EXPONENT
        && Math.abs(value(significand, exponent)) <= Edtf.MAX_YEAR;
  }

  static void check(int significand, int exponent) {
    if (significand == 0 || !isWithinLimit(significand, exponent)) {
      throw new IllegalArgumentException(
          "a year within ±999,999,999, not " + significand + "E" + exponent);
    }
  }

  /** Relies on the limit having been checked. */
  static int year(int significand, int exponent) {
    return (int) value(significand, exponent);
  }

  private static long value(int significand, int exponent) {
    long value = significand;
    for (int i = 0; i < exponent; i++) {
      value *= 10;
    }
    return value;
  }

  static String text(int significand, int exponent) {
    if (exponent > 0) {
      return "Y" + significand + "E" + exponent;
    }
    int magnitude = Math.abs(significand);
    if (magnitude > 9999) {
      return "Y" + significand;
    }
    String digits = Integer.toString(magnitude);
    return (significand < 0 ? "-" : "") + "0".repeat(4 - digits.length()) + digits;
  }
}
