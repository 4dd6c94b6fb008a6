package org.entente.rest;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The places that {@link Bounded} work of this service shares. */
@Singleton
public class Places {
  /** Waiting costs a look at the database now and then, so that it has a bound too. */
  private static final int MOST_WAITING = 256;

  private static final int PATIENCE_SECONDS = 1;

  private final Semaphore working;
  private final Semaphore waiting = new Semaphore(MOST_WAITING);
  private final ThreadLocal<Boolean> held = new ThreadLocal<>();

  @Inject
  Places(@ConfigProperty(name = "entente.rest.bound", defaultValue = "32") int bound) {
    this.working = new Semaphore(bound);
  }

  /** Something that waits for others. */
  public interface Waiting<T, E extends Exception> {
    T run() throws E;
  }

  /**
   * Gives this thread's place to others while it waits: who waits for a write to become visible
   * keeps nobody from reading.
   *
   * @throws Problem 503 where too many wait, or no place is free afterwards
   */
  public <T, E extends Exception> T aside(Waiting<T, E> wait) throws E {
    if (!waiting.tryAcquire()) {
      throw full();
    }
    boolean inside = held.get() != null;
    if (inside) {
      leave();
    }
    T waited;
    try {
      waited = wait.run();
    } finally {
      waiting.release();
    }
    if (inside) {
      enter();
    }
    return waited;
  }

  /**
   * @throws Problem 503 where no place becomes free: a long queue would only serve answers that
   *     nobody waits for any more
   */
  void enter() {
    try {
      if (!working.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        throw full();
      }
      held.set(true);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw full();
    }
  }

  /** Frees this thread's place, where it has one. */
  void leave() {
    if (held.get() != null) {
      held.remove();
      working.release();
    }
  }

  private static Problem full() {
    return Problem.unavailable("more is asked at once than this service can do", 1);
  }
}
