package org.entente.timeline;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.entente.contracts.Change;
import org.entente.contracts.ChangeHeaders;
import org.entente.contracts.Entity;
import org.entente.contracts.EntityJson;
import org.entente.contracts.EntityKey;
import org.entente.contracts.Owner;

/** Publishes changes as the owners do, with their numbers, to a real broker. */
public final class OwnersOnKafka implements AutoCloseable {
  /** One for all test classes: seq goes on where the last class left it. */
  private static final Map<Owner, Long> SEQ = new EnumMap<>(Owner.class);

  private static final Map<EntityKey, Integer> REVISIONS = new HashMap<>();
  private static Instant clock = Instant.parse("2024-12-01T00:00:00Z");

  private final KafkaProducer<byte[], byte[]> producer;

  public OwnersOnKafka(String bootstrap) {
    Properties properties = new Properties();
    properties.put("bootstrap.servers", bootstrap);
    properties.put("acks", "all");
    // a broker new to its partition refuses the first batch and takes the second; the first is out
    // of
    // order ever after
    properties.put("max.in.flight.requests.per.connection", 1);
    producer =
        new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer());
  }

  public Change put(Entity record) {
    boolean created = !REVISIONS.containsKey(record.key());
    return publish(change(record, created ? Change.Type.CREATED : Change.Type.UPDATED, null));
  }

  /** Many at once, as a relay sends them; returns when all are there. */
  public void putAll(List<Entity> records) {
    List<Future<RecordMetadata>> sent = new ArrayList<>();
    for (Entity record : records) {
      Change change =
          change(
              record,
              REVISIONS.containsKey(record.key()) ? Change.Type.UPDATED : Change.Type.CREATED,
              null);
      sent.add(
          producer.send(
              message(
                  change.owner().topic(),
                  change.key().toString(),
                  ChangeHeaders.encode(change),
                  change.value())));
    }
    sent.forEach(OwnersOnKafka::arrived);
  }

  public Change delete(Entity record, String mergedInto) {
    return publish(change(record, Change.Type.DELETED, mergedInto));
  }

  /** The next change of a record, numbered but not published. */
  public static synchronized Change change(Entity record, Change.Type type, String mergedInto) {
    EntityKey key = record.key();
    clock = clock.plusMillis(1);
    return new Change(
        key.kind().owner(),
        SEQ.merge(key.kind().owner(), 1L, Long::sum),
        key,
        REVISIONS.merge(key, 1, Integer::sum),
        type,
        clock,
        "tester",
        null,
        mergedInto,
        EntityJson.bytes(record));
  }

  public Change publish(Change change) {
    send(
        change.owner().topic(),
        change.key().toString(),
        ChangeHeaders.encode(change),
        change.value());
    return change;
  }

  public void send(String topic, String key, Map<String, byte[]> headers, byte[] value) {
    arrived(producer.send(message(topic, key, headers, value)));
  }

  private static void arrived(Future<RecordMetadata> sent) {
    try {
      sent.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  private static ProducerRecord<byte[], byte[]> message(
      String topic, String key, Map<String, byte[]> headers, byte[] value) {
    var message = new ProducerRecord<>(topic, key.getBytes(StandardCharsets.UTF_8), value);
    headers.forEach((name, bytes) -> message.headers().add(name, bytes));
    return message;
  }

  @Override
  public void close() {
    producer.close();
  }
}
