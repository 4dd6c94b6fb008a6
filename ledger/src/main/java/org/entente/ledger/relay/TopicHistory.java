package org.entente.ledger.relay;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.entente.contracts.Change;
import org.entente.contracts.Owner;

/** Every change of an owner that its topic has, partition by partition, as they lie there. */
public final class TopicHistory {
  /** How long Kafka may bring nothing before the end is reached. */
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private static final Duration POLL = Duration.ofMillis(200);

  private TopicHistory() {}

  /** Who takes what one poll brought. */
  @FunctionalInterface
  public interface Taker {
    void take(List<Change> changes) throws SQLException;
  }

  /**
   * Reads up to the end that each partition has when its turn comes, in memory that does not grow
   * with the topic.
   *
   * @throws RuntimeException where Kafka is away
   */
  public static void read(Owner owner, String bootstrap, Taker taker) throws SQLException {
    try (var consumer = TopicEnd.consumer(bootstrap)) {
      for (var info : consumer.partitionsFor(owner.topic())) {
        TopicPartition partition = new TopicPartition(owner.topic(), info.partition());
        List<TopicPartition> one = List.of(partition);
        consumer.assign(one);
        consumer.seekToBeginning(one);
        long end = consumer.endOffsets(one).get(partition);
        long progress = System.nanoTime();
        for (long at = consumer.position(partition); at < end; ) {
          List<Change> changes = new ArrayList<>();
          for (ConsumerRecord<byte[], byte[]> message : consumer.poll(POLL)) {
            TopicEnd.read(owner, message).ifPresent(changes::add);
          }
          if (!changes.isEmpty()) {
            taker.take(changes);
          }
          long now = consumer.position(partition);
          if (now > at) {
            progress = System.nanoTime();
          } else if (System.nanoTime() - progress > PATIENCE.toNanos()) {
            throw new IllegalStateException(partition + " could not be read to its end");
          }
          at = now;
        }
      }
    }
  }
}
