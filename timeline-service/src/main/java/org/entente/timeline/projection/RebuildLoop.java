package org.entente.timeline.projection;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.time.Duration;
import org.entente.rest.Loop;

/** Takes a rebuild's steps, one after the other; between them the intake has its turn. */
@ApplicationScoped
class RebuildLoop {
  private static final Duration SECOND = Duration.ofSeconds(1);

  private final Rebuild rebuild;
  private final Loop state;
  private volatile boolean stopped;
  private Thread thread;

  RebuildLoop(Rebuild rebuild, Loops loops) {
    this.rebuild = rebuild;
    this.state = loops.loop("rebuild");
  }

  void start(@Observes StartupEvent event) {
    thread = Thread.ofVirtual().name("rebuild").start(this::run);
  }

  void stop(@Observes ShutdownEvent event) throws InterruptedException {
    stopped = true;
    thread.interrupt();
    thread.join(5_000);
  }

  private void run() {
    try {
      while (!stopped) {
        try {
          if (!rebuild.isDue() || !rebuild.step()) {
            Thread.sleep(SECOND);
          }
          state.succeeded();
        } catch (SQLException e) {
          state.failed(e);
          Thread.sleep(SECOND);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    state.ended();
  }
}
