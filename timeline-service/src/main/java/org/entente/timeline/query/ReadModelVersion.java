package org.entente.timeline.query;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import javax.sql.DataSource;

/** The version of what is served: raised by every projection transaction that altered anything. */
@ApplicationScoped
public class ReadModelVersion {
  /** Within an owner's ledger recorded times rise with seq. */
  private static final String MADE =
      """
      select max(newest.recorded_at)
      from applied_through, lateral (
        select recorded_at from fact where fact.source = applied_through.source
        order by seq desc limit 1) newest
      """;

  private final DataSource database;

  ReadModelVersion(DataSource database) {
    this.database = database;
  }

  /** Recorded time of the newest change applied, null where there is none. */
  public Instant made() throws SQLException {
    try (Connection connection = database.getConnection()) {
      return made(connection);
    }
  }

  static Instant made(Connection connection) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(MADE);
        ResultSet row = statement.executeQuery()) {
      row.next();
      OffsetDateTime made = row.getObject(1, OffsetDateTime.class);
      return made == null ? null : made.toInstant();
    }
  }

  public String current() throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement statement =
            connection.prepareStatement("select generation, version from projection");
        ResultSet row = statement.executeQuery()) {
      row.next();
      return row.getInt(1) + "." + row.getLong(2);
    }
  }
}
