package org.entente.timeline.projection;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import javax.sql.DataSource;
import org.entente.rest.Loop;
import org.postgresql.PGConnection;

/** Hears the other instances' commits and passes them on as signals of this one. */
@ApplicationScoped
class AppliedListener {
  private static final int HEARD_AT_LEAST_EVERY_MILLIS = 1_000;

  private final DataSource database;
  private final AppliedSignal signal;
  private final Loop loop;

  AppliedListener(DataSource database, AppliedSignal signal, Loops loops) {
    this.database = database;
    this.signal = signal;
    this.loop = loops.loop("applied-listener");
  }

  void start(@Observes StartupEvent event) {
    loop.run(this::listen);
  }

  private Duration listen() throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("listen " + AppliedSignal.CHANNEL);
      PGConnection postgres = connection.unwrap(PGConnection.class);
      while (!loop.stopped()) {
        var heard = postgres.getNotifications(HEARD_AT_LEAST_EVERY_MILLIS);
        loop.succeeded();
        if (heard != null && heard.length > 0) {
          signal.fire();
        }
      }
      statement.execute("unlisten *");
    }
    return Duration.ZERO;
  }
}
