package org.entente.timeline.projection;

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
  private final Loop loop;

  RebuildLoop(Rebuild rebuild, Loops loops) {
    this.rebuild = rebuild;
    this.loop = loops.loop("rebuild");
  }

  void start(@Observes StartupEvent event) {
    loop.run(this::step);
  }

  private Duration step() throws SQLException {
    return rebuild.isDue() && rebuild.step() ? Duration.ZERO : SECOND;
  }
}
