package org.entente.edtf;

import java.text.Normalizer;
import java.util.Locale;

/**
 * A text of which only what tells dates apart is left: one form of every dash, digit, bracket and
 * letter, and no blank beside an ideograph.
 */
final class PlainText {
  /** Wave dashes too; a hyphen stands for all of them. */
  private static final String DASHES = "‐‑‒–—−~〜";

  private static final int FULL_WIDTH = 0xFEE0;

  private PlainText() {}

  static String of(String text) {
    String letters = Normalizer.normalize(text, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
    StringBuilder plain = new StringBuilder(letters.length());
    letters
        .codePoints()
        .map(PlainText::form)
        .forEach(c -> {
          int last = plain.isEmpty() ? ' ' : plain.codePointBefore(plain.length());
          if (c != ' ' || last != ' ' && !Character.isIdeographic(last)) {
            if (last == ' ' && !plain.isEmpty() && Character.isIdeographic(c)) {
              plain.setLength(plain.length() - 1);
            }
            plain.appendCodePoint(c);
          }
        });
    return plain.toString().strip();
  }

  private static int form(int c) {
    int narrow = c >= '！' && c <= '～' ? c - FULL_WIDTH : c;
    if (Character.isWhitespace(narrow) || Character.isSpaceChar(narrow)) {
      return ' ';
    }
    int digit = Character.digit(narrow, 10);
    return digit >= 0 ? '0' + digit : DASHES.indexOf(narrow) >= 0 ? '-' : narrow;
  }

  static String withoutBlanks(String plain) {
    return plain.replace(" ", "");
  }
}
