package org.entente.timeline.query;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.entente.contracts.EntityKey;
import org.entente.timeline.tables.Generation;

/** People, bodies, dialogues, initiatives and parties by what they are called. */
@ApplicationScoped
public class NameQuery {
  /**
   * Whose name, in any language, or acronym holds these letters? An index of three letters in a row
   * finds them.
   */
  private static final String NAMED =
      """
      with found as (
        select fact.key from fact
        where (fact.key < 'event/' or fact.key >= 'event0') and fact.change <> 'deleted'
          and names_of(fact.value) like '%' || replace(replace(replace(lower(?), '\\', '\\\\'), '%', '\\%'), '_', '\\_') || '%'
          and not exists (
            select from fact later where later.key = fact.key and later.revision > fact.revision)
        limit 1000
      ), counted as (
        select found.key, (select count(*) from {g}.listing where scope = found.key) as events
        from found
      ), ranked as (
        select key, events,
          row_number() over (
            partition by split_part(key, '/', 1) order by events desc, length(key), key) as rank
        from counted
      )
      select key, events from ranked where rank <= ? order by events desc, rank, key
      """;

  private final DataSource database;

  NameQuery(DataSource database) {
    this.database = database;
  }

  /**
   * A record that is named so.
   *
   * @param events how many it stands in; of a party, 0
   */
  public record Found(EntityKey key, long events) {}

  /**
   * Those whose name holds these letters, of each kind those of most events first.
   *
   * @param limit of each kind
   */
  public List<Found> holding(String letters, int limit) throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement statement =
            connection.prepareStatement(Generation.live(connection).in(NAMED))) {
      Bind.all(statement, List.of(letters, limit));
      List<Found> found = new ArrayList<>();
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          found.add(new Found(EntityKey.parse(rows.getString(1)), rows.getLong(2)));
        }
      }
      return found;
    }
  }
}
