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

/**
 * Which partnerships there are, the busiest first: counts are kept, so that a page costs a page.
 */
@ApplicationScoped
public class PartnershipQuery {
  private static final String PARTNERSHIPS =
      """
      select partnership.id, partnership.events, last.document
      from {g}.partnership
      cross join lateral (
        select entry.document from {g}.listing join {g}.entry on entry.id = listing.id
        where listing.scope = partnership.id and entry.status = 'held'
          and not exists (
            select from {g}.entry parent
            where parent.id = entry.part_of and parent.status = 'held'
              and parent.scopes @> array[partnership.id])
        order by listing.order_key desc limit 1) last
      where partnership.events > 0 and partnership.events <= ?
        and (partnership.events < ? or partnership.id > ?)
      order by partnership.events desc, partnership.id
      limit ?
      """;

  private final DataSource database;

  PartnershipQuery(DataSource database) {
    this.database = database;
  }

  /** A pair of parties, how many events they held, and the last of them: a visit, not its parts. */
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
