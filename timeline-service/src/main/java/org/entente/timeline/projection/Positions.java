package org.entente.timeline.projection;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.entente.timeline.projection.Batch.Message;
import org.entente.timeline.projection.Batch.Origin;

/**
 * How far each partition is applied, stored with what was applied: the one writer and reader of
 * {@code intake_position}. A topic made anew begins at 0 (TRAPS 12).
 */
public final class Positions {
  private static final String READ =
      "select topic, partition, topic_id, position from intake_position";

  private static final String ADVANCE =
      """
      insert into intake_position (topic, partition, topic_id, position, last_applied)
      values (?, ?, ?, ?, clock_timestamp())
      on conflict (topic, partition) do update set
        topic_id = excluded.topic_id, position = excluded.position, last_applied = excluded.last_applied
      """;

  private Positions() {}

  /** A partition of a topic. */
  public record Partition(String topic, int partition) {}

  /** The next offset to be applied, in the topic of that id. */
  public record Position(String topicId, long offset) {}

  public static Map<Partition, Position> read(Connection connection) throws SQLException {
    Map<Partition, Position> positions = new HashMap<>();
    try (PreparedStatement statement = connection.prepareStatement(READ);
        ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        positions.put(
            new Partition(rows.getString(1), rows.getInt(2)),
            new Position(rows.getString(3), rows.getLong(4)));
      }
    }
    return positions;
  }

  /** What lies below the stored positions has been applied, by whichever instance. */
  static Batch dropApplied(Connection connection, Batch batch) throws SQLException {
    if (batch.messages().isEmpty()) {
      return batch;
    }
    Map<Partition, Position> positions = read(connection);
    return new Batch(
        batch.messages().stream()
            .filter(message -> !applied(positions, message.origin()))
            .toList());
  }

  private static boolean applied(Map<Partition, Position> positions, Origin origin) {
    Position position = positions.get(new Partition(origin.topic(), origin.partition()));
    return position != null
        && position.topicId().equals(origin.topicId())
        && origin.offset() < position.offset();
  }

  /** The places behind a batch's messages. */
  static Map<Partition, Position> after(Batch batch) {
    Map<Partition, Position> next = new HashMap<>();
    for (Message message : batch.messages()) {
      Origin origin = message.origin();
      next.merge(
          new Partition(origin.topic(), origin.partition()),
          new Position(origin.topicId(), origin.offset() + 1),
          (one, other) -> one.offset() >= other.offset() ? one : other);
    }
    return next;
  }

  static void advance(Connection connection, Batch batch) throws SQLException {
    Map<Partition, Position> next = after(batch);
    if (next.isEmpty()) {
      return;
    }
    try (PreparedStatement statement = connection.prepareStatement(ADVANCE)) {
      for (var entry : next.entrySet()) {
        statement.setString(1, entry.getKey().topic());
        statement.setInt(2, entry.getKey().partition());
        statement.setString(3, entry.getValue().topicId());
        statement.setLong(4, entry.getValue().offset());
        statement.addBatch();
      }
      statement.executeBatch();
    }
  }
}
