package org.entente.timeline.intake;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.entente.contracts.Owner;
import org.entente.rest.Loop;
import org.entente.timeline.projection.Loops;
import org.entente.topics.TopicException;
import org.entente.topics.TopicSetup;
import org.entente.topics.TopicSpec;

/** Creates and verifies the topics at start, however late Kafka comes, and knows their ids. */
@ApplicationScoped
class TopicIds {
  private static final List<TopicSpec> TOPICS =
      List.of(
          TopicSpec.changes(Owner.PEOPLE),
          TopicSpec.changes(Owner.EVENTS),
          TopicSpec.DEAD_LETTERS,
          TopicSpec.MARKS);

  private final String bootstrap;
  private final Loop state;
  private final Map<String, String> ids = new ConcurrentHashMap<>();
  private volatile boolean stopped;
  private Thread thread;

  TopicIds(@ConfigProperty(name = "kafka.bootstrap.servers") String bootstrap, Loops loops) {
    this.bootstrap = bootstrap;
    this.state = loops.loop("topics");
  }

  void start(@Observes StartupEvent event) {
    thread = Thread.ofVirtual().name("topics").start(this::ensure);
  }

  void stop(@Observes ShutdownEvent event) {
    stopped = true;
    thread.interrupt();
  }

  private void ensure() {
    while (!stopped) {
      try (TopicSetup setup = new TopicSetup(bootstrap, Duration.ofSeconds(10))) {
        for (TopicSpec topic : TOPICS) {
          setup.ensure(topic);
        }
        state.succeeded();
        return;
      } catch (TopicException e) {
        state.failed(e);
        pause();
      }
    }
  }

  private void pause() {
    try {
      Thread.sleep(1_000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Asks the brokers anew: a topic made again has another id. */
  String refreshed(String topic) {
    try (TopicSetup setup = new TopicSetup(bootstrap, Duration.ofSeconds(10))) {
      String id = setup.id(topic).toString();
      ids.put(topic, id);
      return id;
    }
  }

  /** As last asked for; partitions are assigned before messages come. */
  String known(String topic) {
    String id = ids.get(topic);
    return id == null ? refreshed(topic) : id;
  }
}
