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

  boolean isEra(Words.Word word) {
    return isBefore(word) || word.text().equals("ad") || word.text().equals("ce");
  }

  private static boolean isBefore(Words.Word word) {
    return word.text().equals("bc") || word.text().equals("bce");
  }

  /** A year, a decade or no year that stands alone. */
  EdtfDate date(String expected) {
    if (words.peek().text().equals("year") || isDecade()) {
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
    Words.Word word = words.peek();
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
    if (isDecade()) {
      Words.Word word = words.next();
      if (word.value() % 100 == 0) {
        throw words.refusal(
            word,
            "the first ten years as '"
                + word.value()
                + " to "
                + (word.value() + 9)
                + "', or a century");
      }
      return new Component(word.text().substring(0, 3) + "X", Qualifier.NONE);
    }
    Words.Word word = words.peek();
    int year = year();
    if (Math.abs(year) > 9999) {
      throw words.refusal(word, YEAR);
    }
    return Component.ofYear(year);
  }

  private boolean isDecade() {
    Words.Word word = words.peek();
    return word.digits() == 4
        && (word.text().endsWith("s") || word.text().endsWith("'s"))
        && word.value() % 10 == 0;
  }

  private int year() {
    boolean era = words.acceptAny("ad", "ce");
    Words.Word word = words.peek();
    boolean before = isBefore(words.peek(1));
    era |= isEra(words.peek(1));
    if (!word.isNumber() || word.digits() != 4 && !era || word.value() == 0 && era) {
      throw words.refusal(YEAR);
    }
    words.next();
    if (isEra(words.peek())) {
      words.next();
    }
    // 1 BC is the year 0
    return before ? 1 - word.value() : word.value();
  }

  /** The 19th century is 18XX, as people say it; the 5th before Christ is -04XX. */
  EdtfYear century(Words.Word word, int count) {
    if (count < 1 || count > 99) {
      throw words.refusal(word, "a century from 1 to 99");
    }
    boolean before = isBefore(words.peek());
    if (isEra(words.peek())) {
      words.next();
    }
    String digits = Component.ofTwo(count - 1).digits();
    return new EdtfYear(new Component((before ? "-" : "") + digits + "XX", Qualifier.NONE));
  }
}
