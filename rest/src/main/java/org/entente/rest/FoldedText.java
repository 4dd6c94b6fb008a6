package org.entente.rest;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;

/**
 * Text as it is searched: words with case and accents folded, in every script, joined by single
 * spaces. What is folded alike is found alike, so that records and questions go through here.
 */
public final class FoldedText {
  private static final Map<Character, String> PLAIN =
      Map.ofEntries(
          Map.entry('ł', "l"),
          Map.entry('ø', "o"),
          Map.entry('đ', "d"),
          Map.entry('ð', "d"),
          Map.entry('ħ', "h"),
          Map.entry('ŧ', "t"),
          Map.entry('ı', "i"),
          Map.entry('ß', "ss"),
          Map.entry('æ', "ae"),
          Map.entry('œ', "oe"),
          Map.entry('þ', "th"));

  private FoldedText() {}

  /** Letters, digits and what joins them; everything else parts words. */
  public static String of(String text) {
    return folded(text, false);
  }

  /** As {@link #of}, but double quotes and a hyphen before a word keep their meaning. */
  public static String ofQuestion(String text) {
    return folded(text, true);
  }

  private static String folded(String text, boolean question) {
    StringBuilder folded = new StringBuilder(text.length());
    int[] decomposed = Normalizer.normalize(text, Normalizer.Form.NFKD).codePoints().toArray();
    for (int i = 0; i < decomposed.length; i++) {
      int c = decomposed[i];
      if (Character.isLetterOrDigit(c) || partOfWord(c)) {
        folded.appendCodePoint(c);
      } else if (question && (c == '"' || c == '-' && beginsWord(decomposed, i))) {
        folded.appendCodePoint(c);
      } else if (!accent(c) && !folded.isEmpty() && folded.charAt(folded.length() - 1) != ' ') {
        folded.append(' ');
      }
    }
    return latin(folded.toString().toLowerCase(Locale.ROOT)).strip();
  }

  /** Latin letters that people write without their strokes, and Unicode does not take apart. */
  private static String latin(String text) {
    StringBuilder plain = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      String letters = c < 'ß' ? null : PLAIN.get(c);
      if (letters == null) {
        plain.append(c);
      } else {
        plain.append(letters);
      }
    }
    return plain.toString();
  }

  private static boolean beginsWord(int[] text, int at) {
    return (at == 0 || Character.isWhitespace(text[at - 1]))
        && at + 1 < text.length
        && !Character.isWhitespace(text[at + 1]);
  }

  private static boolean accent(int c) {
    return Character.getType(c) == Character.NON_SPACING_MARK
        && Character.UnicodeScript.of(c) == Character.UnicodeScript.INHERITED;
  }

  /** Vowel signs of Devanagari and others. */
  private static boolean partOfWord(int c) {
    return (Character.getType(c) == Character.NON_SPACING_MARK
            || Character.getType(c) == Character.COMBINING_SPACING_MARK)
        && !accent(c);
  }
}
