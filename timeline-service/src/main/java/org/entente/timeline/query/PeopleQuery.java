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

  /** Whose name, in any language, holds these letters? */
  private static final String NAMED =
      """
      with person as (
        select distinct on (key) substr(key, 8) as id, change, value
        from fact where key >= 'person/' and key < 'person0'
        order by key, revision desc
      ),
      found as (
        select id from person
        where change <> 'deleted'
          and exists (
            select from (select value::jsonb ->> 'name' union all select other ->> 'name' from jsonb_array_elements(value::jsonb -> 'names') other) as names (name)
            where position(lower(?) in lower(name)) > 0)
        limit 1000
      )
      select found.id,
        (select count(*) from {g}.listing where scope = 'person/' || found.id) as events
      from found order by events desc, found.id limit ?
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

  private List<Met> ask(String sql, List<Object> parameters) throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement statement =
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
