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
import org.entente.timeline.tables.Generation;

/**
 * Which entries are to be refreshed and because of which change: the one writer of {@code dirty}.
 */
final class Dirty {
  /**
   * Which entries may show what is seen in another way now? For an event: its own, those of the
   * events that name it or one merged into it, or that it names; of the editions beside it; and of
   * everything beneath it, whose depth and circles follow from it. For any other record: those of
   * the events that name it, also through a position or a merge; for a series also those of the
   * series that it is merged with, whose editions stand beside its own.
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
      ), same (key, source, seq) as (
        select key, source, seq from changed where key like 'event/%'
        union
        select mention.subject, same.source, same.seq
        from same join mention on mention.target = same.key and mention.via = 'merged-into'
      ), beneath (key, source, seq) as (
        select key, source, seq from same
        union
        select mention.subject, beneath.source, beneath.seq
        from beneath join mention on mention.target = beneath.key and mention.via in ('part-of', 'merged-into')
      ), in_series (key, source, seq) as (
        (select key, source, seq from changed where key like 'series/%'
         union
         select mention.target, same.source, same.seq
         from same join mention on mention.subject = same.key and mention.target like 'series/%')
        union
        select case when mention.target = in_series.key then mention.subject else mention.target end,
               in_series.source, in_series.seq
        from in_series join mention
          on mention.via = 'merged-into' and in_series.key in (mention.target, mention.subject)
      ), entries (key, source, seq) as (
        select key, source, seq from touched
        union select key, source, seq from beneath
        union select mention.subject, same.source, same.seq
              from same join mention on mention.target = same.key
        union select mention.target, same.source, same.seq
              from same join mention on mention.subject = same.key
        union select mention.subject, in_series.source, in_series.seq
              from in_series join mention on mention.target = in_series.key
      )
      insert into dirty (generation, id, source, seq, weight)
      select generation.number, substr(key, 7), source, seq,
             count(*) over (partition by generation.number, source, seq)
      from entries cross join generation
      where key like 'event/%' and (? or generation.number = ?)
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
      select distinct on (taken.id) taken.id, fact.key || '@' || fact.revision, source, seq
      from taken join fact using (source, seq)
      order by taken.id, (fact.key = 'event/' || taken.id) desc, fact.recorded_at desc
      """;

  private Dirty() {}

  /** The change because of which an entry is refreshed; {@code text} is {@code person/x@4}. */
  record Cause(String text, String source, long seq) {
    /** No change: an entry is made anew all the same. */
    static final Cause REBUILD = new Cause("rebuild", "", 0);
  }

  /** Marks what these changes touch, in every generation. */
  static void mark(Connection connection, List<Change> changes) throws SQLException {
    mark(
        connection,
        changes.stream().map(change -> change.key().toString()).toList(),
        changes.stream().map(change -> change.owner().service()).toList(),
        changes.stream().map(Change::seq).toList(),
        null);
  }

  /**
   * Marks what stands around entries whose place in the order moved in a generation: neighbours in
   * a series, and the order of parts and relations, follow from it.
   */
  static void markAround(Connection connection, Generation generation, Map<String, Cause> moved)
      throws SQLException {
    mark(
        connection,
        moved.keySet().stream().map(id -> "event/" + id).toList(),
        moved.values().stream().map(Cause::source).toList(),
        moved.values().stream().map(Cause::seq).toList(),
        generation);
  }

  private static void mark(
      Connection connection,
      List<String> keys,
      List<String> sources,
      List<Long> seqs,
      Generation only)
      throws SQLException {
    if (keys.isEmpty()) {
      return;
    }
    try (PreparedStatement statement = connection.prepareStatement(MARK)) {
      statement.setArray(1, connection.createArrayOf("text", keys.toArray()));
      statement.setArray(2, connection.createArrayOf("text", sources.toArray()));
      statement.setArray(3, connection.createArrayOf("bigint", seqs.toArray()));
      statement.setBoolean(4, only == null);
      statement.setInt(5, only == null ? 0 : only.number());
      statement.executeUpdate();
    }
  }

  /**
   * Takes at most so many entries off the list.
   *
   * @return their ids, each with its cause
   */
  static Map<String, Cause> take(Connection connection, Generation generation, int most)
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
    Map<String, Cause> causes = new LinkedHashMap<>();
    if (!ids.isEmpty()) {
      try (PreparedStatement statement = connection.prepareStatement(TAKE)) {
        statement.setInt(1, generation.number());
        statement.setArray(2, connection.createArrayOf("text", ids.toArray()));
        try (ResultSet rows = statement.executeQuery()) {
          while (rows.next()) {
            causes.put(
                rows.getString(1),
                new Cause(rows.getString(2), rows.getString(3), rows.getLong(4)));
          }
        }
      }
    }
    return causes;
  }

  static boolean remains(Connection connection, Generation generation) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("select exists (select from dirty where generation = ?)")) {
      statement.setInt(1, generation.number());
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return row.getBoolean(1);
      }
    }
  }
}
