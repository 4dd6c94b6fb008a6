package org.entente.ledger;

import java.nio.charset.StandardCharsets;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.entente.contracts.Change;
import org.entente.contracts.Entity;
import org.entente.contracts.EntityJson;
import org.entente.contracts.EntityKey;
import org.entente.rest.Problem;

/**
 * What a topic has and the ledger has not, gathered in a temporary table so that it may be of any
 * size, and appended in one transaction under the counter's lock. For one thread.
 */
final class MissingChanges implements AutoCloseable {
  private static final int MOST_LISTED = 100;

  private static final String COLUMNS =
      "seq, key, revision, type, recorded_at, actor, reason, merged_into, record";

  private static final String GIVEN =
      """
      with given as (
        select * from unnest(?::bigint[], ?::text[], ?::int[], ?::text[], ?::timestamptz[], ?::text[],
                             ?::text[], ?::text[], ?::text[])
          as g (seq, key, revision, type, recorded_at, actor, reason, merged_into, record)
      )
      """;

  private static final String KEEP_WHAT_LIES_BEYOND_THE_LEDGER =
      GIVEN
          + """
          insert into topic_change (%s)
          select distinct on (seq) %s from given where seq > ? on conflict (seq) do nothing
          """
              .formatted(COLUMNS, COLUMNS);

  /** Of a repeat too every byte must be the same. */
  private static final String WHAT_DIFFERS =
      GIVEN
          + """
          select g.seq, g.key, g.revision, c.key, c.revision
          from given g left join (select * from changes union all select * from topic_change) c on c.seq = g.seq
          where (c.key, c.revision, c.type, c.recorded_at, c.actor, c.reason, c.merged_into, c.record)
            is distinct from
                (g.key, g.revision, g.type, g.recorded_at, g.actor, g.reason, g.merged_into, g.record)
          """;

  private static final String THE_FIRST_HOLE =
      """
      select t.seq + 1 from (select ?::bigint as seq union all select seq from topic_change) t
      where t.seq < (select max(seq) from topic_change)
        and not exists (select 1 from topic_change n where n.seq = t.seq + 1)
      order by 1 limit 1
      """;

  /** Revisions go on from what stands, and recorded times rise. */
  private static final String WHAT_DOES_NOT_FOLLOW =
      """
      select seq, key, revision, expected, rises from (
        select t.seq, t.key, t.revision,
               coalesce(lag(t.revision) over (partition by t.key order by t.seq), e.revision, 0) + 1 as expected,
               t.recorded_at > coalesce(lag(t.recorded_at) over (order by t.seq), c.recorded_at, '-infinity') as rises
        from topic_change t left join entity e on e.key = t.key
        left join ledger_head h on true left join changes c on c.seq = h.seq
      ) t
      where revision <> expected or not rises order by seq limit
      """
          + MOST_LISTED;

  private static final String NEWEST_OF_EACH_KEY =
      """
      select distinct on (key) key, revision, type, recorded_at, merged_into, record
      from topic_change order by key, seq desc
      """;

  private static final String PUT_THE_ENTITY =
      """
      insert into entity (key, revision, record, deleted, merged_into, recorded_at, terms, words, earliest, latest)
      values (?, ?, ?, ?, ?, ?, string_to_array(?, E'\\n'), array_to_tsvector(string_to_array(?, ' ')), ?, ?)
      on conflict (key) do update set
        revision = excluded.revision, record = excluded.record, deleted = excluded.deleted,
        merged_into = excluded.merged_into, recorded_at = excluded.recorded_at, terms = excluded.terms,
        words = excluded.words, earliest = excluded.earliest, latest = excluded.latest
      """;

  private static final String APPEND =
      "insert into changes (%s) select %s from topic_change order by seq"
          .formatted(COLUMNS, COLUMNS);

  private static final String MOVE_THE_HEAD =
      """
      update ledger_head set (seq, recorded_at) =
        (select t.seq, greatest(t.recorded_at, ledger_head.recorded_at) from topic_change t order by t.seq desc limit 1);
      notify ledger
      """;

  private final Connection connection;
  private final List<EntityKind<?>> kinds;
  private final List<Difference> differences = new ArrayList<>();
  private final long seq;

