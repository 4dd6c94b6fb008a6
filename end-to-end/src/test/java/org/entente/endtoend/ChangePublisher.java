package org.entente.endtoend;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.entente.contracts.Change;
import org.entente.contracts.ChangeHeaders;
import org.entente.contracts.Mark;
import org.entente.contracts.Owner;
import org.entente.contracts.Topics;

/** Stands for the owners where a test says what arrives, and in which order. */
final class ChangePublisher implements AutoCloseable {
  private final KafkaProducer<byte[], byte[]> producer;

  ChangePublisher(String bootstrap) {
    producer =
        new KafkaProducer<>(
            Map.of(
                "bootstrap.servers",
                bootstrap,
                "acks",
                "all",
                // a broker new to its partition refuses the first batch and takes the second; the
                // first is out of order ever after
                "max.in.flight.requests.per.connection",
                1),
            new ByteArraySerializer(),
            new ByteArraySerializer());
  }

  void publish(List<Change> changes) {
    List<Future<RecordMetadata>> sent = new ArrayList<>();
    for (Change change : changes) {
      sent.add(
          send(
              change.owner().topic(),
              change.key().toString(),
              ChangeHeaders.encode(change),
              change.value()));
    }
    sent.forEach(ChangePublisher::arrived);
  }

  /** What a reader awaits to see all of these. */
  static List<String> awaited(List<Change> changes) {
    Map<Owner, Long> heads = new EnumMap<>(Owner.class);
    changes.forEach(change -> heads.merge(change.owner(), change.seq(), Math::max));
    return heads.entrySet().stream()
        .map(head -> head.getKey().service() + "@" + head.getValue())
        .toList();
  }

  /** An idle owner's word that nothing earlier than that time will follow. */
  void mark(Owner owner, long seq, Instant time) {
    arrived(
        send(Topics.MARKS, owner.service(), new Mark(owner, seq, time).headers(), Mark.value()));
  }

  private static void arrived(Future<RecordMetadata> sent) {
    try {
      sent.get();
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  private Future<RecordMetadata> send(
      String topic, String key, Map<String, byte[]> headers, byte[] value) {
    var message = new ProducerRecord<>(topic, key.getBytes(StandardCharsets.UTF_8), value);
    headers.forEach((name, bytes) -> message.headers().add(name, bytes));
    return producer.send(message);
  }

  @Override
  public void close() {
    producer.close();
  }
}
