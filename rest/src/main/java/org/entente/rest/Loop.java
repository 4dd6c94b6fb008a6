package org.entente.rest;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.entente.contracts.ChangeHeaders;

/**
 * A loop and what it says of itself: whether it is alive, its last success, its last error. It runs
 * a step again and again on a thread of its own, or is told by whoever runs elsewhere. Safe for any
 * thread.
 */
public final class Loop {
  private static final Duration AFTER_A_FAILURE = Duration.ofSeconds(1);
  private static final Duration TIME_TO_STOP = Duration.ofSeconds(5);

  private final String name;
  private final Clock clock;
  private volatile State state = new State(false, null, null);
  private volatile boolean stopped;
  private Thread thread;

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

  /** One round of a loop. */
  public interface Step {
    /**
     * @return how long to pause before the next; zero for not at all
     */
    Duration take() throws Exception;
  }

  /** Takes step after step until it is stopped; after one that failed there is a pause. */
  public synchronized void run(Step step) {
    // a platform thread: an interrupt would close a virtual one's connection to the database
    thread = Thread.ofPlatform().daemon().name(name).start(() -> repeat(step));
  }

  private void repeat(Step step) {
    started();
    try {
      while (!stopped) {
        Thread.sleep(pauseAfter(step));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    ended();
  }

  private Duration pauseAfter(Step step) throws InterruptedException {
    try {
      Duration pause = step.take();
      succeeded();
      return pause;
    } catch (InterruptedException e) {
      throw e;
    } catch (Exception e) {
      failed(e);
      return AFTER_A_FAILURE;
    }
  }

  /** Lets the step that is being taken end, for some time, and takes no other. */
  public void stop() {
    stopped = true;
    Thread running;
    synchronized (this) {
      running = thread;
    }
    if (running != null) {
      running.interrupt();
      try {
        running.join(TIME_TO_STOP);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  public boolean stopped() {
    return stopped;
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
