package org.entente.timeline.intake;

import io.smallrye.common.annotation.Identifier;
import io.smallrye.reactive.messaging.kafka.KafkaConsumerRebalanceListener;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.entente.rest.Loop;
import org.entente.timeline.projection.Loops;
import org.entente.timeline.projection.Positions;
import org.entente.timeline.projection.Positions.Partition;
import org.entente.timeline.projection.Positions.Position;

/**
 * Begins each partition where the database says it is applied up to, whatever offsets Kafka keeps;
 * in a topic made anew, at its beginning (TRAPS 12, 13).
 */
@ApplicationScoped
@Identifier("assignment")
class Assignment implements KafkaConsumerRebalanceListener {
  private final DataSource database;
  private final TopicIds topics;
  private final Loop state;

  Assignment(DataSource database, TopicIds topics, Loops loops) {
    this.database = database;
    this.topics = topics;
    this.state = loops.loop("assignment");
  }

  @Override
  public void onPartitionsAssigned(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
    Map<Partition, Position> stored = stored();
    Set<String> names = partitions.stream().map(TopicPartition::topic).collect(Collectors.toSet());
    Map<String, String> ids =
        names.stream().collect(Collectors.toMap(name -> name, topics::refreshed));
    for (TopicPartition partition : partitions) {
      Position position = stored.get(new Partition(partition.topic(), partition.partition()));
      boolean same = position != null && position.topicId().equals(ids.get(partition.topic()));
      consumer.seek(partition, same ? position.offset() : 0);
    }
    state.succeeded();
  }

  /** Without the positions nothing may be read: a database that is away is waited out. */
  private Map<Partition, Position> stored() {
    while (true) {
      try (Connection connection = database.getConnection()) {
        return Positions.read(connection);
      } catch (SQLException e) {
        state.failed(e);
        pause(e);
      }
    }
  }

  private static void pause(SQLException cause) {
    try {
      Thread.sleep(500);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("stopped while the database was away", cause);
    }
  }
}
