package org.entente.timeline.projection;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.entente.contracts.Change;
import org.entente.timeline.entry.Editions;
import org.entente.timeline.entry.OrderKey;
import org.entente.timeline.tables.Generation;

/**
 * Which entries are to be refreshed and because of which change: the one writer of {@code dirty}.
 */
final class Dirty {
  /**
   * Which entries may show what is seen in another way now? For an event: its own, those of the
   * events that name it or one merged into it, or that it names, or that such a one was merged
   * into; and of everything beneath it, whose depth and circles follow from it. For any other
   * record: those of the events that name it, also through a position or a merge; for a series also
   * those of the series that it is merged with, whose editions stand beside its own. The editions
   * beside an event follow once it is refreshed: {@link #BESIDE}.
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
      ), named (key, source, seq) as (
        select mention.target, same.source, same.seq
        from same join mention on mention.subject = same.key and mention.target like 'event/%'
        union
        select mention.target, named.source, named.seq
        from named join mention on mention.subject = named.key and mention.via = 'merged-into'
      ), in_series (key, source, seq) as (
        select key, source, seq from changed where key like 'series/%'
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
        union select key, source, seq from named
        union select mention.subject, in_series.source, in_series.seq
              from in_series join mention on mention.target = in_series.key
      )
      insert into dirty (generation, id, source, seq, weight)
      select generation.number, substr(key, 7), source, seq,
             count(*) over (partition by generation.number, source, seq)
      from entries cross join generation
      where key like 'event/%' and (? or generation.number = ?) and substr(key, 7) <> all (?)
      on conflict do nothing
      """;

  /**
   * Which editions stand at a place of a series, or of one that it is merged with, and which come
   * right before and after?
   */
  private static final String BESIDE =
      """
      with recursive place (scope, first, last, source, seq) as (
        select scope collate "C", first, last, source, seq
        from unnest(?::text[], ?::bytea[], ?::bytea[], ?::text[], ?::bigint[])
          as given (scope, first, last, source, seq)
        union
        select same.scope, place.first, place.last, place.source, place.seq
        from place cross join lateral (
          select subject from mention
          where target = place.scope and subject >= 'series/' and subject < 'series0' and via = 'merged-into'
          union all
          select target from mention
          where subject = place.scope and target >= 'series/' and target < 'series0' and via = 'merged-into'
        ) same (scope)
      )
      insert into dirty (generation, id, source, seq, weight)
      select ?, beside.id, place.source, place.seq, count(*) over (partition by place.source, place.seq)
      from place cross join lateral (
        (select id from {g}.listing
         where listing.scope = place.scope and order_key < place.first order by order_key desc limit 1)
        union
        (select id from {g}.listing
         where listing.scope = place.scope and order_key between place.first and place.last)
        union
        (select id from {g}.listing
         where listing.scope = place.scope and order_key > place.last order by order_key limit 1)
      ) beside
      where beside.id <> all (?)
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
        null,
        Set.of());
  }

  /**
   * Marks what stands around entries whose place in the order moved in a generation: the order of
   * parts and relations follows from it.
   *
   * @param refreshed those that were made of the same facts already
   */
  static void markAround(
      Connection connection, Generation generation, Map<String, Cause> moved, Set<String> refreshed)
      throws SQLException {
    mark(
        connection,
        moved.keySet().stream().map(id -> "event/" + id).toList(),
        moved.values().stream().map(Cause::source).toList(),
        moved.values().stream().map(Cause::seq).toList(),
        generation,
        refreshed);
  }

  /**
   * A place in a series beside which something changed.
   *
   * @param scope the series' timeline
   * @param first where the place begins; {@code last} where it ends
   */
  record Place(String scope, byte[] first, byte[] last, String source, long seq) {
    static Place of(String scope, OrderKey order, Cause cause) {
      return new Place(scope, order.bytes(), order.bytes(), cause.source(), cause.seq());
    }

    /** All that has this date. */
    static Place of(Editions.Departure departure, Change change) {
      byte[] first = departure.date().bytes();
      byte[] last = Arrays.copyOf(first, first.length + 1);
      last[first.length] = -1;
      return new Place(
          departure.series().toString(), first, last, change.owner().service(), change.seq());
    }
  }

  /**
   * Marks the editions at these places and right beside them.
   *
   * @param refreshed those that were made of the same facts already
   */
  static void markBeside(
      Connection connection, Generation generation, List<Place> places, Set<String> refreshed)
      throws SQLException {
    if (places.isEmpty()) {
      return;
    }
    try (PreparedStatement statement = connection.prepareStatement(generation.in(BESIDE))) {
      statement.setArray(1, array(connection, "text", places, Place::scope));
      statement.setArray(
          2,
          connection.createArrayOf(
              "bytea", places.stream().map(Place::first).toArray(byte[][]::new)));
      statement.setArray(
          3,
          connection.createArrayOf(
              "bytea", places.stream().map(Place::last).toArray(byte[][]::new)));
      statement.setArray(4, array(connection, "text", places, Place::source));
      statement.setArray(5, array(connection, "bigint", places, Place::seq));
      statement.setInt(6, generation.number());
      statement.setArray(7, connection.createArrayOf("text", refreshed.toArray()));
      statement.executeUpdate();
    }
  }

  private static <T> Array array(
      Connection connection, String type, List<T> rows, Function<T, ?> column) throws SQLException {
    return connection.createArrayOf(type, rows.stream().map(column).toArray());
  }

  private static void mark(
      Connection connection,
      List<String> keys,
      List<String> sources,
      List<Long> seqs,
      Generation only,
      Set<String> refreshed)
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
      statement.setArray(6, connection.createArrayOf("text", refreshed.toArray()));
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
