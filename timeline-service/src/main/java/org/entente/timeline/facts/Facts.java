package org.entente.timeline.facts;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.entente.contracts.Change;
import org.entente.contracts.EntityKey;
import org.entente.contracts.Kind;
import org.entente.contracts.Owner;
import org.entente.timeline.entry.Mentions;
import org.entente.timeline.entry.Mentions.Mention;
import org.entente.timeline.entry.Recorded;

/**
 * Every change received, as it came: insert-only, the one writer and reader of the tables {@code
 * fact} and {@code mention}. The newest revision of a key is its state, deletions included.
 */
public final class Facts {
  private static final String COLUMNS =
      "source, seq, key, revision, change, recorded_at, actor, reason, merged_into, value";

  private static final String INSERT =
      """
      insert into fact (source, seq, key, revision, change, recorded_at, actor, reason, merged_into, value)
      select * from unnest(?::text[], ?::bigint[], ?::text[], ?::int[], ?::text[], ?::timestamptz[],
                           ?::text[], ?::text[], ?::text[], ?::text[])
      on conflict do nothing
      returning source, seq
      """;

  private static final String INSERT_MENTIONS =
      """
      insert into mention (target, subject, via, since)
      select target, subject, via, min(since)
      from unnest(?::text[], ?::text[], ?::text[], ?::timestamptz[])
        as given (target, subject, via, since)
      group by target, subject, via order by target, subject, via
      on conflict (target, subject, via) do update set since = excluded.since
        where excluded.since < mention.since
      """;

  /** Which of these changes are there already, byte for byte? One seq may be given twice. */
  private static final String REPEATS =
      """
      select given.at
      from unnest(?::text[], ?::bigint[], ?::text[], ?::int[], ?::text[])
        with ordinality as given (source, seq, key, revision, value, at)
      join fact f on f.source = given.source and f.seq = given.seq
        and f.key = given.key and f.revision = given.revision and f.value = given.value
      """;

  private static final String NEWEST =
      """
      select f.source, f.seq, f.key, f.revision, f.change, f.recorded_at, f.actor, f.reason, f.merged_into, f.value
      from unnest(?::text[]) as wanted(key)
      cross join lateral (
        select * from fact where fact.key = wanted.key order by revision desc limit 1) f
      """;

  private static final String AS_OF =
      """
      select f.source, f.seq, f.key, f.revision, f.change, f.recorded_at, f.actor, f.reason, f.merged_into, f.value
      from unnest(?::text[]) as wanted(key)
      cross join lateral (
        select * from fact where fact.key = wanted.key and recorded_at <= ?
        order by revision desc limit 1) f
      """;

  /** Keys of a kind lie together; '0' follows '/'. */
  private static final String OF_KIND =
      "select distinct on (key) "
          + COLUMNS
          + " from fact where key >= ? and key < ?"
          + " and recorded_at <= coalesce(?, 'infinity'::timestamptz) order by key, revision desc";

  private static final String MENTIONING =
      """
      select distinct target, subject from mention
      where target = any (?) and since <= coalesce(?, 'infinity'::timestamptz)
      """;

  private static final String HISTORIES =
      "select "
          + COLUMNS
          + " from fact where key = any (?) and recorded_at <= coalesce(?, 'infinity'::timestamptz)"
          + " order by key, revision";

  private static final String REVISIONS =
      "select " + COLUMNS + " from fact where key = ? and revision > ? order by revision limit ?";

  private Facts() {}

  /** A change that was read whole. */
  public record Received(Change change, Recorded recorded) {}

