package org.entente.timeline.projection;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.entente.rest.Loop;

/** The service's loops, for {@code /status}. */
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

  public List<Loop> all() {
    return List.copyOf(loops);
  }
}
