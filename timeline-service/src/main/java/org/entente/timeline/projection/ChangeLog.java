package org.entente.timeline.projection;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.entente.timeline.entry.FilterKeysJson;
import org.entente.timeline.projection.EntryRefresh.Altered;

/** One number for every entry whose content changed (API §6): the one writer of change_log. */
final class ChangeLog {
  private static final String APPEND =
      """
      insert into change_log (number, entry, revision, type, cause, recorded_at, before)
      values (?, ?, ?, ?, ?, ?, ?)
      """;

  private ChangeLog() {}

  /**
   * @param last the last number given so far; the next ones follow without a hole
   */
  static void append(Connection connection, long last, List<Altered> altered) throws SQLException {
    if (altered.isEmpty()) {
      return;
    }
    long number = last;
    try (PreparedStatement statement = connection.prepareStatement(APPEND)) {
      for (Altered one : altered) {
        statement.setLong(1, ++number);
        statement.setString(2, one.id());
        statement.setInt(3, one.revision());
        statement.setString(4, one.type());
        statement.setString(5, one.cause());
        statement.setObject(6, OffsetDateTime.ofInstant(one.recordedAt(), ZoneOffset.UTC));
        statement.setString(7, one.before() == null ? null : FilterKeysJson.write(one.before()));
        statement.addBatch();
      }
      statement.executeBatch();
    }
  }
}
