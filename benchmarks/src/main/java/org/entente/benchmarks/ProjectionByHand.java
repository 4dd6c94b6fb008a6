package org.entente.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.entente.contracts.ChangeHeaders;
import org.entente.contracts.Topics;

/**
 * A loop that reads the topics and writes the read model in batches, as one would by hand: headers
 * are read and values passed through. Mentions, entries, listings, the log's rows and partnerships
 * are those that stand in the tables when this is made, held in memory by key: they are neither
 * assembled nor compared, and words are a finished tsvector. Positions and the projection's row
 * advance in each transaction.
 */
final class ProjectionByHand {
  private final String kafka;
  private final Connection database;
  private final Map<String, String> topicIds;
  private final Rows listings;
  private final List<Rows> finished;

  ProjectionByHand(String kafka, Connection database, Map<String, String> topicIds)
      throws SQLException {
    this.kafka = kafka;
    this.database = database;
    this.topicIds = topicIds;
    this.listings = new Rows("g1.listing", "'event/' || id");
    this.finished =
        List.of(
            new Rows("mention", "subject"),
            new Rows("g1.entry", "'event/' || id"),
            listings,
            new Rows("change_log", "'event/' || entry"));
  }

  /** Changes a second by hand, after the topics are known to the consumer. */
  double write(int batch, int most, List<String> topics) throws Exception {
    Map<String, Object> settings =
        Map.of(
            "bootstrap.servers",
            kafka,
            "isolation.level",
            "read_committed",
            "auto.offset.reset",
            "earliest",
            "enable.auto.commit",
            false,
            "max.poll.records",
            batch,
            "key.deserializer",
            ByteArrayDeserializer.class,
            "value.deserializer",
            ByteArrayDeserializer.class);
    database.setAutoCommit(false);
    try (var consumer = new KafkaConsumer<byte[], byte[]>(settings)) {
      consumer.assign(
          topics.stream()
              .flatMap(topic ->
                  IntStream.range(0, Topics.PARTITIONS)
                      .mapToObj(partition -> new TopicPartition(topic, partition)))
              .toList());
      consumer.seekToBeginning(consumer.assignment());
      long begun = System.nanoTime();
      int done = 0;
      while (done < most) {
        List<ConsumerRecord<byte[], byte[]>> polled = new ArrayList<>();
        consumer.poll(Duration.ofSeconds(1)).forEach(polled::add);
        if (!polled.isEmpty()) {
          write(polled);
          database.commit();
          done += polled.size();
        }
      }
      return done / ((System.nanoTime() - begun) / 1e9);
    } finally {
      database.rollback();
      database.setAutoCommit(true);
    }
  }

  private void write(List<ConsumerRecord<byte[], byte[]>> polled) throws SQLException {
    execute("select from projection for update");
    List<String[]> facts = new ArrayList<>();
    List<String> keys = new ArrayList<>();
    Map<TopicPartition, Long> positions = new HashMap<>();
    for (var message : polled) {
      String key = header(message, ChangeHeaders.SUBJECT);
      String source = message.topic().equals(Topics.PEOPLE) ? "people-service" : "events-service";
      String type = header(message, ChangeHeaders.TYPE);
      keys.add(key);
      facts.add(
          new String[] {
            source,
            header(message, ChangeHeaders.SEQ),
            key,
            header(message, ChangeHeaders.REVISION),
            type.substring(type.lastIndexOf('.') + 1),
            header(message, ChangeHeaders.TIME),
            header(message, ChangeHeaders.ACTOR),
            new String(message.value(), UTF_8)
          });
      positions.put(new TopicPartition(message.topic(), message.partition()), message.offset() + 1);
    }
    insert(
        """
        insert into fact (source, seq, key, revision, change, recorded_at, actor, value)
        select * from unnest(?::text[], ?::bigint[], ?::text[], ?::int[], ?::text[],
          ?::timestamptz[], ?::text[], ?::text[])
        """,
        8,
        facts);
    for (Rows rows : finished) {
      rows.write(keys);
    }
    List<String[]> scopes = listings.of(keys);
    insert(
        """
        insert into g1.partnership (id, events)
        select scope, count(*) from unnest(?::text[], ?::text[], ?::text[]) as given (scope, place, id)
        where scope ~ '^[A-Z0-9]+-[A-Z0-9]+$' group by scope order by scope
        on conflict (id) do update set events = partnership.events + excluded.events
        """,
        3,
        scopes);
    insert(
        """
        insert into intake_position (topic, partition, topic_id, position, last_applied)
        select topic, partition, topic_id, position, now()
        from unnest(?::text[], ?::int[], ?::text[], ?::bigint[]) as given (topic, partition, topic_id, position)
        on conflict (topic, partition) do update
          set position = excluded.position, last_applied = excluded.last_applied
        """,
        4,
        positions.entrySet().stream()
            .map(position ->
                new String[] {
                  position.getKey().topic(),
                  "" + position.getKey().partition(),
                  topicIds.get(position.getKey().topic()),
                  "" + position.getValue()
                })
            .toList());
    execute("update projection set version = version + 1");
  }

