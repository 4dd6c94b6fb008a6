package org.entente.edtf;

/**
 * A piece of a text: a word in lower case without dots, a number with its ending ("1960s", "27th"),
 * a date in EDTF, or a sign. Empty at the end of the text.
 *
 * @param start offset of its first character in the text
 * @param end offset behind its last
 */
record Word(String text, int start, int end) {
  boolean is(String word) {
    return text.equals(word);
  }

  /** How many digits it begins with. */
  int digits() {
    int digits = 0;
    while (digits < text.length() && Cursor.isDigit(text.charAt(digits))) {
      digits++;
    }
    return digits;
  }

  boolean isNumber() {
    return digits() > 0 && digits() == text.length();
  }

  /**
   * The number it begins with, without its ending; a word has no more digits than a year may have.
   */
  int number() {
    return Integer.parseInt(text.substring(0, digits()));
  }

  boolean isOrdinal() {
    return digits() > 0
        && switch (text.substring(digits())) {
          case "st", "nd", "rd", "th" -> true;
          default -> false;
        };
  }

  /** "1960s" or "1960's". */
  boolean isDecade() {
    return digits() == 4
        && number() % 10 == 0
        && switch (text.substring(4)) {
          case "s", "'s" -> true;
          default -> false;
        };
  }

  /** Whether it looks like EDTF and like nothing else here: 2024-11, 201X, 1950S2, Y170000002. */
  boolean isEdtf() {
    boolean longYear = text.length() > 1 && text.charAt(0) == 'y' && Cursor.isDigit(text.charAt(1));
    return longYear || beginsWithYear() && !isNumber() && !isOrdinal() && !isDecade();
  }

  private boolean beginsWithYear() {
    return text.length() >= 4
        && text.chars().limit(4).allMatch(c -> c == 'x' || Cursor.isDigit((char) c));
  }
}
