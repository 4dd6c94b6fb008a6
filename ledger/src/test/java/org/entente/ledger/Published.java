package org.entente.ledger;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.entente.contracts.Change;
import org.entente.contracts.ChangeHeaders;
import org.entente.contracts.Mark;
import org.entente.contracts.Owner;
import org.entente.contracts.Topics;

/** What a reader of Kafka sees, from the beginning to the end. */
final class Published {
  static final Duration SOON = Duration.ofSeconds(40);

  private Published() {}

  /**
   * All changes, those of a partition in its order; with few repeats the whole is in order of seq.
   */
  static List<Change> changes(String kafka, Owner owner) {
    return read(kafka, owner.topic()).stream()
        .map(message -> ChangeHeaders.decode(header(message), message.value()))
        .sorted(Comparator.comparingLong(Change::seq))
        .toList();
  }

  /** As if nothing had ever been published; returns once the topics are gone. */
  static void deleteAll(String kafka) throws Exception {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka))) {
      admin.deleteTopics(List.of(Topics.EVENTS, Topics.MARKS)).all().get();
      await().atMost(SOON).until(() -> !admin.listTopics().names().get().contains(Topics.EVENTS));
    }
  }

  /** Returns once all that the ledger has is on the topic. */
  static void awaitAll(TestDatabase database) {
    String all = "select 1 from ledger_head, relay where seq = published and topic_id is not null";
    await().atMost(SOON).until(() -> database.rows(all).size() == 1);
  }

  static List<Mark> marks(String kafka) {
    return read(kafka, Topics.MARKS).stream().map(message -> Mark.decode(header(message))).toList();
  }

  /** All changes of a topic, partition by partition, as they lie there. */
  static List<Change> asTheyLie(String kafka, Owner owner) {
    return read(kafka, owner.topic()).stream()
        .map(message -> ChangeHeaders.decode(header(message), message.value()))
        .toList();
  }

  private static Function<String, byte[]> header(ConsumerRecord<byte[], byte[]> message) {
    return name -> {
      var header = message.headers().lastHeader(name);
      return header == null ? null : header.value();
    };
  }

  private static List<ConsumerRecord<byte[], byte[]>> read(String kafka, String topic) {
    Map<String, Object> settings =
        Map.of(
            "bootstrap.servers",
            kafka,
            "isolation.level",
            "read_committed",
            "auto.offset.reset",
            "earliest");
    try (var consumer =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic).stream()
              .map(p -> new TopicPartition(topic, p.partition()))
              .toList();
      List<ConsumerRecord<byte[], byte[]>> messages = new ArrayList<>();
      for (TopicPartition partition : partitions) {
        consumer.assign(List.of(partition));
        consumer.seekToBeginning(List.of(partition));
        long end = consumer.endOffsets(List.of(partition)).get(partition);
        while (consumer.position(partition) < end) {
          consumer.poll(Duration.ofMillis(200)).forEach(messages::add);
        }
      }
      return messages;
    }
  }
}
