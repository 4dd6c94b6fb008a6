package org.entente.timeline.projection;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.entente.contracts.Change;
import org.entente.timeline.projection.Batch.Content;
import org.entente.timeline.projection.Batch.Message;
import org.entente.timeline.projection.Batch.Origin;
import org.entente.timeline.projection.Positions.Partition;
import org.entente.timeline.projection.Positions.Position;

/**
 * What a rebuild from the log does first: the topics are read again from their beginning, and every
 * change is held against the facts. A fact that is missing is inserted, one that says something
 * else is reported as a dead letter and stays, and facts that the log lacks are counted. How far it
 * is stands in tables, in the transactions that apply what was read: a reading that was killed goes
 * on, in whichever instance; two that read at once do each other no harm.
 */
@ApplicationScoped
public class LogVerification {
  private static final String RANGES =
      "select topic, partition, topic_id, start_position, position, end_position from log_reading";

  private static final String BEGIN =
      """
      insert into log_reading (topic, partition, topic_id, start_position, position, end_position)
      select ?, ?, ?, ?, ?, ? where exists (select from rebuild where phase = 'reading')
      on conflict do nothing
      """;

  private static final String MOVE =
      """
      update log_reading set position = ?
      where topic = ? and partition = ? and topic_id = ? and position < ?
      """;

  private static final String SEEN =
      """
      insert into log_change (source, seq) select * from unnest(?::text[], ?::bigint[]) order by 1, 2
      on conflict do nothing
      """;

  private static final String COUNT =
      """
      update log_verification set messages = messages + ?, inserted = inserted + ?, differing = differing + ?
      """;

  /** Facts younger than what was read came while it was read. */
  private static final String FINISH =
      """
      update log_verification set finished_at = clock_timestamp(), lacking = (
        select count(*) from fact
        where seq <= coalesce((select max(seq) from log_change where source = fact.source), 9223372036854775807)
          and not exists (
            select from log_change where log_change.source = fact.source and log_change.seq = fact.seq))
      """;

  private static final String LAST =
      "select started_at, finished_at, messages, inserted, differing, lacking from log_verification";

  private final DataSource database;
  private final Projection projection;

  LogVerification(DataSource database, Projection projection) {
    this.database = database;
    this.projection = projection;
  }

  /**
   * What is to be read of a partition.
   *
   * @param position the next offset; {@code end} is not read any more
   */
  public record Range(String topicId, long start, long position, long end) {
    public boolean isRead() {
      return position >= end;
    }
  }

  /**
   * What a reading found.
   *
   * @param finishedAt null while it goes on, {@code lacking} too
   * @param inserted facts that were missing
   * @param differing changes that say something else than the fact that stands
   * @param lacking facts that the log does not have
   */
  public record Found(
      Instant startedAt,
      Instant finishedAt,
      long messages,
      long inserted,
      long differing,
      Long lacking) {}

