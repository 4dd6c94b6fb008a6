package org.entente.timeline.query;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.entente.contracts.EntityKey;
import org.entente.timeline.entry.Recorded;
import org.entente.timeline.facts.Facts;

/** Whoever asks for a record that was merged means the other (DESIGN §6). */
@ApplicationScoped
public class Merges {
  /** Longer chains are not followed; owners keep them short. */
  private static final int MOST = 32;

  private final DataSource database;

  Merges(DataSource database) {
    this.database = database;
  }

  /** The filter with the ids that count now for those that it names. */
  public Filter counted(Filter filter) throws SQLException {
    try (Connection connection = database.getConnection()) {
      return counted(connection, filter, null);
    }
  }

  /**
   * The filter with the ids that count for those that it names.
   *
   * @param asOf null for now
   */
  static Filter counted(Connection connection, Filter filter, Instant asOf) throws SQLException {
    Set<EntityKey> named = filter.named();
    return named.isEmpty() ? filter : filter.counted(counted(connection, named, asOf));
  }

  /**
   * Gives each of these keys the one that counts for it, itself where it was not merged.
   *
   * @param asOf null for now
   */
  public UnaryOperator<EntityKey> counted(Set<EntityKey> keys, Instant asOf) throws SQLException {
    try (Connection connection = database.getConnection()) {
      return counted(connection, keys, asOf);
    }
  }

  private static UnaryOperator<EntityKey> counted(
      Connection connection, Set<EntityKey> keys, Instant asOf) throws SQLException {
    Map<EntityKey, EntityKey> into = new HashMap<>();
    Set<EntityKey> open = keys;
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
    return key -> {
      EntityKey at = key;
      for (int i = 0; i < MOST && into.containsKey(at); i++) {
        at = into.get(at);
      }
      return at;
    };
  }
}
