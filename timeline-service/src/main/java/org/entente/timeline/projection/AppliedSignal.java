package org.entente.timeline.projection;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Tells those who wait that a projection transaction was committed: at once in the instance that
 * did it, through the database's notification in the others. A signal can be missed while the
 * listening connection is down, so whoever waits looks again every second.
 */
@ApplicationScoped
public class AppliedSignal {
  static final String CHANNEL = "entente_applied";

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition fired = lock.newCondition();
  private long count;
  private boolean closed;

  /** Called after each commit. */
  public void fire() {
    lock.lock();
    try {
      count++;
      fired.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** How many signals there were: taken before looking, so that none is missed after. */
  public long count() {
    lock.lock();
    try {
      return count;
    } finally {
      lock.unlock();
    }
  }

  /** Waits for a signal after {@code seen}, at most so long. */
  public void await(long seen, Duration most) throws InterruptedException {
    long left = most.toNanos();
    lock.lock();
    try {
      while (count == seen && left > 0 && !closed) {
        left = fired.awaitNanos(left);
      }
    } finally {
      lock.unlock();
    }
  }

  /** Nobody waits while the service stops. */
  @PreDestroy
  void close() {
    lock.lock();
    try {
      closed = true;
      fired.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