  /**
   * Inserts what is new.
   *
   * @return the changes that were new, in the order given; a repeat is left out, and so is one that
   *     says something else than the fact that stands (see {@link #contradicting})
   */
  public static List<Received> insert(Connection connection, List<Received> received)
      throws SQLException {
    if (received.isEmpty()) {
      return List.of();
    }
    Set<String> inserted = new HashSet<>();
    List<Change> changes = received.stream().map(Received::change).toList();
    try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
      insert.setArray(1, texts(connection, changes, c -> c.owner().service()));
      insert.setArray(2, array(connection, "bigint", changes, Change::seq));
      insert.setArray(3, texts(connection, changes, c -> c.key().toString()));
      insert.setArray(4, array(connection, "int", changes, Change::revision));
      insert.setArray(5, texts(connection, changes, c -> c.type().word()));
      insert.setArray(6, array(connection, "timestamptz", changes, c -> c.recordedAt().toString()));
      insert.setArray(7, texts(connection, changes, Change::actor));
      insert.setArray(8, texts(connection, changes, Change::reason));
      insert.setArray(9, texts(connection, changes, Change::mergedInto));
      insert.setArray(10, texts(connection, changes, Facts::value));
      collect(insert, inserted);
    }
    List<Received> fresh =
        received.stream().filter(r -> inserted.remove(identity(r.change()))).toList();
    insertMentions(connection, fresh);
    return fresh;
  }

  /** Those of the changes that differ from the fact that stands in their place. */
  public static List<Change> contradicting(Connection connection, List<Change> changes)
      throws SQLException {
    if (changes.isEmpty()) {
      return List.of();
    }
    Set<Integer> repeats = new HashSet<>();
    try (PreparedStatement statement = connection.prepareStatement(REPEATS)) {
      statement.setArray(1, texts(connection, changes, c -> c.owner().service()));
      statement.setArray(2, array(connection, "bigint", changes, Change::seq));
      statement.setArray(3, texts(connection, changes, c -> c.key().toString()));
      statement.setArray(4, array(connection, "int", changes, Change::revision));
      statement.setArray(5, texts(connection, changes, Facts::value));
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          repeats.add(rows.getInt(1) - 1);
        }
      }
    }
    return IntStream.range(0, changes.size())
        .filter(at -> !repeats.contains(at))
        .mapToObj(changes::get)
        .toList();
  }

  private static void collect(PreparedStatement statement, Set<String> identities)
      throws SQLException {
    try (ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        identities.add(rows.getString(1) + "/" + rows.getLong(2));
      }
    }
  }

  private static void insertMentions(Connection connection, List<Received> fresh)
      throws SQLException {
    List<Change> subjects = new ArrayList<>();
    List<Mention> mentions = new ArrayList<>();
    for (Received received : fresh) {
      for (Mention mention : Mentions.of(received.recorded())) {
        mentions.add(mention);
        subjects.add(received.change());
      }
    }
    try (PreparedStatement statement = connection.prepareStatement(INSERT_MENTIONS)) {
      statement.setArray(1, texts(connection, mentions, m -> m.target().toString()));
      statement.setArray(2, texts(connection, subjects, c -> c.key().toString()));
      statement.setArray(3, texts(connection, mentions, m -> m.via().word()));
      statement.setArray(
          4, array(connection, "timestamptz", subjects, c -> c.recordedAt().toString()));
      statement.executeUpdate();
    }
  }

  /**
   * The newest fact of each key, or with {@code asOf} the newest recorded up to then.
   *
   * @param asOf null for now
   */
  public static Map<EntityKey, Recorded> states(
      Connection connection, Collection<EntityKey> keys, Instant asOf) throws SQLException {
    Map<EntityKey, Recorded> states = new HashMap<>();
    if (keys.isEmpty()) {
      return states;
    }
    try (PreparedStatement statement = connection.prepareStatement(asOf == null ? NEWEST : AS_OF)) {
      statement.setArray(1, texts(connection, List.copyOf(keys), EntityKey::toString));
      if (asOf != null) {
        statement.setObject(2, utc(asOf));
      }
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          Change change = change(rows);
          states.put(change.key(), Recorded.of(change));
        }
      }
    }
    return states;
  }

  /**
   * The newest state of every record of a kind that lives; for kinds of which there are few.
   *
   * @param asOf the time up to which they were recorded, null for now
   */
  public static List<Recorded> living(Connection connection, Kind kind, Instant asOf)
      throws SQLException {
    List<Recorded> living = new ArrayList<>();
    try (PreparedStatement statement = connection.prepareStatement(OF_KIND)) {
      statement.setString(1, kind.word() + "/");
      statement.setString(2, kind.word() + "0");
      statement.setObject(3, utc(asOf), Types.TIMESTAMP_WITH_TIMEZONE);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          Recorded recorded = Recorded.of(change(rows));
          if (!recorded.deleted()) {
            living.add(recorded);
          }
        }
      }
    }
    return living;
  }

  /**
   * Who names each of these keys, or ever has, or with {@code asOf} had up to then.
   *
   * @param asOf null for now
   */
  public static Map<EntityKey, List<EntityKey>> mentioning(
      Connection connection, Collection<EntityKey> targets, Instant asOf) throws SQLException {
    Map<EntityKey, List<EntityKey>> subjects = new HashMap<>();
    try (PreparedStatement statement = connection.prepareStatement(MENTIONING)) {
      statement.setArray(1, texts(connection, List.copyOf(targets), EntityKey::toString));
      statement.setObject(2, utc(asOf), Types.TIMESTAMP_WITH_TIMEZONE);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          subjects
              .computeIfAbsent(EntityKey.parse(rows.getString(1)), target -> new ArrayList<>())
              .add(EntityKey.parse(rows.getString(2)));
        }
      }
    }
    return subjects;
  }

  /**
   * Every revision of each of these keys, oldest first, or with {@code asOf} those recorded up to
   * then.
   *
   * @param asOf null for now
   */
  public static Map<EntityKey, List<Recorded>> histories(
      Connection connection, Collection<EntityKey> keys, Instant asOf) throws SQLException {
    Map<EntityKey, List<Recorded>> histories = new HashMap<>();
    keys.forEach(key -> histories.put(key, new ArrayList<>()));
    if (keys.isEmpty()) {
      return histories;
    }
    try (PreparedStatement statement = connection.prepareStatement(HISTORIES)) {
      statement.setArray(1, texts(connection, List.copyOf(keys), EntityKey::toString));
      statement.setObject(2, utc(asOf), Types.TIMESTAMP_WITH_TIMEZONE);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          Change change = change(rows);
          histories.get(change.key()).add(Recorded.of(change));
        }
      }
    }
    return histories;
  }

  /** Every revision of one key, oldest first. */
  public static List<Change> revisions(Connection connection, EntityKey key) throws SQLException {
    return revisions(connection, key, 0, Integer.MAX_VALUE);
  }

  /** The revisions of one key after one, oldest first, at most so many. */
  public static List<Change> revisions(Connection connection, EntityKey key, int after, int most)
      throws SQLException {
    List<Change> revisions = new ArrayList<>();
    try (PreparedStatement statement = connection.prepareStatement(REVISIONS)) {
      statement.setString(1, key.toString());
      statement.setInt(2, after);
      statement.setInt(3, most);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          revisions.add(change(rows));
        }
      }
    }
    return revisions;
  }

  private static Change change(ResultSet row) throws SQLException {
    return new Change(
        Owner.ofService(row.getString(1)).orElseThrow(),
        row.getLong(2),
        EntityKey.parse(row.getString(3)),
        row.getInt(4),
        Change.Type.ofWord(row.getString(5)),
        row.getObject(6, OffsetDateTime.class).toInstant(),
        row.getString(7),
        row.getString(8),
        row.getString(9),
        row.getBytes(10));
  }

  private static OffsetDateTime utc(Instant time) {
    return time == null ? null : OffsetDateTime.ofInstant(time, ZoneOffset.UTC);
  }

  private static String identity(Change change) {
    return change.owner().service() + "/" + change.seq();
  }

  private static String value(Change change) {
    return new String(change.value(), StandardCharsets.UTF_8);
  }

  private static <T> java.sql.Array texts(
      Connection connection, List<T> rows, Function<T, String> column) throws SQLException {
    return array(connection, "text", rows, column);
  }

  private static <T> java.sql.Array array(
      Connection connection, String type, List<T> rows, Function<T, ?> column) throws SQLException {
    return connection.createArrayOf(type, rows.stream().map(column).toArray());
  }
}
