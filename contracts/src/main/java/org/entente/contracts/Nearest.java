package org.entente.contracts;

import java.util.Collection;

/** The known word that a misspelt one was most likely meant to be. */
public final class Nearest {
  private Nearest() {}

  /** The nearest of {@code known}, or null where none is near. */
  public static String of(String word, Collection<String> known) {
    String nearest = null;
    int least = Math.min(Math.max(1, word.length() / 3), word.length() - 1) + 1;
    if (word.length() <= 64) {
      for (String candidate : known) {
        int distance = distance(word.toLowerCase(java.util.Locale.ROOT), candidate);
        if (distance < least) {
          least = distance;
          nearest = candidate;
        }
      }
    }
    return nearest;
  }

  /**
   * Optimal string alignment: as Levenshtein's, and two letters in each other's place count once.
   */
  private static int distance(String a, String b) {
    int[] before = new int[b.length() + 1];
    int[] above = new int[b.length() + 1];
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int[] free = before;
      before = above;
      above = row;
      row = free;
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        row[j] =
            Math.min(Math.min(row[j - 1], above[j]) + 1, above[j - 1] + (same(a, i, b, j) ? 0 : 1));
        if (i > 1 && j > 1 && same(a, i, b, j - 1) && same(a, i - 1, b, j)) {
          row[j] = Math.min(row[j], before[j - 2] + 1);
        }
      }
    }
    return row[b.length()];
  }

  private static boolean same(String a, int i, String b, int j) {
    return a.charAt(i - 1) == Character.toLowerCase(b.charAt(j - 1));
  }
}
