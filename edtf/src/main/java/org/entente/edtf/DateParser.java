package org.entente.edtf;

/** Reads one date at the cursor, as far as it goes; what may follow is the caller's matter. */
final class DateParser {
  private static final String YEAR = "a year of four digits";

  private static final String POWER =
      "a power of ten from 1 that keeps the year within ±999,999,999";

  private final Cursor cursor;

  DateParser(Cursor cursor) {
    this.cursor = cursor;
  }

  EdtfDate date() {
    Qualifier own = cursor.qualifier();
    if (cursor.peek() == 'Y') {
      return longYear(own);
    }
    int start = cursor.at();
    boolean negative = cursor.accept('-');
    cursor.digitsOrX(
        4,
        negative || own != Qualifier.NONE || start > 0
            ? YEAR
            : "a date or an interval, as 2008 or 2008-05/2009");
    String digits = cursor.since(start);
    if (digits.equals("-0000")) {
      throw cursor.refusal(start, "the year 0 without a minus");
    }
    if (cursor.peek() == 'S' && digits.indexOf('X') < 0) {
      return estimated(Integer.parseInt(digits), 0, own);
    }
    Qualifier group = cursor.qualifier();
    if (!cursor.accept('-')) {
      return new EdtfYear(new Component(digits, own.and(group)));
    }
    return inYear(digits, own.and(group));
  }

  private EdtfDate inYear(String yearDigits, Qualifier ofYear) {
    Qualifier own = cursor.qualifier();
    int start = cursor.at();
    cursor.digitsOrX(2, "a month 01–12 or a season 21–41");
    Component month = new Component(cursor.since(start), own);
    if (month.specified() && Season.isCode(month.least())) {
      return season(yearDigits, ofYear, month, start);
    }
    if (Unspecified.firstMonth(month) == 0) {
      throw cursor.refusal(
          start, "a month 01–12" + (month.least() > 19 ? " or a season 21–41" : ""));
    }
    Qualifier group = cursor.qualifier();
    Component year = new Component(yearDigits, ofYear.and(group));
    month = new Component(month.digits(), own.and(group));
    return cursor.accept('-') ? day(year, month) : new EdtfMonth(year, month);
  }

  private EdtfSeason season(String yearDigits, Qualifier ofYear, Component code, int start) {
    if (yearDigits.indexOf('X') >= 0) {
      throw cursor.refusal(start, "a month 01–12, as a season needs a year without X");
    }
    Qualifier group = cursor.qualifier();
    Component year = new Component(yearDigits, ofYear.and(group));
    return new EdtfSeason(year, Season.of(code.least()), code.qualifier().and(group));
  }

  private EdtfDay day(Component year, Component month) {
    Qualifier own = cursor.qualifier();
    int start = cursor.at();
    cursor.digitsOrX(2, "a day 01–31");
    Component day = new Component(cursor.since(start), own);
    if (!Unspecified.exists(year, month, day)) {
      throw cursor.refusal(start, "a day " + Unspecified.days(year, month));
    }
    Qualifier group = cursor.qualifier();
    return new EdtfDay(year.and(group), month.and(group), day.and(group));
  }

  private EdtfDate longYear(Qualifier own) {
    cursor.skip();
    boolean negative = cursor.accept('-');
    int magnitude =
        cursor.positive(Edtf.MAX_YEAR, "a year within ±999,999,999, without leading zeros");
    int significand = negative ? -magnitude : magnitude;
    int exponent = 0;
    if (cursor.accept('E')) {
      int start = cursor.at();
      exponent = cursor.positive(Edtf.MAX_YEAR, POWER);
      if (!YearNumber.isWithinLimit(significand, exponent)) {
        throw cursor.refusal(start, POWER);
      }
    } else if (magnitude <= 9999) {
      throw cursor.refusal("a fifth digit or E, as a year of four digits is written without Y");
    }
    if (cursor.peek() == 'S') {
      return estimated(significand, exponent, own);
    }
    return new EdtfLongYear(significand, exponent, own.and(cursor.qualifier()));
  }

  private EdtfEstimatedYear estimated(int significand, int exponent, Qualifier own) {
    cursor.skip();
    int digits =
        cursor.positive(EdtfEstimatedYear.MAX_DIGITS, "a number of significant digits from 1");
    return new EdtfEstimatedYear(significand, exponent, digits, own.and(cursor.qualifier()));
  }
}
