package org.entente.timeline.projection;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.entente.timeline.tables.Generation;

/** The entries that are still to be refreshed. */
@ApplicationScoped
public class Backlog {
  private static final String COUNT =
      "select count(distinct id) from dirty where generation = (select generation from projection)";

  private final DataSource database;

  Backlog(DataSource database) {
    this.database = database;
  }

  boolean remains() throws SQLException {
    try (Connection connection = database.getConnection()) {
      return Dirty.remains(connection, Generation.live(connection));
    }
  }

  /** How many entries of the served generation are to be refreshed. */
  public long entries() throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(COUNT);
        ResultSet row = statement.executeQuery()) {
      row.next();
      return row.getLong(1);
    }
  }
}
