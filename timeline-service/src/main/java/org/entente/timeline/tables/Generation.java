package org.entente.timeline.tables;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * One set of finished entries: the schema {@code g1}, {@code g2}, … A statement names it {@code
 * {g}}.
 */
public record Generation(int number) {

  /** The statement against this generation's tables. */
  public String in(String sql) {
    return sql.replace("{g}", "g" + number);
  }

  /** The one that is served. */
  public static Generation live(Connection connection) throws SQLException {
    try (PreparedStatement statement =
            connection.prepareStatement("select generation from projection");
        ResultSet row = statement.executeQuery()) {
      row.next();
      return new Generation(row.getInt(1));
    }
  }
}
