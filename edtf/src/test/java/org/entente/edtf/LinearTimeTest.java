package org.entente.edtf;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Four times the text takes about four times the time; sixteen would be quadratic. */
@Tag("long")
class LinearTimeTest {
  private static final int SHORT = 30;
  private static final int LONG = 120;

  /** A piece that is repeated, and what goes around it. */
  record Family(String open, String piece, String close, boolean words) {
    String text(int length) {
      String rest = piece.repeat((length - open.length() - close.length()) / piece.length());
      return open + rest + close;
    }
  }

  static Stream<Family> families() {
    return Stream.of(
        new Family("[", "2004,", "2005]", false),
        new Family("{", "2004-02-29?,", "2005}", false),
        new Family("[", "XX00-02-29,", "2005]", false),
        new Family("[", "2004..2005,", "2005]", false),
        new Family("Y", "9", "", false),
        new Family("Y1E", "9", "", false),
        new Family("1950S", "9", "", false),
        new Family("2004", "?", "", false),
        new Family("", "[", "", false),
        new Family("", "about ", "2014", true),
        new Family("", "2004, ", "2005 or 2006", true),
        new Family("", "a", "", true),
        new Family("2004", "-04", "", true),
        new Family("", "1-", "1", true));
  }

  @ParameterizedTest
  @MethodSource("families")
  void timeGrowsAsTheText(Family family) {
    String small = family.text(SHORT);
    String large = family.text(LONG);
    double ratio = Double.MAX_VALUE;
    for (int round = 0; round < 5; round++) {
      ratio = Math.min(ratio, best(large, family.words) / (double) best(small, family.words));
    }
    assertTrue(ratio < 9, family + ": " + ratio);
  }

  private static long best(String text, boolean words) {
    long best = Long.MAX_VALUE;
    for (int batch = 0; batch < 40; batch++) {
      long start = System.nanoTime();
      for (int i = 0; i < 500; i++) {
        read(text, words);
      }
      best = Math.min(best, System.nanoTime() - start);
    }
    return best;
  }

  private static int read(String text, boolean words) {
    try {
      return (words ? PlainWords.read(text).value() : Edtf.parse(text)).hashCode();
    } catch (EdtfException refusal) {
      return refusal.position();
    }
  }
}
