package org.entente.timeline.tables;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import org.entente.timeline.entry.FilterKeys;

/** An entry's filter keys as the columns of its row. */
public final class KeyColumns {
  /** In the order in which they are read. */
  public static final String NAMES =
      "kind, status, level, earliest, latest, parties, people, organizations, series, initiatives, topics, scopes";

  private KeyColumns() {}

  /**
   * @param first the column in which {@link #NAMES} begin
   */
  public static FilterKeys read(ResultSet row, int first) throws SQLException {
    return new FilterKeys(
        row.getString(first),
        row.getString(first + 1),
        row.getString(first + 2),
        row.getObject(first + 3, Long.class),
        row.getObject(first + 4, Long.class),
        texts(row.getArray(first + 5)),
        texts(row.getArray(first + 6)),
        texts(row.getArray(first + 7)),
        row.getString(first + 8),
        texts(row.getArray(first + 9)),
        texts(row.getArray(first + 10)),
        Set.copyOf(texts(row.getArray(first + 11))));
  }

  private static List<String> texts(Array array) throws SQLException {
    return List.of((String[]) array.getArray());
  }
}
