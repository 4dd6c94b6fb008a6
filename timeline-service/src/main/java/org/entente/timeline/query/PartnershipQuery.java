package org.entente.timeline.query;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.entente.timeline.entry.Entry;
import org.entente.timeline.entry.EntryJson;
import org.entente.timeline.tables.Generation;

/** Which partnerships there are, the busiest first. */
@ApplicationScoped
public class PartnershipQuery {
  private static final String PARTNERSHIPS =
      """
      with counted as (
        select listing.scope as id, count(*) as events, max(listing.order_key) as last
        from {g}.listing join {g}.entry on entry.id = listing.id
        where listing.scope ~ '^[A-Z0-9]+-[A-Z0-9]+$' and entry.status = 'held'
        group by listing.scope
      )
      select counted.id, counted.events, entry.document
      from counted
      join {g}.listing on listing.scope = counted.id and listing.order_key = counted.last
      join {g}.entry on entry.id = listing.id
      where counted.events < ? or counted.events = ? and counted.id > ?
      order by counted.events desc, counted.id
      limit ?
      """;

  private final DataSource database;

  PartnershipQuery(DataSource database) {
    this.database = database;
  }

  /** A pair of parties, how many events they held, and the last of them. */
  public record Partnership(String id, long events, Entry last) {}

  /** Where a page ends: the count and id of its last pair. */
  public record Place(long events, String id) {}

  /**
   * @param after null for the first page
   */
  public List<Partnership> partnerships(Place after, int limit) throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement statement =
            connection.prepareStatement(Generation.live(connection).in(PARTNERSHIPS))) {
      Place place = after == null ? new Place(Long.MAX_VALUE, "") : after;
      statement.setLong(1, place.events());
      statement.setLong(2, place.events());
      statement.setString(3, place.id());
      statement.setInt(4, limit);
      List<Partnership> partnerships = new ArrayList<>();
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          partnerships.add(
              new Partnership(
                  rows.getString(1), rows.getLong(2), EntryJson.read(rows.getBytes(3))));
        }
      }
      return partnerships;
    }
  }
}
