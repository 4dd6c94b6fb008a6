package org.entente.edtf;

/** The one place of reading: a text and how far it has been read. */
final class Cursor {
  /** What {@link #peek()} gives at the end; no EDTF holds it. */
  static final char END = '\0';

  private final String text;
  private int at;

  /** Refuses an over-long text without looking into it. */
  Cursor(String text) {
    checkLength(text);
    this.text = text;
  }

  static void checkLength(String text) {
    if (text.length() > Edtf.MAX_LENGTH) {
      throw new EdtfException(
          text,
          Edtf.MAX_LENGTH,
          "more",
          "the end, as a date has at most " + Edtf.MAX_LENGTH + " characters");
    }
  }

  static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  static boolean isDigitOrX(char c) {
    return isDigit(c) || c == 'X';
  }

  int at() {
    return at;
  }

  boolean atEnd() {
    return at == text.length();
  }

  char peek() {
    return at < text.length() ? text.charAt(at) : END;
  }

  void skip() {
    at++;
  }

  boolean accept(char c) {
    if (atEnd() || text.charAt(at) != c) {
      return false;
    }
    at++;
    return true;
  }

  boolean accept(String word) {
    if (!text.startsWith(word, at)) {
      return false;
    }
    at += word.length();
    return true;
  }

  void expect(char c, String expected) {
    if (!accept(c)) {
      throw refusal(expected);
    }
  }

  Qualifier qualifier() {
    Qualifier qualifier = Qualifier.of(peek());
    if (qualifier != Qualifier.NONE) {
      at++;
    }
    return qualifier;
  }

  /** Exactly two digits. */
  int twoDigits(String expected) {
    int number = 0;
    for (int i = 0; i < 2; i++) {
      if (!isDigit(peek())) {
        throw refusal(expected);
      }
      number = number * 10 + text.charAt(at++) - '0';
    }
    return number;
  }

  /** As many digits or X as asked for. */
  void digitsOrX(int width, String expected) {
    for (int i = 0; i < width; i++) {
      if (!isDigitOrX(peek())) {
        throw refusal(expected);
      }
      at++;
    }
  }

  /** A number above 0 without leading zeros, as long as it is; refuses one above the limit. */
  int positive(int limit, String expected) {
    int start = at;
    if (!isDigit(peek()) || peek() == '0') {
      throw refusal(expected);
    }
    long number = 0;
    while (isDigit(peek())) {
      number = Math.min(number * 10 + text.charAt(at++) - '0', Integer.MAX_VALUE);
    }
    if (number > limit) {
      throw refusal(start, expected);
    }
    return (int) number;
  }

  String since(int start) {
    return text.substring(start, at);
  }

  /** The refusal of the character here, or of the end. */
  EdtfException refusal(String expected) {
    int end = atEnd() ? at : at + Character.charCount(text.codePointAt(at));
    return new EdtfException(text, at, text.substring(at, end), expected);
  }

  /** The refusal of what has been read since a place. */
  EdtfException refusal(int start, String expected) {
    return new EdtfException(text, start, since(start), expected);
  }
}
