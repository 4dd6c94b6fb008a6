package org.entente.timeline.query;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.entente.timeline.tables.Generation;

/** How many entries of a view there are in each year, by kind. */
@ApplicationScoped
public class YearQuery {
  private static final String YEARS =
      """
      select entry.year, entry.kind, count(*)
      from {g}.listing join {g}.entry on entry.id = listing.id
      where listing.scope = ? and entry.year is not null %s
      group by entry.year, entry.kind order by entry.year, entry.kind
      """;

  private final DataSource database;

  YearQuery(DataSource database) {
    this.database = database;
  }

  /** The entries of a kind whose earliest day lies in a year. */
  public record YearOfKind(int year, String kind, long entries) {}

  /** In order of the years; an entry without an earliest day is in none. */
  public List<YearOfKind> years(String scope, Filter filter) throws SQLException {
    try (Connection connection = database.getConnection()) {
      FilterSql conditions = FilterSql.of(connection, filter, Asked.partnership(scope));
      List<Object> parameters = new ArrayList<>(List.of(scope));
      parameters.addAll(conditions.parameters());
      String sql = Generation.live(connection).in(YEARS.formatted(conditions.over("entry")));
      List<YearOfKind> years = new ArrayList<>();
      try (PreparedStatement statement = connection.prepareStatement(sql)) {
        Bind.all(statement, parameters);
        try (ResultSet rows = statement.executeQuery()) {
          while (rows.next()) {
            years.add(new YearOfKind(rows.getInt(1), rows.getString(2), rows.getLong(3)));
          }
        }
      }
      return years;
    }
  }
}
