package org.entente.edtf;

import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A phrase of a language with one or two places, as "{0} या पहले", and what may stand in them. */
final class Phrase {
  private final String before;
  private final int first;
  private final String between;
  private final int second;
  private final String behind;

  private Phrase(String text) {
    int open = text.indexOf('{');
    int other = text.indexOf('{', open + 1);
    before = text.substring(0, Math.max(open, 0)).strip();
    first = place(text, open);
    second = place(text, other);
    between = other < 0 ? "" : text.substring(open + 3, other).strip();
    behind = text.substring(Math.max(open, other) + (open < 0 ? 1 : 3)).strip();
  }

  /** A phrase, each place of which stands in it once. */
  static Phrase of(String text) {
    return new Phrase(PlainText.of(text));
  }

  private static int place(String text, int open) {
    return open < 0 ? -1 : text.charAt(open + 1) - '0';
  }

  /** Each way in which this text may be the phrase: by number, what stands in its places. */
  Stream<String[]> places(String text) {
    boolean fits = text.length() >= before.length() + behind.length();
    if (!fits || !text.startsWith(before) || !text.endsWith(behind)) {
      return Stream.empty();
    }
    String inner = text.substring(before.length(), text.length() - behind.length());
    if (second < 0) {
      return Stream.of(inner.strip()).map(one -> filled(one, ""));
    }
    return IntStream.range(1, inner.length())
        .filter(at -> inner.startsWith(between, at))
        .mapToObj(at ->
            filled(inner.substring(0, at).strip(), inner.substring(at + between.length()).strip()));
  }

  private String[] filled(String one, String other) {
    String[] places = {"", "", "", ""};
    places[first] = one;
    if (second >= 0) {
      places[second] = other;
    }
    return places;
  }
}
