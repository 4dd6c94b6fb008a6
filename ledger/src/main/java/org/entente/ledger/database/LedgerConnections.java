package org.entente.ledger.database;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.entente.rest.DatabasePassword;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Connections outside the pool: the writer's, the relay's. A process that stops (SIGSTOP, a long
 * pause) keeps its session and so its locks; the time limits here make the database end such
 * sessions.
 */
@Singleton
public class LedgerConnections {
  private static final int CONNECT_SECONDS = 3;

  private final String url;
  private final String user;
  private final Supplier<String> password;

  @Inject
  LedgerConnections(
      @ConfigProperty(name = "entente.database.url") String url, DatabasePassword password) {
    this(url, password.user(), password::password);
  }

  public LedgerConnections(String url, String user, Supplier<String> password) {
    this.url = url;
    this.user = user;
    this.password = password;
  }

  /** The writer's: waits for the counter's lock at most 5 s, and may not idle while it holds it. */
  public Connection forWriter() throws SQLException {
    return open(
        "entente-writer", "-c lock_timeout=5s -c idle_in_transaction_session_timeout=5s", 30);
  }

  /** The relay's: it holds the advisory lock, so the database ends it when it falls silent. */
  public Connection forRelay() throws SQLException {
    return open(
        "entente-relay",
        "-c idle_session_timeout=10s -c idle_in_transaction_session_timeout=5s",
        15);
  }

  /** For reading at length, beside the pool: an export, a dry run. */
  public Connection forReading() throws SQLException {
    return open("entente-reading", "-c idle_session_timeout=10min -c lock_timeout=5s", 60);
  }

  /** For appending what was lost, whatever its size: no statement times out. */
  public Connection forRecovery() throws SQLException {
    return open(
        "entente-recovery",
        "-c lock_timeout=10s -c idle_in_transaction_session_timeout=1min -c idle_session_timeout=10min",
        0);
  }

  /** For listening to signals: no read ever times out. */
  public Connection forSignals() throws SQLException {
    return open("entente-signals", "", 0);
  }

  private Connection open(String name, String options, int readSeconds) throws SQLException {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setUrl(url);
    source.setUser(user);
    source.setPassword(password.get());
    source.setApplicationName(name);
    source.setOptions(options);
    source.setConnectTimeout(CONNECT_SECONDS);
    source.setLoginTimeout(CONNECT_SECONDS);
    source.setSocketTimeout(readSeconds);
    source.setTcpKeepAlive(true);
    source.setPrepareThreshold(1);
    return source.getConnection();
  }
}
