package org.entente.ledger;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.entente.ledger.database.LedgerConnections;
import org.entente.localstack.LocalStackProcess;

/** An owner's database on a real PostgreSQL, with the ledger's tables, empty. */
final class TestDatabase {
  private final LocalStackProcess stack;

  TestDatabase(LocalStackProcess stack) {
    this.stack = stack;
  }

  static TestDatabase empty(LocalStackProcess stack) throws SQLException, IOException {
    TestDatabase database = new TestDatabase(stack);
    database.execute("drop schema public cascade; create schema public");
    for (String migration : List.of("V1__ledger.sql", "V2__republish_and_divergence.sql")) {
      try (InputStream sql = TestDatabase.class.getResourceAsStream("/db/ledger/" + migration)) {
        database.execute(new String(sql.readAllBytes(), StandardCharsets.UTF_8));
      }
    }
    return database;
  }

  LedgerConnections connections() {
    return new LedgerConnections(stack.jdbcUrl("events"), stack.user(), stack::password);
  }

  void execute(String sql) throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** The rows of a query, each row's columns joined by a blank. */
  List<String> rows(String sql) throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      List<String> rows = new ArrayList<>();
      while (row.next()) {
        List<String> columns = new ArrayList<>();
        for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
          columns.add(row.getString(i));
        }
        rows.add(String.join(" ", columns));
      }
      return rows;
    }
  }

  /**
   * Ends the sessions of an application as the database's crash would: in the middle of what they
   * do.
   */
  void endSessions(String application) throws SQLException {
    rows(
        "select pg_terminate_backend(pid) from pg_stat_activity where application_name = '"
            + application
            + "'");
  }

  private Connection connect() throws SQLException {
    return DriverManager.getConnection(stack.jdbcUrl("events"), stack.user(), stack.password());
  }
}
