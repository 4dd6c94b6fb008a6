package org.entente.timeline.tables;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * One set of finished entries: the schema {@code g1}, {@code g2}, … A statement names it {@code
 * {g}}.
 */
public record Generation(int number) {

  /**
   * How entries are made and stored: raised by every build that makes other entries of the same
   * facts, or other tables of them. Where the served generation is of an older shape, the service
   * rebuilds by itself.
   */
  public static final int SHAPE = 7;

  /** The statement against this generation's tables. */
  public String in(String sql) {
    return sql.replace("{g}", "g" + number);
  }

  /** All that are kept up to date: the one that is served, and one that is being rebuilt. */
  public static List<Generation> all(Connection connection) throws SQLException {
    List<Generation> all = new ArrayList<>();
    try (PreparedStatement statement =
            connection.prepareStatement("select number from generation");
        ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        all.add(new Generation(rows.getInt(1)));
      }
    }
    return all;
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
