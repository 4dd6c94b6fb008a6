package org.entente.ledger.relay;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.entente.ledger.database.LedgerConnections;
import org.jboss.logging.Logger;
import org.postgresql.PGConnection;

/**
 * Wakes the relay: at once for commits of this instance, by PostgreSQL's NOTIFY for those of
 * others. Only a hint: a signal that is lost is made good by the relay's slow poll.
 */
final class RelaySignal implements Runnable {
  private static final Logger LOG = Logger.getLogger(RelaySignal.class);
  private static final int LISTEN_MILLIS = 1_000;

  private final Semaphore signals = new Semaphore(0);
  private final LedgerConnections connections;
  private volatile boolean stopped;

  RelaySignal(LedgerConnections connections) {
    this.connections = connections;
  }

  void raise() {
    signals.release();
  }

  /** Waits for a signal, and takes all there are; false where none came in time. */
  boolean await(Duration patience) throws InterruptedException {
    boolean raised = signals.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS);
    signals.drainPermits();
    return raised;
  }

  @Override
  public void run() {
    while (!stopped) {
      try (Connection connection = connections.forSignals()) {
        listen(connection);
      } catch (SQLException e) {
        LOG.debug("Signals of other instances are not heard", e);
        pause();
      }
    }
  }

  private void listen(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("listen ledger");
    }
    PGConnection notifications = connection.unwrap(PGConnection.class);
    while (!stopped) {
      if (notifications.getNotifications(LISTEN_MILLIS).length > 0) {
        raise();
      }
    }
  }

  private void pause() {
    try {
      Thread.sleep(LISTEN_MILLIS);
    } catch (InterruptedException e) {
      stopped = true;
    }
  }

  void stop() {
    stopped = true;
    raise();
  }
}
