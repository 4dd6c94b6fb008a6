package org.entente.ledger;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.entente.contracts.Change;
import org.entente.contracts.EntityKey;

/**
 * A batch's two round trips to the database, on one connection: the only SQL that writes the
 * ledger.
 *
 * <p>The first locks the counter and only then reads what stands; these are two statements in one
 * text because reading needs a snapshot taken after the lock. The second writes all rows and
 * commits.
 */
final class LedgerTrips implements AutoCloseable {
  private static final String LOCK_THE_COUNTER_THEN_READ_WHAT_STANDS =
      """
      select seq, greatest(clock_timestamp(), recorded_at + interval '1 microsecond'), (select divergence from relay)
      from ledger_head for update;
      select key, revision, record, deleted, merged_into from entity where key = any(?)
      """;

  private static final String WHAT_STANDS =
      "select key, revision, record, deleted, merged_into from entity where key = any(?)";

  private static final String APPEND_AND_COMMIT =
      """
      with given as (
        select ?::bigint as seq, ?::timestamptz as recorded_at
      ), row as (
        select r.*, given.seq + n as seq, given.recorded_at + (n - 1) * interval '1 microsecond' as recorded_at
        from given, unnest(?::text[], ?::int[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[],
                           ?::text[], ?::text[], ?::bigint[], ?::bigint[], ?::boolean[])
          with ordinality as r (key, revision, type, actor, reason, merged_into, record,
                                terms, words, earliest, latest, newest, n)
      ), head as (
        update ledger_head set (seq, recorded_at) = (select max(seq), max(recorded_at) from row)
      ), newest as (
        insert into entity (key, revision, record, deleted, merged_into, recorded_at, terms, words, earliest, latest)
        select key, revision, record, type = 'deleted', merged_into, recorded_at,
               string_to_array(terms, E'\\n'), array_to_tsvector(string_to_array(words, ' ')), earliest, latest
        from row where newest
        on conflict (key) do update set
          revision = excluded.revision, record = excluded.record, deleted = excluded.deleted,
          merged_into = excluded.merged_into, recorded_at = excluded.recorded_at, terms = excluded.terms,
          words = excluded.words, earliest = excluded.earliest, latest = excluded.latest
      )
      insert into changes (seq, key, revision, type, recorded_at, actor, reason, merged_into, record)
      select seq, key, revision, type, recorded_at, actor, reason, merged_into, record from row;
      notify ledger;
      commit
      """;

  private static final String WHETHER_A_CHANGE_IS_THERE =
      """
      select 1 from ledger_head for update;
      select count(*) from changes where seq = ? and key = ? and revision = ? and recorded_at = ?
      """;

  private final Connection connection;

  LedgerTrips(Connection connection) throws SQLException {
    this.connection = connection;
    connection.setAutoCommit(false);
  }

  /**
   * The counter as locked, and what stands under the keys asked for.
   *
   * @param next recorded time of the next change
   * @param divergence in words, where the topic and the ledger differ, else null
   */
  record Head(long seq, Instant next, String divergence, Map<String, Stored> standing) {}

  /** One change to be appended. */
  record Row(
      EntityKey key,
      int revision,
      Change.Type type,
      String actor,
      String reason,
      String mergedInto,
      String record,
      Findable findable) {}

  /** Begins the transaction: who comes back from here is the owner's only writer. */
  Head lock(Set<String> keys) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(LOCK_THE_COUNTER_THEN_READ_WHAT_STANDS)) {
      statement.setArray(1, texts(keys));
      statement.execute();
      long seq;
      Instant next;
      String divergence;
      try (ResultSet head = statement.getResultSet()) {
        head.next();
        seq = head.getLong(1);
        next = head.getObject(2, OffsetDateTime.class).toInstant();
        divergence = head.getString(3);
      }
      statement.getMoreResults();
      try (ResultSet rows = statement.getResultSet()) {
        return new Head(seq, next, divergence, standing(rows));
      }
    }
  }

  /** What stands under further keys, within the transaction. */
  Map<String, Stored> read(Set<String> keys) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(WHAT_STANDS)) {
      statement.setArray(1, texts(keys));
      try (ResultSet rows = statement.executeQuery()) {
        return standing(rows);
      }
    }
  }

  private static Map<String, Stored> standing(ResultSet rows) throws SQLException {
    Map<String, Stored> standing = new HashMap<>();
    while (rows.next()) {
      standing.put(
          rows.getString(1),
          new Stored(rows.getInt(2), rows.getString(3), rows.getBoolean(4), rows.getString(5)));
    }
    return standing;
  }

  /**
   * Appends the rows after the head and commits. An exception leaves open whether it did, if the
   * connection broke.
   */
  void append(Head head, List<Row> rows) throws SQLException {
    Set<EntityKey> later = new HashSet<>();
    Boolean[] newest = new Boolean[rows.size()];
    for (int i = rows.size() - 1; i >= 0; i--) {
      newest[i] = later.add(rows.get(i).key());
    }
    try (PreparedStatement statement = connection.prepareStatement(APPEND_AND_COMMIT)) {
      statement.setLong(1, head.seq());
      statement.setObject(2, head.next().atOffset(ZoneOffset.UTC));
      statement.setArray(3, texts(rows, row -> row.key().toString()));
      statement.setArray(4, array("int4", rows, Row::revision));
      statement.setArray(5, texts(rows, row -> row.type().word()));
      statement.setArray(6, texts(rows, Row::actor));
      statement.setArray(7, texts(rows, Row::reason));
      statement.setArray(8, texts(rows, Row::mergedInto));
      statement.setArray(9, texts(rows, Row::record));
      statement.setArray(10, texts(rows, row -> String.join("\n", row.findable().terms())));
      statement.setArray(11, texts(rows, row -> String.join(" ", row.findable().words())));
      statement.setArray(12, array("int8", rows, row -> row.findable().earliest()));
      statement.setArray(13, array("int8", rows, row -> row.findable().latest()));
      statement.setArray(14, connection.createArrayOf("bool", newest));
      statement.execute();
    }
  }

  /**
   * Whether the batch that begins with the row was committed. Waits until whoever holds the counter
   * is done.
   */
  boolean committed(Head head, Row first) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(WHETHER_A_CHANGE_IS_THERE)) {
      statement.setLong(1, head.seq() + 1);
      statement.setString(2, first.key().toString());
      statement.setInt(3, first.revision());
      statement.setObject(4, head.next().atOffset(ZoneOffset.UTC));
      statement.execute();
      statement.getMoreResults();
      try (ResultSet count = statement.getResultSet()) {
        count.next();
        return count.getInt(1) == 1;
      }
    } finally {
      rollback();
    }
  }

  void rollback() throws SQLException {
    connection.rollback();
  }

  private Array texts(Collection<String> texts) throws SQLException {
    return connection.createArrayOf("text", texts.toArray(String[]::new));
  }

  private Array texts(List<Row> rows, Function<Row, String> column) throws SQLException {
    return connection.createArrayOf("text", rows.stream().map(column).toArray(String[]::new));
  }

  private Array array(String type, List<Row> rows, Function<Row, ?> column) throws SQLException {
    return connection.createArrayOf(type, rows.stream().map(column).toArray());
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
