package org.entente.timeline.entry;

import java.util.List;
import java.util.Set;

/**
 * What filters ask of an entry, beside its words.
 *
 * @param earliest epoch day, null where open or unknown; {@code latest} alike
 * @param scopes the timelines in which the entry stands: {@code all}, {@code IN-JP}, {@code
 *     person/x}, …
 */
public record FilterKeys(
    String kind,
    String status,
    String level,
    Long earliest,
    Long latest,
    List<String> parties,
    List<String> people,
    List<String> organizations,
    String series,
    List<String> initiatives,
    List<String> topics,
    Set<String> scopes) {

  /** The pairs of parties among the scopes. */
  public List<String> partnerships() {
    return scopes.stream()
        .filter(scope -> scope.indexOf('-') > 0 && scope.indexOf('/') < 0)
        .toList();
  }
}
