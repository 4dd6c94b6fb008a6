package org.entente.timeline.projection;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.time.Duration;
import org.entente.rest.Loop;

/**
 * Goes on with entries that are still dirty, also when nothing arrives: after each signal, and once
 * a second for what another instance left behind.
 */
@ApplicationScoped
class RefreshLoop {
  private static final Duration SECOND = Duration.ofSeconds(1);

  private final Projection projection;
  private final Backlog backlog;
  private final AppliedSignal signal;
  private final Loop state;
  private volatile boolean stopped;
  private Thread thread;

  RefreshLoop(Projection projection, Backlog backlog, AppliedSignal signal, Loops loops) {
    this.projection = projection;
    this.backlog = backlog;
    this.signal = signal;
    this.state = loops.loop("refresh");
  }

  void start(@Observes StartupEvent event) {
    thread = Thread.ofVirtual().name("refresh").start(this::run);
  }

  void stop(@Observes ShutdownEvent event) throws InterruptedException {
    stopped = true;
    thread.interrupt();
    thread.join(5_000);
  }

  private void run() {
    try {
      while (!stopped) {
        long seen = signal.count();
        try {
          if (backlog.remains()) {
            projection.refresh();
          } else {
            signal.await(seen, SECOND);
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
