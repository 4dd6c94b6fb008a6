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

/** Who takes part in events. */
@ApplicationScoped
public class PeopleQuery {
  private static final String MOST =
      """
      select person, count(*) from {g}.entry, unnest(entry.people) person
      where entry.status = 'held'
      group by person order by count(*) desc, person limit ?
      """;

  /** Who stands in the entries of a view? */
  private static final String OF_VIEW =
      """
      select person, count(*)
      from {g}.listing join {g}.entry on entry.id = listing.id, unnest(entry.people) person
      where listing.scope = ? %s
      group by person order by count(*) desc, person limit ?
      """;

  private final DataSource database;

  PeopleQuery(DataSource database) {
    this.database = database;
  }

  /** A person and how many events name them. */
  public record Met(String person, long events) {}

  /** Those who took part in most that was held. */
  public List<Met> most(int limit) throws SQLException {
    return ask(MOST, List.of(limit));
  }

  /** Those who stand in most entries of a view. */
  public List<Met> of(String scope, Filter filter, int limit) throws SQLException {
    try (Connection connection = database.getConnection()) {
      FilterSql conditions = FilterSql.of(connection, filter, Asked.partnership(scope));
      List<Object> parameters = new ArrayList<>(List.of(scope));
      parameters.addAll(conditions.parameters());
      parameters.add(limit);
      return ask(connection, OF_VIEW.formatted(conditions.over("entry")), parameters);
    }
  }

  private List<Met> ask(String sql, List<Object> parameters) throws SQLException {
    try (Connection connection = database.getConnection()) {
      return ask(connection, sql, parameters);
    }
  }

  private static List<Met> ask(Connection connection, String sql, List<Object> parameters)
      throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(Generation.live(connection).in(sql))) {
      Bind.all(statement, parameters);
      List<Met> met = new ArrayList<>();
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          met.add(new Met(rows.getString(1), rows.getLong(2)));
        }
      }
      return met;
    }
  }
}
