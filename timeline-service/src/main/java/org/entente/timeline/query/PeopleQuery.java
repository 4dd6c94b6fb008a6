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

  /**
   * Whose name, in any language, holds these letters? An index of three letters in a row finds
   * them.
   */
  private static final String NAMED =
      """
      with found as (
        select substr(fact.key, 8) as id from fact
        where fact.key >= 'person/' and fact.key < 'person0' and fact.change <> 'deleted'
          and names_of(fact.value) like '%' || replace(replace(replace(lower(?), '\\', '\\\\'), '%', '\\%'), '_', '\\_') || '%'
          and not exists (
            select from fact later where later.key = fact.key and later.revision > fact.revision)
        limit 1000
      )
      select found.id,
        (select count(*) from {g}.listing where scope = 'person/' || found.id) as events
      from found order by events desc, found.id limit ?
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

  /** Those whose name holds these letters, those of most events first. */
  public List<Met> named(String letters, int limit) throws SQLException {
    return ask(NAMED, List.of(letters, limit));
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
