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
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.entente.contracts.Change;
import org.entente.contracts.ChangeHeaders;
import org.entente.contracts.EntityKey;
import org.entente.contracts.Owner;
import org.entente.contracts.Topics;

/**
 * The projection against a batched writer by hand, and against one message a transaction, over the
 * same filled topics into the same tables, emptied before each turn; one writer on either side.
 *
 * <p>The service reads, checks, finds what is touched, assembles and compares. It is started anew
 * each round, so its code is cold; timed from the first position it stores until nothing is left
 * to read or refresh, and only what follows that first position counts.
 *
 * <p>By hand, headers are read and values passed through. Mentions, entries, listings, the log's
 * rows and partnerships are those that the service made in a first run, held in memory by key: they
 * are neither assembled nor compared, and words are a finished tsvector. Positions and the
 * projection's row advance in each transaction. Its code is warm from one unmeasured turn.
 *
 * <p>One message a transaction is the same loop with batches of one, over the topic of events.
 */
public final class ProjectionRace {
  private static final int ROUNDS = 5;
  private static final int EVENTS = 20_000;
  private static final int BATCH = 1_000;
  private static final int ALONE = 2_000;

  private static final String EMPTY =
      """
      truncate fact, mention, intake_position, dead_letter, dirty, change_log,
        g1.entry, g1.listing, g1.partnership;
      update applied_through set seq = 0, recorded_at = null;
      update projection set version = 0
      """;

  private final MeasuredSystem system;
  private final Connection database;
  private final Map<String, String> topicIds = new HashMap<>();
  private final List<Rows> finished = new ArrayList<>();
  private final int events;
  private final int messages;

  private ProjectionRace(MeasuredSystem system, Connection database, int events) {
    this.system = system;
    this.database = database;
    this.events = events;
    this.messages = events + GeneratedFacts.PEOPLE + GeneratedFacts.ORGANIZATIONS;
  }

  public static void main(String[] arguments) throws Exception {
    int events = arguments.length == 0 ? EVENTS : Integer.parseInt(arguments[0]);
    boolean met;
    try (MeasuredSystem system = MeasuredSystem.start();
        Connection database = system.connect("timeline")) {
      met = new ProjectionRace(system, database, events).measure();
    }
    System.exit(met ? 0 : 1);
  }

  private boolean measure() throws Exception {
    fill();
    projected();
    finished.add(new Rows("mention", "subject"));
    finished.add(new Rows("g1.entry", "'event/' || id"));
    finished.add(new Rows("g1.listing", "'event/' || id"));
    finished.add(new Rows("change_log", "'event/' || entry"));
    Map<String, Long> wanted = counts();
    byHand(BATCH, messages, List.of(Topics.PEOPLE, Topics.EVENTS));
    if (!wanted.equals(counts())) {
      throw new IllegalStateException("not the same rows: " + wanted + ", by hand " + counts());
    }
    Comparison.say("rows of either side: %s", wanted);
    List<Double> batched = new ArrayList<>();
    List<Double> single = new ArrayList<>();
    for (int round = 1; round <= ROUNDS; round++) {
      boolean oursFirst = round % 2 == 1;
      double ours = oursFirst ? projected() : 0;
      double hand = byHand(BATCH, messages, List.of(Topics.PEOPLE, Topics.EVENTS));
      double alone = byHand(1, Math.min(ALONE, events), List.of(Topics.EVENTS));
      ours = oursFirst ? ours : projected();
      Comparison.say(
          "  round %d: ours %,.0f, by hand %,.0f, one a transaction %,.0f",
          round, ours, hand, alone);
      batched.add(ours / hand);
      single.add(ours / alone);
    }
    boolean met = new Comparison("projection, changes/s, batched", ROUNDS).atLeast(0.7, batched);
    return new Comparison("projection, changes/s, one a transaction", ROUNDS).atLeast(7, single)
        && met;
  }

