package org.entente.timeline.query.quality;

import org.entente.contracts.Kind;

/** The records of a kind that live, as a table of {@code key} and {@code value}. */
final class Living {
  /** Keys of a kind lie together; '0' follows '/'. */
  private static final String NEWEST =
      """
      select key, value from (
        select distinct on (key) key, change, value from fact
        where key >= '%1$s/' and key < '%1$s0' order by key, revision desc) newest
      where change <> 'deleted'
      """;

  private Living() {}

  static String of(Kind kind) {
    return NEWEST.formatted(kind.word());
  }
}
