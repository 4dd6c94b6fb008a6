package org.entente.timeline.stream;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.entente.rest.Loop;
import org.entente.timeline.projection.AppliedSignal;
import org.entente.timeline.projection.Loops;

/**
 * The one reader of the change log in an instance: it keeps the newest changes for all who follow
 * them, so that a commit costs one query however many do. Who falls behind what is kept here reads
 * the log; nobody's slowness holds up another or fills memory.
 */
@ApplicationScoped
public class ChangeFeed {
  private static final int KEPT = 2_000;
  private static final int STEP = 500;
  private static final Duration SECOND = Duration.ofSeconds(1);

  private final ChangeReader reader;
  private final AppliedSignal signal;
  private final Loop loop;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition more = lock.newCondition();
  private final Deque<LoggedChange> newest = new ArrayDeque<>();
  private long head = -1;
  private long reset;
  private volatile boolean stopped;

  ChangeFeed(ChangeReader reader, AppliedSignal signal, Loops loops) {
    this.reader = reader;
    this.signal = signal;
    this.loop = loops.loop("change-feed");
  }

  /**
   * What follows a number.
   *
   * @param changes in order; empty where the time was up
   * @param head the number up to which the changes go on without a hole
   * @param reset numbers up to this one are stale
   */
  public record Following(List<LoggedChange> changes, long head, long reset) {}

  /** Waits for changes after a number, at most so long. */
  public Following after(long number, Duration most) throws InterruptedException, SQLException {
    long left = most.toNanos();
    lock.lock();
    try {
      while (head <= number && left > 0 && !stopped && number >= reset) {
        left = more.awaitNanos(left);
      }
      if (newest.isEmpty() ? head <= number : newest.getFirst().number() <= number + 1) {
        return new Following(keptAfter(number), Math.max(head, number), reset);
      }
    } finally {
      lock.unlock();
    }
    List<LoggedChange> changes = reader.after(number, STEP);
    // asked after reading: what was taken away meanwhile would be a hole
    long kept = reader.window().first() - 1;
    return number < kept
        ? new Following(List.of(), number, kept)
        : new Following(changes, changes.isEmpty() ? number : changes.getLast().number(), reset());
  }

  /** What is kept after a number, each with the entry as its newest change has it. */
  private List<LoggedChange> keptAfter(long number) {
    Deque<LoggedChange> changes = new ArrayDeque<>();
    Map<String, LoggedChange> last = new HashMap<>();
    Iterator<LoggedChange> backwards = newest.descendingIterator();
    while (backwards.hasNext()) {
      LoggedChange change = backwards.next();
      if (change.number() <= number) {
        break;
      }
      LoggedChange now = last.computeIfAbsent(change.entry(), entry -> change);
      changes.addFirst(change.showing(now));
    }
    return List.copyOf(changes);
  }

  public boolean stopped() {
    return stopped;
  }

  private long reset() {
    lock.lock();
    try {
      return reset;
    } finally {
      lock.unlock();
    }
  }

  void start(@Observes StartupEvent event) {
    loop.run(this::step);
  }

  /** Nobody waits while the service stops. */
  void stop(@Observes ShutdownEvent event) {
    stopped = true;
    lock.lock();
    try {
      more.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private Duration step() throws SQLException, InterruptedException {
    long seen = signal.count();
    if (!read()) {
      signal.await(seen, SECOND);
    }
    return Duration.ZERO;
  }

  /** True where more may follow at once. */
  private boolean read() throws SQLException {
    ChangeReader.Window window = reader.window();
    long from;
    lock.lock();
    try {
      // the first time, from now on: what lies before is read from the log by who asks
      from = head < 0 || head > window.last() ? window.last() : head;
    } finally {
      lock.unlock();
    }
    List<LoggedChange> changes = reader.after(from, STEP);
    lock.lock();
    try {
      head = changes.isEmpty() ? from : changes.getLast().number();
      reset = window.reset();
      newest.addAll(changes);
      while (newest.size() > KEPT) {
        newest.removeFirst();
      }
      if (!changes.isEmpty() || reset > from) {
        more.signalAll();
      }
    } finally {
      lock.unlock();
    }
    return changes.size() == STEP;
  }
}
