package org.entente.timeline.projection;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import org.entente.timeline.projection.Dirty.Cause;
import org.entente.timeline.projection.EntryRefresh.Finished;
import org.entente.timeline.tables.Generation;

/**
 * Entries that follow in a rebuild, finished. They may be made ready without the projection's lock:
 * where the read model's version is another when they are to be written, something was received
 * meanwhile, and they are made anew.
 *
 * @param version of the read model before anything was read
 * @param after the key reached before
 * @param events their ids; none where there are no more
 */
record Chunk(
    long version,
    Generation generation,
    String after,
    SequencedMap<String, Cause> events,
    Finished finished) {

  /**
   * Which events come next? Deleted ones count; they make no entry. Those that are dirty have their
   * turn as such, with what stands beside them.
   */
  private static final String NEXT =
      """
      select distinct key from fact
      where key > ? and key like 'event/%'
        and not exists (select from dirty where generation = ? and id = substr(key, 7))
      order by key limit ?
      """;

  /** Of nothing yet. */
  Chunk(long version, Generation generation, String after) {
    this(version, generation, after, new LinkedHashMap<>(), null);
  }

  /** Whether this may be written where the other would be made. */
  boolean standsFor(Chunk other) {
    return version == other.version
        && generation.equals(other.generation)
        && after.equals(other.after);
  }

  /** The same with so many entries. */
  Chunk filled(Connection connection, int most) throws SQLException {
    SequencedMap<String, Cause> next = new LinkedHashMap<>();
    try (PreparedStatement statement = connection.prepareStatement(NEXT)) {
      statement.setString(1, after.isEmpty() ? "event/" : after);
      statement.setInt(2, generation.number());
      statement.setInt(3, most);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          next.put(rows.getString(1).substring("event/".length()), Cause.REBUILD);
        }
      }
    }
    return new Chunk(version, generation, after, next, Finished.of(connection, next.keySet()));
  }

  /** What follows this one. */
  Chunk next(Connection connection, int most) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("select version from projection")) {
      row.next();
      return new Chunk(row.getLong(1), generation, last()).filled(connection, most);
    }
  }

  /** The key of the last event. */
  String last() {
    return "event/" + events.lastEntry().getKey();
  }
}
