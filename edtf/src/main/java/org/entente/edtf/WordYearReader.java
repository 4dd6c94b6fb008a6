package org.entente.edtf;

/**
 * Reads a year in English words: "2014", "44 BC", "AD 79", "the 1960s", "19th century", "year
 * unknown".
 */
final class WordYearReader {
  private static final String YEAR = "a year of four digits, or with BC or AD";

  private final Words words;

  WordYearReader(Words words) {
    this.words = words;
  }

  boolean isEra(Word word) {
    return isBefore(word) || word.is("ad") || word.is("ce");
  }

  private static boolean isBefore(Word word) {
    return word.is("bc") || word.is("bce");
  }

  /** A year, a decade or no year that stands alone. */
  EdtfDate date(String expected) {
    if (words.peek().is("year") || words.peek().isDecade()) {
      return new EdtfYear(component());
    }
    if (words.peek().digits() == 0 && !isEra(words.peek())) {
      throw words.refusal(expected);
    }
    return EdtfDate.ofYear(year());
  }

  /** The year behind a month, perhaps with "of" or a comma before it. */
  Component ofMonth() {
    words.acceptAny("of", ",");
    words.accept("the");
    return component();
  }

  int ofSeason() {
    words.acceptAny("of", ",");
    return fourDigits();
  }

  private int fourDigits() {
    Word word = words.peek();
    int year = year();
    if (Math.abs(year) > 9999) {
      throw words.refusal(word, YEAR);
    }
    return year;
  }

  private Component component() {
    if (words.accept("year", "unknown")) {
      return new Component("XXXX", Qualifier.NONE);
    }
    words.accept("year");
    if (words.accept("between")) {
      return someYear();
    }
    if (words.peek().isDecade()) {
      Word word = words.next();
      if (word.number() % 100 == 0) {
        throw words.refusal(
            word,
            "the first ten years as '"
                + word.number()
                + " to "
                + (word.number() + 9)
                + "', or a century");
      }
      return new Component(word.text().substring(0, 3) + "X", Qualifier.NONE);
    }
    return Component.ofYear(fourDigits());
  }

  /** As a label says it of digits that are not specified: "December, between 1500 and 1599". */
  private Component someYear() {
    Word word = words.peek();
    int least = fourDigits();
    if (!words.accept("and")) {
      throw words.refusal("'and' and another year");
    }
    return Component.ofYears(least, fourDigits())
        .orElseThrow(() -> words.refusal(word, "a century or a decade, as between 1500 and 1599"));
  }

  private int year() {
    boolean inFront = words.acceptAny("ad", "ce");
    Word word = words.peek();
    boolean behind = !inFront && isEra(words.peek(1));
    boolean before = behind && isBefore(words.peek(1));
    boolean era = inFront || behind;
    if (!word.isNumber() || word.digits() != 4 && !era || word.number() == 0 && era) {
      throw words.refusal(YEAR);
    }
    words.next();
    if (behind) {
      words.next();
    }
    // 1 BC is the year 0
    return before ? 1 - word.number() : word.number();
  }

  /**
   * The 19th century is 18XX, as people say it; the 5th before Christ is -04XX. The first of either
   * era is no such pattern: 00XX begins with 1 BC, and -00XX ends with 2 BC.
   */
  EdtfYear century(Word word, int count) {
    if (count < 1 || count > 99) {
      throw words.refusal(word, "a century from 1 to 99");
    }
    boolean before = isBefore(words.peek());
    if (count == 1) {
      throw words.refusal(word, before ? "'between 100 BC and 1 BC'" : "'between 1 AD and 100 AD'");
    }
    if (isEra(words.peek())) {
      words.next();
    }
    String digits = Component.ofTwo(count - 1).digits();
    return new EdtfYear(new Component((before ? "-" : "") + digits + "XX", Qualifier.NONE));
  }
}
