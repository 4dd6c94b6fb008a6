package org.entente.timeline.query;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;

/** The version of what is served: raised by every projection transaction that altered anything. */
@ApplicationScoped
public class ReadModelVersion {
  private final DataSource database;

  ReadModelVersion(DataSource database) {
    this.database = database;
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
