package org.entente.timeline.projection;

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
  private final Loop loop;

  RefreshLoop(Projection projection, Backlog backlog, AppliedSignal signal, Loops loops) {
    this.projection = projection;
    this.backlog = backlog;
    this.signal = signal;
    this.loop = loops.loop("refresh");
  }

  void start(@Observes StartupEvent event) {
    loop.run(this::step);
  }

  private Duration step() throws SQLException, InterruptedException {
    long seen = signal.count();
    if (backlog.remains()) {
      projection.refresh();
    } else {
      signal.await(seen, SECOND);
    }
    return Duration.ZERO;
  }
}
