package org.entente.timeline.stream;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.entente.timeline.entry.FilterKeysJson;
import org.entente.timeline.tables.Generation;
import org.entente.timeline.tables.KeyColumns;

/** The numbered changes of entries, as they lie in the log. */
@ApplicationScoped
public class ChangeReader {
  private static final String AFTER =
      """
      select log.number, log.entry, log.revision, log.type, log.cause, log.recorded_at, log.before,
             entry.document, %s
      from change_log log left join {g}.entry on entry.id = log.entry
      where log.number > ? order by log.number limit ?
      """
          .formatted(columns());

  private static final String WINDOW =
      """
      select coalesce((select min(number) from change_log), change_number + 1), change_number, reset_number
      from projection
      """;

  private final DataSource database;

  ChangeReader(DataSource database) {
    this.database = database;
  }

  /**
   * What is kept.
   *
   * @param first the first number kept; beyond {@code last} where none is
   * @param last the newest number
   * @param reset numbers up to this one are stale
   */
  public record Window(long first, long last, long reset) {
    /** Whether a reader can go on after this number without missing anything. */
    public boolean continues(long number) {
      return number >= first - 1 && number <= last && number >= reset;
    }
  }

  public Window window() throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(WINDOW);
        ResultSet row = statement.executeQuery()) {
      row.next();
      return new Window(row.getLong(1), row.getLong(2), row.getLong(3));
    }
  }

  /** Changes after a number, in order. */
  public List<LoggedChange> after(long number, int most) throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement statement =
            connection.prepareStatement(Generation.live(connection).in(AFTER))) {
      statement.setLong(1, number);
      statement.setInt(2, most);
      List<LoggedChange> changes = new ArrayList<>();
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          changes.add(change(rows));
        }
      }
      return changes;
    }
  }

  private static LoggedChange change(ResultSet row) throws SQLException {
    String before = row.getString(7);
    byte[] document = row.getBytes(8);
    return new LoggedChange(
        row.getLong(1),
        row.getString(2),
        row.getInt(3),
        row.getString(4),
        row.getString(5),
        row.getObject(6, OffsetDateTime.class).toInstant(),
        before == null ? null : FilterKeysJson.read(before),
        document == null ? null : KeyColumns.read(row, 9),
        document);
  }

  private static String columns() {
    return "entry." + KeyColumns.NAMES.replace(", ", ", entry.");
  }
}
