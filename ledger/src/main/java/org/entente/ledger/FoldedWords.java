package org.entente.ledger;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.entente.rest.FoldedText;

/**
 * Texts as words with case and accents folded, in every script. Made only of letters, digits and
 * what joins them.
 */
final class FoldedWords {
  private static final int LONGEST = 64;

  /** A tsvector holds less than a megabyte. */
  private static final int MOST_CHARACTERS = 100_000;

  private FoldedWords() {}

  static Set<String> of(List<String> texts) {
    Set<String> words = new LinkedHashSet<>();
    int characters = 0;
    for (String text : texts) {
      for (String word : of(text)) {
        if (characters < MOST_CHARACTERS && words.add(word)) {
          characters += word.length();
        }
      }
    }
    return words;
  }

  static Set<String> of(String text) {
    return List.of(FoldedText.of(text).split(" ")).stream()
        .filter(word -> !word.isEmpty())
        .map(word ->
            word.length() <= LONGEST
                ? word
                : word.substring(0, word.offsetByCodePoints(0, LONGEST / 2)))
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }
}
