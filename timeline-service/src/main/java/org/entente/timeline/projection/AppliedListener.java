package org.entente.timeline.projection;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.entente.rest.Loop;
import org.postgresql.PGConnection;

/** Hears the other instances' commits and passes them on as signals of this one. */
@ApplicationScoped
class AppliedListener {
  private static final int HEARD_AT_LEAST_EVERY_MILLIS = 1_000;

  private final DataSource database;
  private final AppliedSignal signal;
  private final Loop state;
  private volatile boolean stopped;
  private Thread thread;

  AppliedListener(DataSource database, AppliedSignal signal, Loops loops) {
    this.database = database;
    this.signal = signal;
    this.state = loops.loop("applied-listener");
  }

  void start(@Observes StartupEvent event) {
    thread = Thread.ofVirtual().name("applied-listener").start(this::run);
  }

  void stop(@Observes ShutdownEvent event) throws InterruptedException {
    // an interrupt would break the connection; it looks up every second
    stopped = true;
    thread.join(2_000);
  }

  private void run() {
    while (!stopped) {
      try (Connection connection = database.getConnection()) {
        listen(connection);
      } catch (SQLException e) {
        state.failed(e);
        pause();
      }
    }
    state.ended();
  }

  private void listen(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("listen " + AppliedSignal.CHANNEL);
      PGConnection postgres = connection.unwrap(PGConnection.class);
      while (!stopped) {
        var heard = postgres.getNotifications(HEARD_AT_LEAST_EVERY_MILLIS);
        state.succeeded();
        if (heard != null && heard.length > 0) {
          signal.fire();
        }
      }
      statement.execute("unlisten *");
    }
  }

  private void pause() {
    try {
      Thread.sleep(HEARD_AT_LEAST_EVERY_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
