package org.entente.ledger.relay;

import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.entente.contracts.Change;
import org.entente.contracts.ChangeHeaders;
import org.entente.contracts.Owner;
import org.entente.contracts.UnreadableChange;

/** The newest change that a topic has. */
final class TopicEnd {
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  /**
   * How far before its end a partition is read first: transactions leave marks of their own among
   * the messages.
   */
  private static final long WINDOW = 64;

  /** A poll that finds only the transactions' own marks would else wait for more. */
  private static final Duration SHORT = Duration.ofMillis(50);

  private TopicEnd() {}

  static Optional<Change> newest(Owner owner, String bootstrap) {
    try (var consumer = consumer(bootstrap)) {
      return consumer.partitionsFor(owner.topic()).stream()
          .map(partition -> new TopicPartition(owner.topic(), partition.partition()))
          .flatMap(partition -> newest(owner, consumer, partition).stream())
          .max(Comparator.comparingLong(Change::seq));
    }
  }

  /** A reader of what is committed, which belongs to no group. */
  static KafkaConsumer<byte[], byte[]> consumer(String bootstrap) {
    Map<String, Object> settings = new HashMap<>();
    settings.put("bootstrap.servers", bootstrap);
    settings.put("isolation.level", "read_committed");
    settings.put("default.api.timeout.ms", (int) PATIENCE.toMillis());
    settings.put("request.timeout.ms", (int) PATIENCE.toMillis());
    settings.put("allow.auto.create.topics", false);
    // A fetch that waits for more than there is would hold up the next partition.
    settings.put("fetch.max.wait.ms", 20);
    return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  private static Optional<Change> newest(
      Owner owner, KafkaConsumer<byte[], byte[]> consumer, TopicPartition partition) {
    List<TopicPartition> one = List.of(partition);
    consumer.assign(one);
    long beginning = consumer.beginningOffsets(one).get(partition);
    long end = consumer.endOffsets(one).get(partition);
    for (long window = WINDOW; end > beginning; window *= 16) {
      long from = Math.max(beginning, end - window);
      consumer.seek(partition, from);
      Optional<Change> newest = Optional.empty();
      long deadline = System.nanoTime() + PATIENCE.toNanos();
      while (consumer.position(partition) < end) {
        if (System.nanoTime() > deadline) {
          throw new IllegalStateException(
              "the end of " + partition + " could not be read within " + PATIENCE);
        }
        for (ConsumerRecord<byte[], byte[]> message : consumer.poll(SHORT)) {
          newest = later(newest, read(owner, message));
        }
      }
      if (newest.isPresent() || from == beginning) {
        return newest;
      }
    }
    return Optional.empty();
  }

  private static Optional<Change> later(Optional<Change> one, Optional<Change> other) {
    return one.isPresent() && (other.isEmpty() || one.get().seq() >= other.get().seq())
        ? one
        : other;
  }

  /**
   * What is no change of this owner was put there by someone else, and says nothing of the ledger.
   */
  static Optional<Change> read(Owner owner, ConsumerRecord<byte[], byte[]> message) {
    try {
      Change change =
          ChangeHeaders.decode(
              name -> {
                var header = message.headers().lastHeader(name);
                return header == null ? null : header.value();
              },
              message.value());
      return change.owner() == owner ? Optional.of(change) : Optional.empty();
    } catch (UnreadableChange e) {
      return Optional.empty();
    }
  }
}