  private static String header(ConsumerRecord<byte[], byte[]> message, String name) {
    return new String(message.headers().lastHeader(name).value(), UTF_8);
  }

  private void insert(String sql, int columns, List<String[]> rows) throws SQLException {
    if (rows.isEmpty()) {
      return;
    }
    try (PreparedStatement statement = database.prepareStatement(sql)) {
      for (int column = 0; column < columns; column++) {
        int at = column;
        statement.setArray(
            at + 1, database.createArrayOf("text", rows.stream().map(row -> row[at]).toArray()));
      }
      statement.executeUpdate();
    }
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = database.createStatement()) {
      statement.execute(sql);
    }
  }

  /**
   * The rows of a table as the service left them, as texts, by the key whose change brings them.
   */
  private final class Rows {
    private final Map<String, List<String[]>> byKey = new HashMap<>();
    private final String insert;
    private final int columns;

    Rows(String table, String key) throws SQLException {
      List<String> names = new ArrayList<>();
      List<String> types = new ArrayList<>();
      try (Statement statement = database.createStatement();
          ResultSet row =
              statement.executeQuery(
                  """
                  select attname, format_type(atttypid, atttypmod) from pg_attribute
                  where attrelid = '%s'::regclass and attnum > 0 and not attisdropped order by attnum
                  """
                      .formatted(table))) {
        while (row.next()) {
          names.add(row.getString(1));
          types.add(row.getString(2));
        }
      }
      columns = names.size();
      String list = String.join(", ", names);
      insert =
          "insert into %s (%s) select %s from unnest(%s) as given (%s)"
              .formatted(
                  table,
                  list,
                  IntStream.range(0, columns)
                      .mapToObj(i -> names.get(i) + "::" + types.get(i))
                      .collect(Collectors.joining(", ")),
                  names.stream().map(name -> "?::text[]").collect(Collectors.joining(", ")),
                  list);
      String texts = names.stream().map(name -> name + "::text").collect(Collectors.joining(", "));
      try (Statement statement = database.createStatement();
          ResultSet row =
              statement.executeQuery("select %s, %s from %s".formatted(key, texts, table))) {
        while (row.next()) {
          String[] values = new String[columns];
          for (int i = 0; i < columns; i++) {
            values[i] = row.getString(i + 2);
          }
          byKey.computeIfAbsent(row.getString(1), none -> new ArrayList<>()).add(values);
        }
      }
    }

    List<String[]> of(List<String> keys) {
      return keys.stream().flatMap(key -> byKey.getOrDefault(key, List.of()).stream()).toList();
    }

    void write(List<String> keys) throws SQLException {
      insert(insert, columns, of(keys));
    }
  }
}
