package org.entente.ledger;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The writes that wait for the one writer: single ones, which go first, and lines of imports.
 * Bounded in number and in memory; safe for any number of threads.
 */
final class WriteQueue {
  private static final int MOST_SINGLES = 1_024;
  private static final int MOST_LINES = 2_000;
  private static final int BATCH = 1_000;
  private static final int BATCH_BESIDE_SINGLES = 200;
  private static final int MOST_WEIGHT = 8 * 1024 * 1024;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition filled = lock.newCondition();
  private final Condition drained = lock.newCondition();
  private final Lane singles = new Lane(MOST_SINGLES);
  private final Lane lines = new Lane(MOST_LINES);
  private boolean closed;

  /** A write and whoever waits for its verdict. */
  record Pending(Write write, CompletableFuture<Verdict> verdict) {
    static Pending of(Write write) {
      return new Pending(write, new CompletableFuture<>());
    }
  }

  /** Takes a single write, or says that too many wait. */
  boolean offer(Pending pending) {
    lock.lock();
    try {
      if (closed || singles.isFull()) {
        return false;
      }
      singles.add(pending);
      filled.signal();
      return true;
    } finally {
      lock.unlock();
    }
  }

  /** Takes a line of an import as soon as there is room; false once closed. */
  boolean put(Pending pending) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      while (lines.isFull() && !closed) {
        drained.await();
      }
      if (closed) {
        return false;
      }
      lines.add(pending);
      filled.signal();
      return true;
    } finally {
      lock.unlock();
    }
  }

  /** The next batch, as soon as anything waits; empty once closed and drained. */
  List<Pending> take() throws InterruptedException {
    lock.lockInterruptibly();
    try {
      while (singles.isEmpty() && lines.isEmpty() && !closed) {
        filled.await();
      }
      List<Pending> batch = new ArrayList<>();
      int weight = singles.drain(batch, BATCH, 0);
      int room = batch.isEmpty() ? BATCH : Math.min(batch.size() + BATCH_BESIDE_SINGLES, BATCH);
      lines.drain(batch, room, weight);
      drained.signalAll();
      return batch;
    } finally {
      lock.unlock();
    }
  }

  void close() {
    lock.lock();
    try {
      closed = true;
      filled.signalAll();
      drained.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** One of the two queues. */
  private static final class Lane {
    private final ArrayDeque<Pending> waiting = new ArrayDeque<>();
    private final int most;
    private long weight;

    Lane(int most) {
      this.most = most;
    }

    boolean isEmpty() {
      return waiting.isEmpty();
    }

    boolean isFull() {
      return waiting.size() >= most || weight >= MOST_WEIGHT;
    }

    void add(Pending pending) {
      waiting.add(pending);
      weight += pending.write().weight();
    }

    /** Moves what fits into the batch; at least one, so that none is too heavy. */
    int drain(List<Pending> batch, int most, int weightThere) {
      int total = weightThere;
      while (!waiting.isEmpty()
          && batch.size() < most
          && (batch.isEmpty() || total < MOST_WEIGHT)) {
        Pending pending = waiting.remove();
        weight -= pending.write().weight();
        total += pending.write().weight();
        batch.add(pending);
      }
      return total;
    }
  }
}