  /** Whether a rebuild waits for the log to be read. */
  public boolean isDue() throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery("select exists (select from rebuild where phase = 'reading')")) {
      row.next();
      return row.getBoolean(1);
    }
  }

  /** What is to be read; empty before {@link #begin}. */
  public Map<Partition, Range> ranges() throws SQLException {
    try (Connection connection = database.getConnection()) {
      return ranges(connection);
    }
  }

  /** Writes down what is to be read, unless it stands. */
  public void begin(Map<Partition, Range> ranges) throws SQLException {
    ProjectionLock.hold(
        database,
        (connection, locked) -> {
          try (PreparedStatement statement = connection.prepareStatement(BEGIN)) {
            for (var range : ranges.entrySet()) {
              statement.setString(1, range.getKey().topic());
              statement.setInt(2, range.getKey().partition());
              statement.setString(3, range.getValue().topicId());
              statement.setLong(4, range.getValue().start());
              statement.setLong(5, range.getValue().position());
              statement.setLong(6, range.getValue().end());
              statement.addBatch();
            }
            statement.executeBatch();
          }
          return null;
        });
  }

  /** Begins the reading anew: a topic was made anew meanwhile. */
  public void forget() throws SQLException {
    ProjectionLock.hold(
        database,
        (connection, locked) -> {
          execute(connection, "delete from log_reading");
          return null;
        });
  }

  /**
   * Holds what was read against the facts.
   *
   * @param next the offsets that come next in each partition
   */
  public void take(Batch batch, Map<Partition, Position> next) throws SQLException {
    projection.apply(batch, new Log());
    ProjectionLock.hold(
        database,
        (connection, locked) -> {
          move(connection, next);
          return null;
        });
  }

  /** Everything is read: the facts that were not found are counted, and the building begins. */
  public void finish() throws SQLException {
    ProjectionLock.hold(
        database,
        (connection, locked) -> {
          execute(connection, FINISH);
          execute(connection, "delete from log_reading");
          execute(connection, "truncate log_change");
          execute(
              connection,
              "update rebuild set phase = 'building', started_at = clock_timestamp() where phase = 'reading'");
          return null;
        });
  }

  /** The newest reading; empty where there was none. */
  public static Optional<Found> last(Connection connection) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(LAST);
        ResultSet row = statement.executeQuery()) {
      return row.next()
          ? Optional.of(
              new Found(
                  row.getObject(1, OffsetDateTime.class).toInstant(),
                  row.getObject(2) == null
                      ? null
                      : row.getObject(2, OffsetDateTime.class).toInstant(),
                  row.getLong(3),
                  row.getLong(4),
                  row.getLong(5),
                  row.getObject(6, Long.class)))
          : Optional.empty();
    }
  }

  /** In the transaction that begins a rebuild. */
  static void request(Connection connection) throws SQLException {
    execute(connection, "delete from log_reading");
    execute(connection, "truncate log_change");
    execute(connection, "delete from log_verification");
    execute(connection, "insert into log_verification (started_at) values (clock_timestamp())");
  }

  private static Map<Partition, Range> ranges(Connection connection) throws SQLException {
    Map<Partition, Range> ranges = new HashMap<>();
    try (PreparedStatement statement = connection.prepareStatement(RANGES);
        ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        ranges.put(
            new Partition(rows.getString(1), rows.getInt(2)),
            new Range(rows.getString(3), rows.getLong(4), rows.getLong(5), rows.getLong(6)));
      }
    }
    return ranges;
  }

  private static void move(Connection connection, Map<Partition, Position> next)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(MOVE)) {
      for (var entry : next.entrySet()) {
        statement.setLong(1, entry.getValue().offset());
        statement.setString(2, entry.getKey().topic());
        statement.setInt(3, entry.getKey().partition());
        statement.setString(4, entry.getValue().topicId());
        statement.setLong(5, entry.getValue().offset());
        statement.addBatch();
      }
      statement.executeBatch();
    }
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** The log as read again: the intake's own positions stay where they are. */
  private static final class Log implements Projection.Source {
    @Override
    public Batch dropApplied(Connection connection, Batch batch) throws SQLException {
      Map<Partition, Range> ranges = ranges(connection);
      return new Batch(
          batch.messages().stream().filter(message -> isNew(ranges, message.origin())).toList());
    }

    private static boolean isNew(Map<Partition, Range> ranges, Origin origin) {
      Range range = ranges.get(new Partition(origin.topic(), origin.partition()));
      return range != null
          && range.topicId().equals(origin.topicId())
          && origin.offset() >= range.position();
    }

    @Override
    public void applied(Connection connection, Projection.Applied applied) throws SQLException {
      List<Message> messages = applied.batch().messages();
      seen(
          connection,
          applied.batch().contents(Content.Changed.class).stream()
              .map(changed -> changed.received().change())
              .toList());
      move(connection, Positions.after(applied.batch()));
      try (PreparedStatement statement = connection.prepareStatement(COUNT)) {
        statement.setInt(1, messages.size());
        statement.setInt(2, applied.inserted().size());
        statement.setInt(3, applied.contradicting());
        statement.executeUpdate();
      }
    }

    private static void seen(Connection connection, List<Change> changes) throws SQLException {
      try (PreparedStatement statement = connection.prepareStatement(SEEN)) {
        statement.setArray(
            1,
            connection.createArrayOf(
                "text", changes.stream().map(change -> change.owner().service()).toArray()));
        statement.setArray(
            2, connection.createArrayOf("bigint", changes.stream().map(Change::seq).toArray()));
        statement.executeUpdate();
      }
    }
  }
}
