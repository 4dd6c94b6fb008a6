package org.entente.timeline.projection;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The service's loops, for {@code /status}. */
@ApplicationScoped
public class Loops {
  private final List<LoopState> states = new CopyOnWriteArrayList<>();

  public LoopState loop(String name) {
    LoopState state = new LoopState(name);
    states.add(state);
    return state;
  }

  public List<LoopState> all() {
    return List.copyOf(states);
  }
}
