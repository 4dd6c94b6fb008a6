package org.entente.timeline.projection;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;
import org.entente.timeline.entry.FilterKeysJson;
import org.entente.timeline.projection.EntryRefresh.Altered;

/** One number for every entry whose content changed (API §6): the one writer of change_log. */
final class ChangeLog {
  private static final String APPEND =
      """
      insert into change_log (number, entry, revision, type, cause, recorded_at, before)
      select ? + at, entry, revision, type, cause, recorded_at, before
      from unnest(?::text[], ?::int[], ?::text[], ?::text[], ?::timestamptz[], ?::text[])
        with ordinality as given (entry, revision, type, cause, recorded_at, before, at)
      """;

  private ChangeLog() {}

  /**
   * @param last the last number given so far; the next ones follow without a hole
   */
  static void append(Connection connection, long last, List<Altered> altered) throws SQLException {
    if (altered.isEmpty()) {
      return;
    }
    try (PreparedStatement statement = connection.prepareStatement(APPEND)) {
      statement.setLong(1, last);
      statement.setArray(2, array(connection, "text", altered, Altered::id));
      statement.setArray(3, array(connection, "int", altered, Altered::revision));
      statement.setArray(4, array(connection, "text", altered, Altered::type));
      statement.setArray(5, array(connection, "text", altered, Altered::cause));
      statement.setArray(
          6, array(connection, "timestamptz", altered, one -> one.recordedAt().toString()));
      statement.setArray(
          7,
          array(
              connection,
              "text",
              altered,
              one -> one.before() == null ? null : FilterKeysJson.write(one.before())));
      statement.executeUpdate();
    }
  }

  private static <T> Array array(
      Connection connection, String type, List<T> rows, Function<T, ?> column) throws SQLException {
    return connection.createArrayOf(type, rows.stream().map(column).toArray());
  }
}
