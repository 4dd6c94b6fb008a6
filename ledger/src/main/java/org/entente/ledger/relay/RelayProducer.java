package org.entente.ledger.relay;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.entente.contracts.Change;
import org.entente.contracts.ChangeHeaders;
import org.entente.contracts.Mark;
import org.entente.contracts.Owner;
import org.entente.contracts.Topics;

/**
 * Publishes in Kafka transactions, all or nothing.
 *
 * <p>Its {@code transactional.id} is the owner's, whichever instance it runs in: made once the lock
 * is won, it fences every producer before it, so that a delayed one cannot put an old revision
 * behind a newer. After any exception it is closed and made anew; a producer that goes on after an
 * error may put a later record before an earlier one.
 */
final class RelayProducer implements AutoCloseable {
  private final KafkaProducer<byte[], byte[]> producer;

  RelayProducer(Owner owner, String bootstrap) {
    Map<String, Object> settings = new HashMap<>();
    settings.put("bootstrap.servers", bootstrap);
    settings.put("transactional.id", owner.service() + "-relay");
    settings.put("transaction.timeout.ms", 15_000);
    settings.put("enable.idempotence", true);
    settings.put("acks", "all");
    settings.put("max.block.ms", 5_000);
    settings.put("request.timeout.ms", 4_000);
    settings.put("delivery.timeout.ms", 8_000);
    settings.put("linger.ms", 0);
    settings.put("batch.size", 256 * 1024);
    this.producer =
        new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    try {
      producer.initTransactions();
    } catch (RuntimeException e) {
      producer.close(Duration.ZERO);
      throw e;
    }
  }

  void publish(List<Change> changes) {
    producer.beginTransaction();
    for (Change change : changes) {
      var message =
          new ProducerRecord<>(
              change.owner().topic(),
              change.key().toString().getBytes(StandardCharsets.UTF_8),
              change.value());
      add(ChangeHeaders.encode(change), message.headers());
      producer.send(message);
    }
    producer.commitTransaction();
  }

  void publish(Mark mark) {
    producer.beginTransaction();
    var message =
        new ProducerRecord<>(
            Topics.MARKS, mark.owner().service().getBytes(StandardCharsets.UTF_8), Mark.value());
    add(mark.headers(), message.headers());
    producer.send(message);
    producer.commitTransaction();
  }

  private static void add(Map<String, byte[]> from, Headers to) {
    from.forEach(to::add);
  }

  /** Whatever is not committed is aborted, by the next producer's fencing if not before. */
  @Override
  public void close() {
    producer.close(Duration.ZERO);
  }
}
