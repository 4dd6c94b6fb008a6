package org.entente.topics;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/**
 * Creates topics as DESIGN §5 has them, verifies those that stand, and tells their ids.
 *
 * <p>Every call asks the brokers anew and ends after the patience given; nothing is cached. Safe
 * for use by any thread, and by any number of services at once: who comes second finds the topic
 * there.
 */
public final class TopicSetup implements AutoCloseable {
  private final Admin admin;
  private final Duration patience;

  /**
   * @param bootstrap Kafka's bootstrap servers
   * @param patience how long one call may take
   */
  public TopicSetup(String bootstrap, Duration patience) {
    String millis = Long.toString(patience.toMillis());
    this.patience = patience;
    this.admin =
        Admin.create(
            Map.of(
                "bootstrap.servers", bootstrap,
                "default.api.timeout.ms", millis,
                "request.timeout.ms", millis));
  }

  /**
   * Makes sure that the topic stands with its partitions and settings.
   *
   * @return the topic's id, which a topic created again does not share with the one before it
   * @throws TopicException where Kafka is away, or the topic that stands differs from what is asked
   */
  public Uuid ensure(TopicSpec spec) {
    try {
      return verified(
          spec,
          await(admin.describeTopics(List.of(spec.name())).topicNameValues().get(spec.name())));
    } catch (UnknownTopicOrPartitionException e) {
      create(spec);
      return ensureCreated(spec);
    }
  }

  /**
   * The id of a topic that stands.
   *
   * @throws TopicException where Kafka is away or the topic is not there
   */
  public Uuid id(String topic) {
    try {
      return await(admin.describeTopics(List.of(topic)).topicNameValues().get(topic)).topicId();
    } catch (UnknownTopicOrPartitionException e) {
      throw new TopicException("the topic " + topic + " does not exist", e);
    }
  }

  private void create(TopicSpec spec) {
    NewTopic topic =
        new NewTopic(
            spec.name(), java.util.Optional.of(spec.partitions()), java.util.Optional.empty());
    try {
      await(admin.createTopics(List.of(topic.configs(spec.settings()))).all());
    } catch (TopicExistsException e) {
      // another service was faster; what it made is verified as any other
    }
  }

  /** A topic just made is not known to every broker at once. */
  private Uuid ensureCreated(TopicSpec spec) {
    long end = System.nanoTime() + patience.toNanos();
    while (true) {
      try {
        return verified(
            spec,
            await(admin.describeTopics(List.of(spec.name())).topicNameValues().get(spec.name())));
      } catch (UnknownTopicOrPartitionException e) {
        if (System.nanoTime() > end) {
          throw new TopicException(
              "the topic " + spec.name() + " was created but does not appear", e);
        }
        pause();
      }
    }
  }

  private Uuid verified(TopicSpec spec, TopicDescription found) {
    List<String> differences = new ArrayList<>();
    if (found.partitions().size() != spec.partitions()) {
      differences.add(found.partitions().size() + " partitions instead of " + spec.partitions());
    }
    ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, spec.name());
    var settings = await(admin.describeConfigs(List.of(resource)).values().get(resource));
    spec.settings()
        .forEach((name, wanted) -> {
          ConfigEntry entry = settings.get(name);
          if (entry == null || !wanted.equals(entry.value())) {
            differences.add(
                name + "=" + (entry == null ? "none" : entry.value()) + " instead of " + wanted);
          }
        });
    if (!differences.isEmpty()) {
      throw new TopicException(
          "the topic " + spec.name() + " has " + String.join(", ", differences), null);
    }
    return found.topicId();
  }

  private <T> T await(KafkaFuture<T> answer) {
    try {
      return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof UnknownTopicOrPartitionException
          || e.getCause() instanceof TopicExistsException) {
        throw (RuntimeException) e.getCause();
      }
      throw new TopicException("Kafka did not answer: " + e.getCause().getMessage(), e.getCause());
    } catch (TimeoutException e) {
      throw new TopicException("Kafka did not answer within " + patience, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TopicException("interrupted while waiting for Kafka", e);
    }
  }

  private static void pause() {
    try {
      Thread.sleep(50);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TopicException("interrupted while waiting for Kafka", e);
    }
  }

  @Override
  public void close() {
    admin.close(Duration.ofSeconds(1));
  }
}
