package org.entente.timeline.intake;

import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.entente.rest.Loop;
import org.entente.timeline.projection.Batch;
import org.entente.timeline.projection.Batch.Message;
import org.entente.timeline.projection.Batch.Origin;
import org.entente.timeline.projection.Loops;
import org.entente.timeline.projection.Projection;
import org.jboss.logging.Logger;

/**
 * Takes what a poll brought, reads it and applies it in one transaction. It never throws: a
 * database that is away is waited out, and nothing is skipped (TRAPS 13–15).
 */
@ApplicationScoped
public class Intake {
  static final String CHANNEL = "changes";

  private static final Logger LOG = Logger.getLogger(Intake.class);
  private static final int LONGEST_PAUSE_MILLIS = 2_000;

  private final Projection projection;
  private final TopicIds topics;
  private final KafkaClientService clients;
  private final Loop state;
  private volatile boolean stopped;

  Intake(Projection projection, TopicIds topics, KafkaClientService clients, Loops loops) {
    this.projection = projection;
    this.topics = topics;
    this.clients = clients;
    this.state = loops.loop("intake");
  }

  void stop(@Observes ShutdownEvent event) {
    stopped = true;
  }

  @Incoming(CHANNEL)
  @Blocking
  void take(ConsumerRecords<byte[], byte[]> polled) {
    List<Message> messages = new ArrayList<>(polled.count());
    for (ConsumerRecord<byte[], byte[]> message : polled) {
      Origin origin =
          new Origin(
              message.topic(),
              topics.known(message.topic()),
              message.partition(),
              message.offset());
      messages.add(new Message(origin, ChangeReader.read(message)));
    }
    if (apply(new Batch(messages))) {
      commitForTools(polled);
    }
  }

  /** Tries until it is applied; false only where the service stops. */
  private boolean apply(Batch batch) {
    int pause = 50;
    while (!stopped) {
      try {
        projection.apply(batch);
        state.succeeded();
        return true;
      } catch (SQLException | RuntimeException e) {
        state.failed(e);
        LOG.warnf("not applied, tried again in %d ms: %s", pause, e.getMessage());
        if (!slept(pause)) {
          return false;
        }
        pause = Math.min(2 * pause, LONGEST_PAUSE_MILLIS);
      }
    }
    return false;
  }

  private static boolean slept(int millis) {
    try {
      Thread.sleep(millis);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** The database decides where reading goes on; Kafka is told so that people's tools see it. */
  private void commitForTools(ConsumerRecords<byte[], byte[]> polled) {
    Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
    for (TopicPartition partition : polled.partitions()) {
      offsets.put(
          partition, new OffsetAndMetadata(polled.records(partition).getLast().offset() + 1));
    }
    clients
        .getConsumer(CHANNEL)
        .commitAsync(offsets)
        .subscribe()
        .with(done -> {}, failure -> LOG.debugf("offsets not told to Kafka: %s", failure));
  }
}
