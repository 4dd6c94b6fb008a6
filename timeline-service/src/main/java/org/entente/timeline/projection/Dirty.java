package org.entente.timeline.projection;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.entente.contracts.Change;

/**
 * Which entries are to be refreshed and because of which change: the one writer of {@code dirty}.
 */
final class Dirty {
  /**
   * Which entries may show what these changes altered? A changed event's own, those of the events
   * that name it or that it names, and of the editions beside it; for any other record those of the
   * events that name it, also through a position or a merge.
   */
  private static final String MARK =
      """
      with recursive changed (key, source, seq) as (
        select key collate "C", source, seq
        from unnest(?::text[], ?::text[], ?::bigint[]) as given (key, source, seq)
      ), touched (key, source, seq) as (
        select key, source, seq from changed
        union
        select mention.subject, touched.source, touched.seq
        from touched join mention on mention.target = touched.key
        where touched.key not like 'event/%'
      ), around (key, source, seq) as (
        select mention.subject, changed.source, changed.seq
        from changed join mention on mention.target = changed.key
        where changed.key like 'event/%'
        union
        select mention.target, changed.source, changed.seq
        from changed join mention on mention.subject = changed.key
        where changed.key like 'event/%' and mention.target like 'event/%'
        union
        select edition.subject, changed.source, changed.seq
        from changed
        join mention series on series.subject = changed.key and series.target like 'series/%'
        join mention edition on edition.target = series.target
        where changed.key like 'event/%'
      ), entries (id, source, seq) as (
        select substr(key, 7), source, seq from touched where key like 'event/%'
        union
        select substr(key, 7), source, seq from around where key like 'event/%'
      )
      insert into dirty (generation, id, source, seq, weight)
      select generation.number, id, source, seq, count(*) over (partition by generation.number, source, seq)
      from entries cross join generation
      on conflict do nothing
      """;

  /** Which come next? Those of small changes first. */
  private static final String NEXT =
      """
      select id from dirty where generation = ? order by weight, source, seq, id limit ?
      """;

  /** Takes entries off, each with the change that names its refresh: its own, else the newest. */
  private static final String TAKE =
      """
      with taken as (
        delete from dirty where generation = ? and id = any (?) returning id, source, seq)
      select distinct on (taken.id) taken.id, fact.key || '@' || fact.revision
      from taken join fact using (source, seq)
      order by taken.id, (fact.key = 'event/' || taken.id) desc, fact.recorded_at desc
      """;

  /** Entries below a changed one move with it: marked again by the parts' own causes. */
  private static final String BELOW =
      """
      insert into dirty (generation, id, source, seq, weight)
      select ?, substr(mention.subject, 7), fact.source, fact.seq, 1
      from unnest(?::text[], ?::text[]) as moved (key, cause)
      join fact on fact.key || '@' || fact.revision = moved.cause
      join mention on mention.target = moved.key and mention.subject like 'event/%'
      on conflict do nothing
      """;

  private Dirty() {}

  static void mark(Connection connection, List<Change> changes) throws SQLException {
    if (changes.isEmpty()) {
      return;
    }
    try (PreparedStatement statement = connection.prepareStatement(MARK)) {
      statement.setArray(
          1,
          connection.createArrayOf(
              "text", changes.stream().map(c -> c.key().toString()).toArray()));
      statement.setArray(
          2,
          connection.createArrayOf(
              "text", changes.stream().map(c -> c.owner().service()).toArray()));
      statement.setArray(
          3, connection.createArrayOf("bigint", changes.stream().map(Change::seq).toArray()));
      statement.executeUpdate();
    }
  }

  /**
   * Takes at most so many entries off the list.
   *
   * @return their ids, each with its cause: {@code person/x@4}
   */
  static Map<String, String> take(Connection connection, Generation generation, int most)
      throws SQLException {
    List<String> ids = new ArrayList<>();
    try (PreparedStatement statement = connection.prepareStatement(NEXT)) {
      statement.setInt(1, generation.number());
      statement.setInt(2, most);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          ids.add(rows.getString(1));
        }
      }
    }
    Map<String, String> causes = new LinkedHashMap<>();
    if (!ids.isEmpty()) {
      try (PreparedStatement statement = connection.prepareStatement(TAKE)) {
        statement.setInt(1, generation.number());
        statement.setArray(2, connection.createArrayOf("text", ids.toArray()));
        try (ResultSet rows = statement.executeQuery()) {
          while (rows.next()) {
            causes.put(rows.getString(1), rows.getString(2));
          }
        }
      }
    }
    return causes;
  }

  /** The parts of entries whose place in the order moved: their depth may have changed. */
  static void markBelow(Connection connection, Generation generation, Map<String, String> moved)
      throws SQLException {
    if (moved.isEmpty()) {
      return;
    }
    try (PreparedStatement statement = connection.prepareStatement(BELOW)) {
      statement.setInt(1, generation.number());
      statement.setArray(
          2,
          connection.createArrayOf(
              "text", moved.keySet().stream().map(id -> "event/" + id).toArray()));
      statement.setArray(3, connection.createArrayOf("text", moved.values().toArray()));
      statement.executeUpdate();
    }
  }

  static boolean remains(Connection connection) throws SQLException {
    try (PreparedStatement statement =
            connection.prepareStatement("select exists (select from dirty)");
        ResultSet row = statement.executeQuery()) {
      row.next();
      return row.getBoolean(1);
    }
  }
}
