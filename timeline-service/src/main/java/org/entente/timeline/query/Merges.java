package org.entente.timeline.query;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.entente.contracts.EntityKey;
import org.entente.timeline.entry.Recorded;
import org.entente.timeline.facts.Facts;

/** Whoever asks for a record that was merged means the other (DESIGN §6). */
final class Merges {
  /** Longer chains are not followed; owners keep them short. */
  private static final int MOST = 32;

  private Merges() {}

  /**
   * The filter with the ids that count for those that it names.
   *
   * @param asOf null for now
   */
  static Filter counted(Connection connection, Filter filter, Instant asOf) throws SQLException {
    Set<EntityKey> named = filter.named();
    if (named.isEmpty()) {
      return filter;
    }
    Map<EntityKey, EntityKey> into = new HashMap<>();
    Set<EntityKey> open = named;
    for (int i = 0; i < MOST && !open.isEmpty(); i++) {
      Set<EntityKey> next = new HashSet<>();
      for (Recorded recorded : Facts.states(connection, open, asOf).values()) {
        if (recorded.mergedInto() != null
            && into.put(recorded.key(), recorded.mergedInto()) == null) {
          next.add(recorded.mergedInto());
        }
      }
      open = next;
    }
    return filter.counted(key -> {
      EntityKey at = key;
      for (int i = 0; i < MOST && into.containsKey(at); i++) {
        at = into.get(at);
      }
      return at;
    });
  }
}
