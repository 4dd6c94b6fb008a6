package org.entente.timeline.query;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import javax.sql.DataSource;
import org.entente.timeline.tables.Generation;

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

  private static final String CURRENT =
      "select generation, version, (%s) from projection".formatted(MADE);

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
      return made(row, 1);
    }
  }

  private static Instant made(ResultSet row, int column) throws SQLException {
    OffsetDateTime made = row.getObject(column, OffsetDateTime.class);
    return made == null ? null : made.toInstant();
  }

  /**
   * What is served at a moment.
   *
   * @param number raised by whatever altered it
   * @param made recorded time of the newest change applied, null where there is none
   */
  public record Version(Generation generation, long number, Instant made) {
    /** As it stands in tags. */
    public String text() {
      return generation.number() + "." + number;
    }
  }

  public Version current() throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(CURRENT);
        ResultSet row = statement.executeQuery()) {
      row.next();
      return new Version(new Generation(row.getInt(1)), row.getLong(2), made(row, 3));
    }
  }
}
