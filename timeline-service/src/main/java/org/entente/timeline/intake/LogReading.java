package org.entente.timeline.intake;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.entente.contracts.Topics;
import org.entente.rest.Loop;
import org.entente.timeline.projection.Batch;
import org.entente.timeline.projection.Batch.Message;
import org.entente.timeline.projection.Batch.Origin;
import org.entente.timeline.projection.LogVerification;
import org.entente.timeline.projection.LogVerification.Range;
import org.entente.timeline.projection.Loops;
import org.entente.timeline.projection.Positions.Partition;
import org.entente.timeline.projection.Positions.Position;

/**
 * Reads the topics of changes again from their beginning when a rebuild asks for it, beside the
 * intake and without its group: up to what was there when it began.
 */
@ApplicationScoped
class LogReading {
  private static final Duration SECOND = Duration.ofSeconds(1);

  private final LogVerification verification;
  private final TopicIds topics;
  private final String bootstrap;
  private final Loop loop;

  LogReading(
      LogVerification verification,
      TopicIds topics,
      Loops loops,
      @ConfigProperty(name = "kafka.bootstrap.servers") String bootstrap) {
    this.verification = verification;
    this.topics = topics;
    this.bootstrap = bootstrap;
    this.loop = loops.loop("log-reading");
  }

  void start(@Observes StartupEvent event) {
    loop.run(this::step);
  }

  private Duration step() throws SQLException {
    if (verification.isDue()) {
      read();
    }
    return SECOND;
  }

  private void read() throws SQLException {
    Map<String, String> ids =
        Map.of(
            Topics.PEOPLE, topics.refreshed(Topics.PEOPLE),
            Topics.EVENTS, topics.refreshed(Topics.EVENTS));
    try (KafkaConsumer<byte[], byte[]> consumer = consumer()) {
      Map<Partition, Range> ranges = ranges(consumer, ids);
      consumer.assign(ranges.keySet().stream().map(LogReading::of).toList());
      ranges.forEach((partition, range) -> consumer.seek(of(partition), range.position()));
      while (!loop.stopped() && verification.isDue()) {
        if (isRead(consumer, ranges)) {
          verification.finish();
          return;
        }
        ConsumerRecords<byte[], byte[]> polled = consumer.poll(SECOND);
        verification.take(batch(polled, ranges), next(consumer, ranges));
      }
    }
  }

  /** As they stand; where a topic was made anew since, the reading begins anew. */
  private Map<Partition, Range> ranges(
      KafkaConsumer<byte[], byte[]> consumer, Map<String, String> ids) throws SQLException {
    Map<Partition, Range> standing = verification.ranges();
    boolean same =
        standing.entrySet().stream()
            .allMatch(range -> range.getValue().topicId().equals(ids.get(range.getKey().topic())));
    if (!standing.isEmpty() && same) {
      return standing;
    }
    if (!same) {
      verification.forget();
    }
    List<TopicPartition> partitions =
        ids.keySet().stream()
            .flatMap(topic ->
                IntStream.range(0, Topics.PARTITIONS).mapToObj(p -> new TopicPartition(topic, p)))
            .toList();
    Map<TopicPartition, Long> starts = consumer.beginningOffsets(partitions);
    Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
    Map<Partition, Range> ranges = new HashMap<>();
    for (TopicPartition partition : partitions) {
      long start = starts.get(partition);
      ranges.put(
          new Partition(partition.topic(), partition.partition()),
          new Range(ids.get(partition.topic()), start, start, ends.get(partition)));
    }
    verification.begin(ranges);
    return ranges;
  }

  private static boolean isRead(
      KafkaConsumer<byte[], byte[]> consumer, Map<Partition, Range> ranges) {
    return ranges.entrySet().stream()
        .allMatch(range -> consumer.position(of(range.getKey())) >= range.getValue().end());
  }

  private static Batch batch(ConsumerRecords<byte[], byte[]> polled, Map<Partition, Range> ranges) {
    List<Message> messages = new ArrayList<>();
    for (ConsumerRecord<byte[], byte[]> message : polled) {
      Range range = ranges.get(new Partition(message.topic(), message.partition()));
      if (message.offset() < range.end()) {
        messages.add(
            new Message(
                new Origin(message.topic(), range.topicId(), message.partition(), message.offset()),
                ChangeReader.read(message)));
      }
    }
    return new Batch(messages);
  }

  /** The consumer's own places: beyond the marks of transactions, which it is not given. */
  private static Map<Partition, Position> next(
      KafkaConsumer<byte[], byte[]> consumer, Map<Partition, Range> ranges) {
    Map<Partition, Position> next = new HashMap<>();
    ranges.forEach((partition, range) ->
        next.put(
            partition,
            new Position(
                range.topicId(), Math.min(range.end(), consumer.position(of(partition))))));
    return next;
  }

  private static TopicPartition of(Partition partition) {
    return new TopicPartition(partition.topic(), partition.partition());
  }

  private KafkaConsumer<byte[], byte[]> consumer() {
    return new KafkaConsumer<>(
        Map.of(
            "bootstrap.servers", bootstrap,
            "isolation.level", "read_committed",
            "auto.offset.reset", "earliest",
            "allow.auto.create.topics", "false",
            "max.poll.records", "1000",
            "default.api.timeout.ms", "10000"),
        new ByteArrayDeserializer(),
        new ByteArrayDeserializer());
  }
}
