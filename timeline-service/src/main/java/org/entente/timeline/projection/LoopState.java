package org.entente.timeline.projection;

import java.time.Instant;

/** How one of the service's loops is: alive, last success, last error. For any thread. */
public final class LoopState {
  private final String name;
  private volatile boolean alive = true;
  private volatile Instant lastSuccess;
  private volatile String lastError;

  LoopState(String name) {
    this.name = name;
  }

  public void succeeded() {
    alive = true;
    lastSuccess = Instant.now();
  }

  public void failed(Exception e) {
    lastError = Instant.now() + " " + e.getClass().getSimpleName() + ": " + e.getMessage();
  }

  public void ended() {
    alive = false;
  }

  public String name() {
    return name;
  }

  public boolean alive() {
    return alive;
  }

  /** Null where there was none. */
  public Instant lastSuccess() {
    return lastSuccess;
  }

  /** With its time; null where there was none. */
  public String lastError() {
    return lastError;
  }
}
