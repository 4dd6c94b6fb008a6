package org.entente.timeline.query.quality;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.entente.contracts.Kind;
import org.entente.timeline.tables.Generation;

/**
 * A rule that one statement answers.
 *
 * @param prefix what stands before {@code id} in the subject
 * @param sql gives {@code id}, {@code pointer} and {@code said}, the sentence and what it names; a
 *     pointer once an id
 */
record SqlRule(String name, Kind kind, String prefix, String sql) implements QualityRule {

  /** The bound on the id alone reaches the indexes beneath. */
  private static final String PAGE =
      """
      select subject, pointer, said from (
        select '%s' || id as subject, id, pointer, said from (%s) rule) found
      where id >= ? and (id, pointer collate "C") > (?, ?) %s
      order by id, pointer collate "C" limit ?
      """;

  /** A rule that asks the entries: its ids are theirs. */
  static SqlRule ofEntries(String name, String sql) {
    return new SqlRule(name, Kind.EVENT, "event/", sql);
  }

  /** A rule that asks the facts: its ids are their keys. */
  static SqlRule ofRecords(String name, Kind kind, String sql) {
    return new SqlRule(name, kind, "", sql);
  }

  @Override
  public List<Finding> findings(
      Connection connection, Generation generation, Concerned concerned, Place after, int most)
      throws SQLException {
    String page = generation.in(PAGE.formatted(prefix, sql, concerned.conditions()));
    try (PreparedStatement statement = connection.prepareStatement(page)) {
      String id = after.subject().isEmpty() ? "" : after.subject().substring(prefix.length());
      statement.setString(1, id);
      statement.setString(2, id);
      statement.setString(3, after.pointer());
      int at = 4;
      for (String[] texts : concerned.parameters()) {
        statement.setArray(at++, connection.createArrayOf("text", texts));
      }
      statement.setInt(at, most);
      List<Finding> findings = new ArrayList<>();
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          String[] said = (String[]) rows.getArray(3).getArray();
          findings.add(new Finding(name, rows.getString(1), rows.getString(2), List.of(said)));
        }
      }
      return findings;
    }
  }
}