  /** Why nothing can be appended. */
  record Difference(long seq, String detail) {}

  /**
   * @param seq the ledger's head before
   * @param first the first of those that are missing
   */
  record Finding(long seq, long missing, List<Change> first, List<Difference> differences) {}

  /** Takes the connection over. */
  MissingChanges(Connection connection, List<EntityKind<?>> kinds) throws SQLException {
    this.connection = connection;
    this.kinds = kinds;
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          """
          create temporary table topic_change (
            seq bigint primary key, key text collate "C" not null, revision integer not null, type text not null,
            recorded_at timestamptz not null, actor text, reason text, merged_into text, record text not null)
          """);
      try (ResultSet head = statement.executeQuery("select seq from ledger_head")) {
        head.next();
        seq = head.getLong(1);
      }
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
  }

  /** Some of what the topic has. */
  void take(List<Change> given) throws SQLException {
    List<Change> changes = given.stream().filter(this::readable).toList();
    try (PreparedStatement keep = connection.prepareStatement(KEEP_WHAT_LIES_BEYOND_THE_LEDGER);
        PreparedStatement compare = connection.prepareStatement(WHAT_DIFFERS)) {
      set(keep, changes);
      keep.setLong(10, seq);
      keep.executeUpdate();
      set(compare, changes);
      try (ResultSet row = compare.executeQuery()) {
        while (row.next()) {
          differs(
              row.getLong(1),
              row.getString(2) + "@" + row.getInt(3),
              row.getString(4) == null ? null : row.getString(4) + "@" + row.getInt(5));
        }
      }
    }
  }

  private void differs(long at, String there, String here) {
    if (here == null) {
      differ(at, "the topic has " + there + ", the ledger has a hole");
    } else if (here.equals(there)) {
      differ(at, "both have " + here + ", with other content, time, actor or reason");
    } else {
      differ(at, "the topic has " + there + ", the ledger has " + here);
    }
  }

  private void differ(long at, String detail) {
    if (differences.size() < MOST_LISTED) {
      differences.add(new Difference(at, "change " + at + ": " + detail));
    }
  }

  private boolean readable(Change change) {
    try {
      EntityJson.readLenient(change.value(), change.key().kind().record());
      return true;
    } catch (IllegalArgumentException e) {
      differ(change.seq(), "the topic has no readable record there (" + change.key() + ")");
      return false;
    }
  }

  private void set(PreparedStatement statement, List<Change> changes) throws SQLException {
    statement.setArray(1, array("int8", changes, Change::seq));
    statement.setArray(2, array("text", changes, change -> change.key().toString()));
    statement.setArray(3, array("int4", changes, Change::revision));
    statement.setArray(4, array("text", changes, change -> change.type().word()));
    statement.setArray(5, array("timestamptz", changes, change -> change.recordedAt().toString()));
    statement.setArray(6, array("text", changes, Change::actor));
    statement.setArray(7, array("text", changes, Change::reason));
    statement.setArray(8, array("text", changes, Change::mergedInto));
    statement.setArray(
        9, array("text", changes, change -> new String(change.value(), StandardCharsets.UTF_8)));
  }

  private Array array(String type, List<Change> changes, Function<Change, ?> column)
      throws SQLException {
    return connection.createArrayOf(type, changes.stream().map(column).toArray());
  }

  /** What would be appended, and what stands in the way. */
  Finding find() throws SQLException {
    connection.setAutoCommit(false);
    try {
      return findUnderTheLock();
    } finally {
      connection.rollback();
      connection.setAutoCommit(true);
    }
  }

  /**
   * Appends all that is missing.
   *
   * @throws Problem 409 where something stands in the way; nothing is appended then
   */
  Finding append() throws SQLException {
    connection.setAutoCommit(false);
    try {
      Finding finding = findUnderTheLock();
      if (!finding.differences().isEmpty()) {
        throw Problem.of(409, refusal(finding));
      }
      if (finding.missing() > 0) {
        putEntities();
        try (Statement statement = connection.createStatement()) {
          statement.executeUpdate(APPEND);
          statement.execute(MOVE_THE_HEAD);
        }
        connection.commit();
      }
      return finding;
    } finally {
      connection.rollback();
      connection.setAutoCommit(true);
    }
  }

  private static String refusal(Finding finding) {
    List<Difference> found = finding.differences();
    String more =
        found.size() == 1
            ? ""
            : " (and "
                + (found.size() == MOST_LISTED ? "many" : found.size() - 1)
                + " more; a dry run lists them)";
    return "the topic and the ledger contradict each other, nothing was changed: "
        + found.getFirst().detail()
        + more;
  }

  private Finding findUnderTheLock() throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet head = statement.executeQuery("select seq from ledger_head for update")) {
      head.next();
      if (head.getLong(1) != seq) {
        throw Problem.of(409, "the ledger went on meanwhile, nothing was changed: try again");
      }
    }
    findHole();
    findWhatDoesNotFollow();
    differences.sort(java.util.Comparator.comparingLong(Difference::seq));
    try (Statement statement = connection.createStatement();
        ResultSet count = statement.executeQuery("select count(*) from topic_change")) {
      count.next();
      return new Finding(seq, count.getLong(1), first(), List.copyOf(differences));
    }
  }

  private void findHole() throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(THE_FIRST_HOLE)) {
      statement.setLong(1, seq);
      try (ResultSet hole = statement.executeQuery()) {
        if (hole.next()) {
          differ(hole.getLong(1), "the topic has later ones, but lacks it too");
        }
      }
    }
  }

  private void findWhatDoesNotFollow() throws SQLException {
    if (!differences.isEmpty()) {
      return;
    }
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(WHAT_DOES_NOT_FOLLOW)) {
      while (row.next()) {
        String there = "the topic has " + row.getString(2) + "@" + row.getInt(3);
        differ(
            row.getLong(1),
            row.getBoolean(5)
                ? there + ", but revision " + row.getInt(4) + " would follow"
                : there + ", recorded no later than the one before");
      }
    }
  }

  private List<Change> first() throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "select seq, key, revision, type, recorded_at, actor from topic_change order by seq limit "
                    + MOST_LISTED)) {
      List<Change> first = new ArrayList<>();
      while (row.next()) {
        EntityKey key = EntityKey.parse(row.getString(2));
        first.add(
            new Change(
                key.kind().owner(),
                row.getLong(1),
                key,
                row.getInt(3),
                Change.Type.ofWord(row.getString(4)),
                instant(row, 5),
                row.getString(6),
                null,
                null,
                new byte[0]));
      }
      return first;
    }
  }

  private void putEntities() throws SQLException {
    try (Statement statement = connection.createStatement();
        PreparedStatement put = connection.prepareStatement(PUT_THE_ENTITY)) {
      statement.setFetchSize(200);
      try (ResultSet row = statement.executeQuery(NEWEST_OF_EACH_KEY)) {
        int waiting = 0;
        while (row.next()) {
          putEntity(put, row);
          if (++waiting % 200 == 0) {
            put.executeBatch();
          }
        }
        put.executeBatch();
      }
    }
  }

  private void putEntity(PreparedStatement put, ResultSet row) throws SQLException {
    EntityKey key = EntityKey.parse(row.getString(1));
    boolean deleted = row.getString(3).equals(Change.Type.DELETED.word());
    Findable findable = deleted ? Findable.nothing() : findable(kindOf(key), row.getString(6));
    put.setString(1, key.toString());
    put.setInt(2, row.getInt(2));
    put.setString(3, row.getString(6));
    put.setBoolean(4, deleted);
    put.setString(5, row.getString(5));
    put.setObject(6, instant(row, 4).atOffset(ZoneOffset.UTC));
    put.setString(7, String.join("\n", findable.terms()));
    put.setString(8, String.join(" ", findable.words()));
    put.setObject(9, findable.earliest(), Types.BIGINT);
    put.setObject(10, findable.latest(), Types.BIGINT);
    put.addBatch();
  }

  private EntityKind<?> kindOf(EntityKey key) {
    return kinds.stream().filter(kind -> kind.kind() == key.kind()).findFirst().orElseThrow();
  }

  private static <T extends Entity> Findable findable(EntityKind<T> kind, String record) {
    return kind.findable(
        EntityJson.readLenient(record.getBytes(StandardCharsets.UTF_8), kind.record()));
  }

  private static Instant instant(ResultSet row, int column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
