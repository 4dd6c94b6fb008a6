package org.entente.benchmarks;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.entente.contracts.Topics;

/**
 * The projection against a batched writer by hand ({@link ProjectionByHand}), and against one
 * message a transaction, over the same filled topics into the same tables, emptied before each
 * turn; one writer on either side, both warm.
 *
 * <p>The service reads, checks, finds what is touched, assembles and compares. It runs all the time
 * and has nothing to do while the other side writes. To have it read everything again, the tables
 * are emptied, its positions with them, and its partitions are assigned anew. It is timed from the
 * first position it stores until nothing is left to read or refresh, and only what follows that
 * first position counts.
 *
 * <p>One message a transaction is the loop by hand with batches of one, over the topic of events.
 */
public final class ProjectionRace {
  private static final int ROUNDS = 5;
  private static final int EVENTS = 20_000;
  private static final int BATCH = 1_000;
  private static final int ALONE = 2_000;
  private static final int WARM = 3;
  private static final List<String> BOTH = List.of(Topics.PEOPLE, Topics.EVENTS);

  private static final String EMPTY =
      """
      truncate fact, mention, intake_position, dead_letter, dirty, change_log,
        g1.entry, g1.listing, g1.partnership;
      update applied_through set seq = 0, recorded_at = null
      """;

  private final Connection database;
  private final FilledTopics topics;
  private final KafkaConsumer<byte[], byte[]> neighbour;

  private ProjectionRace(
      Connection database, FilledTopics topics, KafkaConsumer<byte[], byte[]> neighbour) {
    this.database = database;
    this.topics = topics;
    this.neighbour = neighbour;
  }

  public static void main(String[] arguments) throws Exception {
    int events = arguments.length == 0 ? EVENTS : Integer.parseInt(arguments[0]);
    boolean met;
    try (MeasuredSystem system = MeasuredSystem.start();
        Connection database = system.connect("timeline")) {
      String kafka = system.stack().kafka();
      FilledTopics topics = FilledTopics.of(kafka, events);
      system.service("timeline");
      try (var neighbour = neighbour(kafka)) {
        met = new ProjectionRace(database, topics, neighbour).measure(kafka);
      }
    }
    System.exit(met ? 0 : 1);
  }

  private boolean measure(String kafka) throws Exception {
    for (int i = 0; i < WARM; i++) {
      projected();
    }
    ProjectionByHand hand = new ProjectionByHand(kafka, database, topics.ids());
    Map<String, Long> wanted = counts();
    execute(EMPTY);
    hand.write(BATCH, topics.messages(), BOTH);
    if (!wanted.equals(counts())) {
      throw new IllegalStateException("not the same rows: " + wanted + ", by hand " + counts());
    }
    Comparison.say("rows of either side: %s", wanted);
    List<Double> batched = new ArrayList<>();
    List<Double> single = new ArrayList<>();
    for (int round = 1; round <= ROUNDS; round++) {
      boolean oursFirst = round % 2 == 1;
      double ours = oursFirst ? projected() : 0;
      execute(EMPTY);
      double byHand = hand.write(BATCH, topics.messages(), BOTH);
      execute(EMPTY);
      double alone = hand.write(1, ALONE, List.of(Topics.EVENTS));
      ours = oursFirst ? ours : projected();
      Comparison.say(
          "  round %d: ours %,.0f, by hand %,.0f, one a transaction %,.0f",
          round, ours, byHand, alone);
      batched.add(ours / byHand);
      single.add(ours / alone);
    }
    boolean met = new Comparison("projection, changes/s, batched", ROUNDS).atLeast(0.7, batched);
    return new Comparison("projection, changes/s, one a transaction", ROUNDS).atLeast(7, single)
        && met;
  }

  /** One more in the service's group, which takes nothing from it but the marks. */
  private static KafkaConsumer<byte[], byte[]> neighbour(String kafka) {
    return new KafkaConsumer<>(
        Map.of(
            "bootstrap.servers",
            kafka,
            "group.id",
            "entente-timeline",
            "key.deserializer",
            ByteArrayDeserializer.class,
            "value.deserializer",
            ByteArrayDeserializer.class));
  }

  /** Has the service's partitions assigned anew: it begins where the database says. */
  private void assignAnew() {
    AtomicBoolean assigned = new AtomicBoolean();
    neighbour.subscribe(
        List.of(Topics.MARKS),
        new ConsumerRebalanceListener() {
          @Override
          public void onPartitionsRevoked(Collection<TopicPartition> partitions) {}

          @Override
          public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
            assigned.set(true);
          }
        });
    neighbour.enforceRebalance();
    while (!assigned.get()) {
      neighbour.poll(Duration.ofMillis(50));
    }
  }

  /** Changes a second of the service. */
  private double projected() throws Exception {
    execute(EMPTY);
    assignAnew();
    long first = await(1);
    long begun = System.nanoTime();
    await(topics.messages());
    return (topics.messages() - first) / ((System.nanoTime() - begun) / 1e9);
  }

  /** Until so many messages are applied and, where these are all, nothing is dirty. */
  private long await(int wanted) throws Exception {
    long end = System.nanoTime() + Duration.ofMinutes(2).toNanos();
    while (System.nanoTime() < end) {
      long applied = Long.parseLong(one("select coalesce(sum(position), 0) from intake_position"));
      if (applied >= wanted
          && (wanted < topics.messages()
              || one("select 1 where exists (select from dirty)") == null)) {
        return applied;
      }
      Thread.sleep(10);
    }
    throw new IllegalStateException("not applied in two minutes");
  }

  private Map<String, Long> counts() throws SQLException {
    Map<String, Long> counts = new TreeMap<>();
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
}
