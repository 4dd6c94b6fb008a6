package org.entente.contracts;

import java.util.Collection;

/** The known word that a misspelt one was most likely meant to be. */
public final class Nearest {
  private Nearest() {}

  /** The nearest of {@code known}, or null where none is near. */
  public static String of(String word, Collection<String> known) {
    String nearest = null;
    int least = Math.min(Math.max(2, word.length() / 3), word.length() - 1) + 1;
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

  /** Levenshtein's distance, in one row; letters of {@code b} in lower case. */
  private static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int above = row[j];
        boolean same = a.charAt(i - 1) == Character.toLowerCase(b.charAt(j - 1));
        row[j] = Math.min(Math.min(row[j - 1], above) + 1, diagonal + (same ? 0 : 1));
        diagonal = above;
      }
    }
    return row[b.length()];
  }
}
