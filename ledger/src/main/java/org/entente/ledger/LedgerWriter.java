package org.entente.ledger;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.entente.ledger.LedgerBatch.UnreadableStanding;
import org.entente.ledger.WriteQueue.Pending;
import org.entente.ledger.database.LedgerConnections;
import org.entente.rest.Loop;
import org.entente.rest.Problem;
import org.jboss.logging.Logger;

/**
 * The one thread of an instance that writes. It takes what waits as one batch and commits it
 * together; over all instances the counter's lock makes the writing serial.
 *
 * <p>Guarantees: a write is answered only once its outcome is certain; a batch that fails on its
 * data is taken apart, so that a bad write spoils only itself; a connection that breaks at commit
 * is not guessed about, the ledger is read.
 */
final class LedgerWriter implements Runnable {
  private static final Logger LOG = Logger.getLogger(LedgerWriter.class);
  private static final Duration PATIENCE_FOR_OUTCOME = Duration.ofSeconds(30);

  private final WriteQueue queue;
  private final LedgerConnections connections;
  private final Runnable committed;
  private final Loop loop;
  private LedgerTrips trips;

  /**
   * @param committed is run after each commit: the relay's signal
   */
  LedgerWriter(WriteQueue queue, LedgerConnections connections, Runnable committed, Loop loop) {
    this.queue = queue;
    this.connections = connections;
    this.committed = committed;
    this.loop = loop;
  }

  @Override
  public void run() {
    loop.started();
    try {
      for (List<Pending> batch = queue.take(); !batch.isEmpty(); batch = queue.take()) {
        write(batch);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      disconnect();
      loop.ended();
    }
  }

  private void write(List<Pending> batch) {
    try {
      commit(batch, true);
      loop.succeeded();
      committed.run();
    } catch (SQLException | RuntimeException failure) {
      loop.failed(failure);
      if (isOfTheData(failure) && batch.size() > 1) {
        batch.forEach(pending -> write(List.of(pending)));
      } else {
        Problem problem = problem(failure);
        batch.forEach(pending -> pending.verdict().completeExceptionally(problem));
      }
    }
  }

  private void commit(List<Pending> writes, boolean mayRepeat) throws SQLException {
    boolean fresh = trips == null;
    LedgerBatch batch = new LedgerBatch(writes);
    try {
      batch.commit(connect());
    } catch (SQLException | RuntimeException failure) {
      boolean broken = !recovered();
      boolean unknown = broken && batch.outcomeUnknown();
      if (!(unknown && learnOutcome(batch))) {
        // Once more where the connection had died while idle, or broke at a commit that did not
        // happen.
        if (!mayRepeat || !broken || fresh && !unknown) {
          throw failure;
        }
        commit(writes, false);
        return;
      }
    }
    batch.answer();
  }

  private LedgerTrips connect() throws SQLException {
    if (trips == null) {
      trips = new LedgerTrips(connections.forWriter());
    }
    return trips;
  }

  /** Whether the transaction could be rolled back, and the connection with it kept. */
  private boolean recovered() {
    try {
      if (trips != null) {
        trips.rollback();
        return true;
      }
    } catch (SQLException e) {
      LOG.debug("The writer's connection is lost", e);
    }
    disconnect();
    return false;
  }

  private boolean learnOutcome(LedgerBatch batch) throws SQLException {
    long end = System.nanoTime() + PATIENCE_FOR_OUTCOME.toNanos();
    while (true) {
      try {
        return batch.committed(connect());
      } catch (SQLException e) {
        disconnect();
        if (System.nanoTime() > end || !pause()) {
          throw new SQLException(
              "the database went away at commit: read the record to see whether it stands",
              "08007",
              e);
        }
      }
    }
  }

  private static boolean pause() {
    try {
      Thread.sleep(200);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private void disconnect() {
    try {
      if (trips != null) {
        trips.close();
      }
    } catch (SQLException e) {
      LOG.debug("The writer's connection did not close", e);
    }
    trips = null;
  }

  /**
   * SQLSTATE classes 22 (data), 23 (integrity) and 54 (limits): a net beneath the checks at the
   * edge.
   */
  private static boolean isOfTheData(Exception failure) {
    String state = state(failure);
    return isUnforeseen(failure)
        || state.startsWith("22")
        || state.startsWith("23")
        || state.startsWith("54");
  }

  private static boolean isUnforeseen(Exception failure) {
    return failure instanceof RuntimeException && !(failure instanceof UnreadableStanding);
  }

  private static String state(Exception failure) {
    Throwable cause =
        failure instanceof UnreadableStanding unreadable ? unreadable.getCause() : failure;
    return cause instanceof SQLException sql && sql.getSQLState() != null ? sql.getSQLState() : "";
  }

  private static Problem problem(Exception failure) {
    if (isUnforeseen(failure)) {
      LOG.error("A write failed unexpectedly", failure);
      return Problem.of(500, "an unexpected error, which is in this service's log");
    }
    if (isOfTheData(failure)) {
      LOG.warn("A write passed every check and was refused by the database", failure);
      return Problem.of(422, "the database cannot hold this record");
    }
    if (state(failure).equals("08007")) {
      return Problem.unavailable(failure.getMessage(), 2);
    }
    LOG.warnf("Writes cannot be taken: %s", failure.getMessage());
    LOG.debug("Writes cannot be taken", failure);
    return Problem.unavailable("writes cannot be taken right now", 2);
  }
}
