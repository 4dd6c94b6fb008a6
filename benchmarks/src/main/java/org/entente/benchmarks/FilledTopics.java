package org.entente.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.entente.contracts.Change;
import org.entente.contracts.ChangeHeaders;
import org.entente.contracts.EntityKey;
import org.entente.contracts.Owner;
import org.entente.contracts.Topics;

/**
 * The topics as the owners would have filled them with {@link GeneratedFacts}, in one transaction.
 *
 * @param ids of the topics, by their names
 * @param messages how many there are
 */
record FilledTopics(Map<String, String> ids, int messages) {

  static FilledTopics of(String kafka, int events) throws Exception {
    Map<String, Object> settings =
        Map.of(
            "bootstrap.servers",
            kafka,
            "transactional.id",
            "fill",
            "key.serializer",
            ByteArraySerializer.class,
            "value.serializer",
            ByteArraySerializer.class);
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka));
        var producer = new KafkaProducer<byte[], byte[]>(settings)) {
      Map<String, String> ids = create(admin);
      producer.initTransactions();
      producer.beginTransaction();
      GeneratedFacts facts = new GeneratedFacts(events);
      int people = GeneratedFacts.PEOPLE + GeneratedFacts.ORGANIZATIONS;
      for (int i = 0; i < people; i++) {
        GeneratedFacts.Fact fact = facts.person(i);
        producer.send(message(Owner.PEOPLE, i, fact.key(), fact.value()));
      }
      for (int i = 0; i < events; i++) {
        producer.send(message(Owner.EVENTS, i, "event/e-" + i, GeneratedFacts.event(i)));
      }
      producer.commitTransaction();
      return new FilledTopics(ids, people + events);
    }
  }

  private static Map<String, String> create(Admin admin) throws Exception {
    List<NewTopic> topics =
        List.of(
            new NewTopic(Topics.PEOPLE, Topics.PARTITIONS, (short) 1),
            new NewTopic(Topics.EVENTS, Topics.PARTITIONS, (short) 1),
            new NewTopic(Topics.DEAD_LETTERS, Topics.PARTITIONS, (short) 1),
            new NewTopic(Topics.MARKS, 1, (short) 1));
    var made = admin.createTopics(topics);
    Map<String, String> ids = new HashMap<>();
    for (NewTopic topic : topics) {
      ids.put(topic.name(), made.topicId(topic.name()).get().toString());
    }
    awaitLeaders(admin, topics);
    return ids;
  }

  /** A producer that is told too early that a leader is none may wait for minutes. */
  private static void awaitLeaders(Admin admin, List<NewTopic> topics) throws Exception {
    Map<TopicPartition, OffsetSpec> ends = new HashMap<>();
    for (NewTopic topic : topics) {
      for (int partition = 0; partition < topic.numPartitions(); partition++) {
        ends.put(new TopicPartition(topic.name(), partition), OffsetSpec.latest());
      }
    }
    admin.listOffsets(ends).all().get();
  }

  private static ProducerRecord<byte[], byte[]> message(
      Owner owner, int i, String key, String value) {
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
    return message;
  }
}
