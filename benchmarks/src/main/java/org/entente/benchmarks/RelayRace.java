package org.entente.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.entente.contracts.Change;
import org.entente.contracts.ChangeHeaders;
import org.entente.contracts.EntityKey;
import org.entente.contracts.Owner;

/**
 * The relay against a loop written by hand over the same, filled table: read what follows, send it
 * in a Kafka transaction with the same headers, note how far it is. The relay is set back to the
 * beginning by {@code republish}.
 */
public final class RelayRace {
  private static final int ROUNDS = 5;
  private static final int CHANGES = 50_000;
  private static final int BATCH = 500;
  private static final String TOPIC = "by-hand";
  private static final double BAR = 0.7;

  private static final String FILL =
      """
      insert into changes (seq, key, revision, type, recorded_at, actor, record)
      select n, 'series/s' || n %% 1000, 1 + (n - 1) / 1000, 'updated',
             now() - interval '1 day' + n * interval '1 millisecond', 'bench',
             '{"id":"s' || n %% 1000 || '","name":"Series","parties":["FR"],"note":"' || repeat('a note of some length ', 20) || n || '"}'
      from generate_series(1, %d) n;
      update ledger_head set seq = %d;
      create table by_hand (published bigint not null);
      insert into by_hand values (0)
      """
          .formatted(CHANGES, CHANGES);

  private static final String NEXT =
      """
      select seq, key, revision, type, recorded_at, actor, reason, merged_into, record
      from changes where seq > ? order by seq limit
      """
          + BATCH;

  private RelayRace() {}

  public static void main(String[] arguments) throws Exception {
    boolean met;
    try (MeasuredSystem system = MeasuredSystem.start();
        HttpClient http = HttpClient.newHttpClient();
        Connection connection = system.connect("events");
        Admin admin = Admin.create(Map.of("bootstrap.servers", system.stack().kafka()))) {
      URI events = system.service("events");
      connection.createStatement().execute(FILL);
      admin.createTopics(List.of(new NewTopic(TOPIC, 12, (short) 1))).all().get();
      for (int warm = 0; warm < 2; warm++) {
        relayed(http, events, system, connection);
        byHand(system, connection);
      }
      met =
          new Comparison("relay, changes/s", ROUNDS)
              .atLeast(
                  BAR,
                  () -> relayed(http, events, system, connection),
                  "by hand",
                  () -> byHand(system, connection));
    }
    System.exit(met ? 0 : 1);
  }

  private static double relayed(
      HttpClient http, URI events, MeasuredSystem system, Connection connection) throws Exception {
    var request =
        HttpRequest.newBuilder(events.resolve("/api/v1/republish"))
            .header("Authorization", "Bearer " + system.token())
            .POST(BodyPublishers.noBody())
            .build();
    long begun = System.nanoTime();
    if (http.send(request, BodyHandlers.discarding()).statusCode() != 202) {
      throw new IllegalStateException("republish is refused");
    }
    try (PreparedStatement statement = connection.prepareStatement("select published from relay")) {
      while (true) {
        try (ResultSet row = statement.executeQuery()) {
          row.next();
          if (row.getLong(1) == CHANGES) {
            return CHANGES / ((System.nanoTime() - begun) / 1e9);
          }
        }
        Thread.sleep(10);
      }
    }
  }

  private static double byHand(MeasuredSystem system, Connection connection) throws Exception {
    Map<String, Object> settings =
        Map.of(
            "bootstrap.servers",
            system.stack().kafka(),
            "transactional.id",
            "by-hand",
            "acks",
            "all",
            "batch.size",
            256 * 1024,
            "key.serializer",
            ByteArraySerializer.class,
            "value.serializer",
            ByteArraySerializer.class);
    try (var producer = new KafkaProducer<byte[], byte[]>(settings);
        PreparedStatement next = connection.prepareStatement(NEXT);
        PreparedStatement advance =
            connection.prepareStatement("update by_hand set published = ?")) {
      producer.initTransactions();
      long begun = System.nanoTime();
      long published = 0;
      while (published < CHANGES) {
        producer.beginTransaction();
        next.setLong(1, published);
        try (ResultSet row = next.executeQuery()) {
          while (row.next()) {
            Change change = change(row);
            var message =
                new ProducerRecord<>(
                    TOPIC, change.key().toString().getBytes(UTF_8), change.value());
            ChangeHeaders.encode(change).forEach(message.headers()::add);
            producer.send(message);
            published = change.seq();
          }
        }
        producer.commitTransaction();
        advance.setLong(1, published);
        advance.executeUpdate();
      }
      return CHANGES / ((System.nanoTime() - begun) / 1e9);
    }
  }

  private static Change change(ResultSet row) throws java.sql.SQLException {
    return new Change(
        Owner.EVENTS,
        row.getLong(1),
        EntityKey.parse(row.getString(2)),
        row.getInt(3),
        Change.Type.UPDATED,
        row.getObject(5, OffsetDateTime.class).toInstant(),
        row.getString(6),
        row.getString(7),
        row.getString(8),
        row.getBytes(9));
  }
}
