package org.entente.timeline.export;

import java.util.function.IntPredicate;

/**
 * Text of a record as any format can carry it. Owners keep controls out (API §1); what came past
 * them is taken out here.
 */
final class PlainText {
  private PlainText() {}

  /** Without control characters but TAB and LF, and without what is no character at all. */
  static String clean(String text) {
    if (text == null) {
      return "";
    }
    return only(
        text.indexOf('\r') < 0 ? text : text.replace("\r\n", "\n").replace('\r', '\n'),
        PlainText::carried);
  }

  /**
   * For people to read: also without the controls that turn the direction of what stands beside
   * (U+202A–202E, U+2066–2069).
   */
  static String shown(String text) {
    return only(clean(text), c -> !turns(c));
  }

  /** On one line. */
  static String line(String text) {
    return shown(text).replace('\n', ' ').replace('\t', ' ');
  }

  private static String only(String text, IntPredicate kept) {
    return usual(text) || text.codePoints().allMatch(kept) ? text : filtered(text, kept);
  }

  /**
   * Most text is, and every character of every cell passes here: as an array it is looked through
   * in half the time.
   */
  private static boolean usual(String text) {
    for (char c : text.toCharArray()) {
      boolean usual =
          c >= ' ' && c <= '~'
              || c >= 0xA0 && c < 0x2028
              || c >= 0x3000 && c < 0xD800
              || c == '\n'
              || c == '\t';
      if (!usual) {
        return false;
      }
    }
    return true;
  }

  private static String filtered(String text, IntPredicate kept) {
    return text.codePoints()
        .filter(kept)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private static boolean carried(int c) {
    boolean surrogate = c >= 0xD800 && c <= 0xDFFF;
    boolean none = (c & 0xFFFE) == 0xFFFE || c >= 0xFDD0 && c <= 0xFDEF;
    return c == '\n' || c == '\t' || !Character.isISOControl(c) && !surrogate && !none;
  }

  private static boolean turns(int c) {
    return c >= 0x202A && c <= 0x202E || c >= 0x2066 && c <= 0x2069;
  }
}
