package org.entente.timeline.projection;

import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.entente.rest.Loop;

/** The service's loops, for {@code /status}; they stop with it. */
@ApplicationScoped
public class Loops {
  private final List<Loop> loops = new CopyOnWriteArrayList<>();

  /** A loop that starts now. */
  public Loop loop(String name) {
    Loop loop = new Loop(name);
    loop.started();
    loops.add(loop);
    return loop;
  }

  /** The last one first, with the service. */
  void stop(@Observes ShutdownEvent event) {
    loops.reversed().forEach(Loop::stop);
  }

  public List<Loop> all() {
    return List.copyOf(loops);
  }
}