  private void fill() throws Exception {
    Map<String, Object> settings =
        Map.of(
            "bootstrap.servers", system.stack().kafka(),
            "key.serializer", ByteArraySerializer.class,
            "value.serializer", ByteArraySerializer.class);
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", system.stack().kafka()));
        var producer = new KafkaProducer<byte[], byte[]>(settings)) {
      List<NewTopic> topics =
          List.of(
              new NewTopic(Topics.PEOPLE, Topics.PARTITIONS, (short) 1),
              new NewTopic(Topics.EVENTS, Topics.PARTITIONS, (short) 1),
              new NewTopic(Topics.DEAD_LETTERS, Topics.PARTITIONS, (short) 1),
              new NewTopic(Topics.MARKS, 1, (short) 1));
      var made = admin.createTopics(topics);
      made.all().get();
      for (NewTopic topic : topics) {
        topicIds.put(topic.name(), made.topicId(topic.name()).get().toString());
      }
      GeneratedFacts facts = new GeneratedFacts(events);
      for (int i = 0; i < messages - events; i++) {
        GeneratedFacts.Fact fact = facts.person(i);
        send(producer, Owner.PEOPLE, i, fact.key(), fact.value());
      }
      for (int i = 0; i < events; i++) {
        send(producer, Owner.EVENTS, i, "event/e-" + i, GeneratedFacts.event(i));
      }
    }
  }

  private static void send(
      KafkaProducer<byte[], byte[]> producer, Owner owner, int i, String key, String value) {
    Change change =
        new Change(
            owner,
            i + 1,
            EntityKey.parse(key),
            1,
            Change.Type.CREATED,
            GeneratedFacts.START.plusMillis(i),
            "bench",
            null,
            null,
            value.getBytes(UTF_8));
    var message = new ProducerRecord<>(owner.topic(), key.getBytes(UTF_8), change.value());
    ChangeHeaders.encode(change).forEach(message.headers()::add);
    producer.send(message);
  }

  /** Changes a second of the service. */
  private double projected() throws Exception {
    if (one("select to_regclass('fact')::text") != null) {
      execute(EMPTY);
    }
    system.service("timeline");
    try {
      long first = await(1);
      long begun = System.nanoTime();
      await(messages);
      return (messages - first) / ((System.nanoTime() - begun) / 1e9);
    } finally {
      system.endServices();
    }
  }

  /** Until so many messages are applied and, where these are all, nothing is dirty. */
  private long await(int wanted) throws Exception {
    long end = System.nanoTime() + Duration.ofMinutes(2).toNanos();
    while (System.nanoTime() < end) {
      long applied =
          Long.parseLong(one("select coalesce(sum(position), 0) from intake_position"));
      if (applied >= wanted
          && (wanted < messages || one("select 1 where exists (select from dirty)") == null)) {
        return applied;
      }
      Thread.sleep(10);
    }
    throw new IllegalStateException("not applied in two minutes");
  }

  /** Changes a second by hand, after the topics are known to the consumer. */
  private double byHand(int batch, int most, List<String> topics) throws Exception {
    execute(EMPTY);
    Map<String, Object> settings =
        Map.of(
            "bootstrap.servers", system.stack().kafka(),
            "isolation.level", "read_committed",
            "auto.offset.reset", "earliest",
            "enable.auto.commit", false,
            "max.poll.records", batch,
            "key.deserializer", ByteArrayDeserializer.class,
            "value.deserializer", ByteArrayDeserializer.class);
    database.setAutoCommit(false);
    try (var consumer = new KafkaConsumer<byte[], byte[]>(settings)) {
      consumer.assign(
          topics.stream()
              .flatMap(
                  topic ->
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
      positions.put(
          new TopicPartition(message.topic(), message.partition()), message.offset() + 1);
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
    List<String[]> scopes = finished.get(2).of(keys);
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
            .map(
                position ->
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
            at + 1,
            database.createArrayOf("text", rows.stream().map(row -> row[at]).toArray()));
      }
      statement.executeUpdate();
    }
  }

  private Map<String, Long> counts() throws SQLException {
    Map<String, Long> counts = new HashMap<>();
    for (String table :
        List.of("fact", "mention", "g1.entry", "g1.listing", "g1.partnership", "change_log")) {
      counts.put(table, Long.parseLong(one("select count(*) from " + table)));
    }
    return counts;
  }

  private String one(String sql) throws SQLException {
    try (Statement statement = database.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      return row.next() ? row.getString(1) : null;
    }
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = database.createStatement()) {
      statement.execute(sql);
    }
  }

  /** The rows of a table as the service left them, as texts, by the key whose change brings them. */
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
