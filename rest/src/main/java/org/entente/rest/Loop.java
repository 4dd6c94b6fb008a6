package org.entente.rest;

import java.time.Clock;
import java.time.Instant;
import org.entente.contracts.ChangeHeaders;

/**
 * What a loop says of itself: whether it is alive, its last success, its last error. Safe for any
 * thread.
 */
public final class Loop {
  private final String name;
  private final Clock clock;
  private volatile State state = new State(false, null, null);

  /**
   * @param lastSuccess null until there was one
   * @param lastError what went wrong last, with its time before it, or null
   */
  public record State(boolean alive, Instant lastSuccess, String lastError) {}

  public Loop(String name) {
    this(name, Clock.systemUTC());
  }

  Loop(String name, Clock clock) {
    this.name = name;
    this.clock = clock;
  }

  public String name() {
    return name;
  }

  public State state() {
    return state;
  }

  public synchronized void started() {
    state = new State(true, state.lastSuccess, state.lastError);
  }

  public synchronized void succeeded() {
    state = new State(true, clock.instant(), state.lastError);
  }

  public synchronized void failed(Throwable failure) {
    state =
        new State(
            state.alive,
            state.lastSuccess,
            ChangeHeaders.time(clock.instant()) + " " + words(failure));
  }

  public synchronized void ended() {
    state = new State(false, state.lastSuccess, state.lastError);
  }

  private static String words(Throwable failure) {
    String message = failure.getMessage();
    return message == null
        ? failure.getClass().getSimpleName()
        : message.lines().findFirst().orElse("");
  }
}
