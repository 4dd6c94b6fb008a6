package org.entente.timeline.intake;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.entente.contracts.Topics;

/** How far the intake is, per partition, and what lies among the dead letters. */
@ApplicationScoped
public class IntakeStatus {
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private static final String POSITIONS =
      "select topic, partition, position, last_applied from intake_position";

  private static final String DEAD_LETTERS =
      "select count(*) from dead_letter where replayed_at is null";

  private final DataSource database;
  private final Admin admin;

  IntakeStatus(
      DataSource database, @ConfigProperty(name = "kafka.bootstrap.servers") String bootstrap) {
    this.database = database;
    this.admin =
        Admin.create(
            Map.of(
                "bootstrap.servers", bootstrap,
                "default.api.timeout.ms", Long.toString(PATIENCE.toMillis()),
                "request.timeout.ms", Long.toString(PATIENCE.toMillis())));
  }

  /**
   * @param end the end of what is committed; null while Kafka does not answer, and then lag too
   */
  public record Partition(
      String topic, int partition, long position, Long end, Long lag, Instant lastApplied) {}

  public List<Partition> partitions() throws SQLException {
    Map<TopicPartition, Partition> applied = applied();
    Map<TopicPartition, Long> ends = ends();
    List<Partition> partitions = new ArrayList<>();
    for (TopicPartition partition : all()) {
      Partition stored = applied.get(partition);
      long position = stored == null ? 0 : stored.position();
      Long end = ends.get(partition);
      partitions.add(
          new Partition(
              partition.topic(),
              partition.partition(),
              position,
              end,
              end == null ? null : lag(position, end),
              stored == null ? null : stored.lastApplied()));
    }
    return partitions;
  }

  /** The last offset of a transaction is its own mark, which no reader is given. */
  private static long lag(long position, long end) {
    return end - position <= 1 ? 0 : end - position;
  }

  public long deadLetters() throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(DEAD_LETTERS);
        ResultSet row = statement.executeQuery()) {
      row.next();
      return row.getLong(1);
    }
  }

  private static List<TopicPartition> all() {
    List<TopicPartition> all = new ArrayList<>();
    for (String topic : List.of(Topics.PEOPLE, Topics.EVENTS)) {
      IntStream.range(0, Topics.PARTITIONS)
          .forEach(partition -> all.add(new TopicPartition(topic, partition)));
    }
    all.add(new TopicPartition(Topics.MARKS, 0));
    return all;
  }

  private Map<TopicPartition, Partition> applied() throws SQLException {
    Map<TopicPartition, Partition> applied = new HashMap<>();
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(POSITIONS);
        ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        OffsetDateTime time = rows.getObject(4, OffsetDateTime.class);
        applied.put(
            new TopicPartition(rows.getString(1), rows.getInt(2)),
            new Partition(
                rows.getString(1),
                rows.getInt(2),
                rows.getLong(3),
                null,
                null,
                time == null ? null : time.toInstant()));
      }
    }
    return applied;
  }

  private Map<TopicPartition, Long> ends() {
    Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
    all().forEach(partition -> latest.put(partition, OffsetSpec.latest()));
    try {
      Map<TopicPartition, Long> ends = new HashMap<>();
      admin
          .listOffsets(latest, new ListOffsetsOptions(IsolationLevel.READ_COMMITTED))
          .all()
          .get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
          .forEach((partition, end) -> ends.put(partition, end.offset()));
      return ends;
    } catch (ExecutionException | TimeoutException e) {
      // Kafka is away: positions are known, ends are not
      return Map.of();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Map.of();
    }
  }

  @PreDestroy
  void close() {
    admin.close(Duration.ofSeconds(1));
  }
}
