package org.entente.timeline.intake;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.entente.contracts.Topics;
import org.entente.rest.Loop;
import org.entente.timeline.projection.Loops;

/**
 * Publishes dead letters to their topic as well, each at least once: the key, the value and the
 * headers as they came, and where it lay and why it could not be read as headers beside them. The
 * table stays what is listed and replayed; Kafka is told so that anybody's tools see it.
 */
@ApplicationScoped
class DeadLetterRelay {
  static final String ORIGIN_TOPIC = "entente_origin_topic";
  static final String ORIGIN_TOPIC_ID = "entente_origin_topic_id";
  static final String ORIGIN_PARTITION = "entente_origin_partition";
  static final String ORIGIN_OFFSET = "entente_origin_offset";
  static final String REASON = "entente_reason";
  static final String DEAD_LETTER = "entente_dead_letter";

  /** There where the value is left out: with the headers beside it, it was too large. */
  static final String LEFT_OUT = "entente_value_left_out";

  private static final int STEP = 50;
  private static final Duration SECOND = Duration.ofSeconds(1);

  /** Skips what another instance is publishing. */
  private static final String NEXT =
      """
      select id, topic, topic_id, partition, position, reason, header_names, header_values, message_key, value
      from dead_letter where published_at is null order by id limit ? for update skip locked
      """;

  private static final String PUBLISHED =
      "update dead_letter set published_at = clock_timestamp() where id = any (?)";

  private final DataSource database;
  private final String bootstrap;
  private final Loop loop;
  private KafkaProducer<byte[], byte[]> producer;

  DeadLetterRelay(
      DataSource database,
      Loops loops,
      @ConfigProperty(name = "kafka.bootstrap.servers") String bootstrap) {
    this.database = database;
    this.bootstrap = bootstrap;
    this.loop = loops.loop("dead-letter-relay");
  }

  void start(@Observes StartupEvent event) {
    loop.run(this::step);
  }

  private Duration step() throws SQLException, ExecutionException, InterruptedException {
    try {
      return publishNext() < STEP ? SECOND : Duration.ZERO;
    } catch (KafkaException | ExecutionException e) {
      closeProducer();
      throw e;
    }
  }

  private int publishNext() throws SQLException, ExecutionException, InterruptedException {
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false);
      try {
        List<Letter> letters = next(connection);
        if (!letters.isEmpty()) {
          publish(letters);
          mark(connection, letters);
        }
        connection.commit();
        return letters.size();
      } catch (SQLException | RuntimeException | ExecutionException | InterruptedException e) {
        connection.rollback();
        throw e;
      } finally {
        connection.setAutoCommit(true);
      }
    }
  }

  private record Letter(long id, ProducerRecord<byte[], byte[]> message) {}

  private static List<Letter> next(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      // a stopped process must not keep the others from them
      statement.execute("set local idle_in_transaction_session_timeout = '30s'");
    }
    List<Letter> letters = new ArrayList<>();
    try (PreparedStatement statement = connection.prepareStatement(NEXT)) {
      statement.setInt(1, STEP);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          letters.add(new Letter(rows.getLong(1), message(rows)));
        }
      }
    }
    return letters;
  }

  private static ProducerRecord<byte[], byte[]> message(ResultSet row) throws SQLException {
    ProducerRecord<byte[], byte[]> message =
        new ProducerRecord<>(Topics.DEAD_LETTERS, row.getBytes(9), row.getBytes(10));
    if (row.getArray(7) != null) {
      String[] names = (String[]) row.getArray(7).getArray();
      byte[][] values = (byte[][]) row.getArray(8).getArray();
      for (int i = 0; i < names.length; i++) {
        message.headers().add(names[i], values[i]);
      }
    }
    Map<String, String> origin =
        Map.of(
            DEAD_LETTER, Long.toString(row.getLong(1)),
            ORIGIN_TOPIC, row.getString(2),
            ORIGIN_TOPIC_ID, row.getString(3),
            ORIGIN_PARTITION, Integer.toString(row.getInt(4)),
            ORIGIN_OFFSET, Long.toString(row.getLong(5)),
            REASON, row.getString(6));
    origin.forEach(
        (name, value) -> message.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
    return message;
  }

  private void publish(List<Letter> letters) throws ExecutionException, InterruptedException {
    List<Future<?>> sent = new ArrayList<>();
    for (Letter letter : letters) {
      sent.add(producer().send(letter.message()));
    }
    for (int i = 0; i < sent.size(); i++) {
      try {
        sent.get(i).get();
      } catch (ExecutionException e) {
        if (!(e.getCause() instanceof RecordTooLargeException)) {
          throw e;
        }
        producer().send(withoutValue(letters.get(i).message())).get();
      }
    }
  }

  private static ProducerRecord<byte[], byte[]> withoutValue(
      ProducerRecord<byte[], byte[]> message) {
    var smaller =
        new ProducerRecord<byte[], byte[]>(
            message.topic(), null, message.key(), null, message.headers());
    smaller.headers().add(LEFT_OUT, "true".getBytes(StandardCharsets.UTF_8));
    return smaller;
  }

  private static void mark(Connection connection, List<Letter> letters) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(PUBLISHED)) {
      statement.setArray(
          1, connection.createArrayOf("bigint", letters.stream().map(Letter::id).toArray()));
      statement.executeUpdate();
    }
  }

  private KafkaProducer<byte[], byte[]> producer() {
    if (producer == null) {
      producer =
          new KafkaProducer<>(
              Map.of(
                  "bootstrap.servers", bootstrap,
                  "acks", "all",
                  "enable.idempotence", "true",
                  "max.block.ms", "5000",
                  "request.timeout.ms", "5000",
                  "delivery.timeout.ms", "10000",
                  "max.request.size", "2000000"),
              new ByteArraySerializer(),
              new ByteArraySerializer());
    }
    return producer;
  }

  @PreDestroy
  void closeProducer() {
    if (producer != null) {
      producer.close(Duration.ofSeconds(1));
      producer = null;
    }
  }
}
