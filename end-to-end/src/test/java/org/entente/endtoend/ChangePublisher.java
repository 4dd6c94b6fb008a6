package org.entente.endtoend;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
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
            Map.of("bootstrap.servers", bootstrap, "acks", "all"),
            new ByteArraySerializer(),
            new ByteArraySerializer());
  }

  void publish(List<Change> changes) {
    changes.forEach(change ->
        send(
            change.owner().topic(),
            change.key().toString(),
            ChangeHeaders.encode(change),
            change.value()));
    producer.flush();
  }

  /** An idle owner's word that nothing earlier than that time will follow. */
  void mark(Owner owner, long seq, Instant time) {
    send(Topics.MARKS, owner.service(), new Mark(owner, seq, time).headers(), Mark.value());
    producer.flush();
  }

  private void send(String topic, String key, Map<String, byte[]> headers, byte[] value) {
    var message = new ProducerRecord<>(topic, key.getBytes(StandardCharsets.UTF_8), value);
    headers.forEach((name, bytes) -> message.headers().add(name, bytes));
    producer.send(message);
  }

  @Override
  public void close() {
    producer.close();
  }
}
