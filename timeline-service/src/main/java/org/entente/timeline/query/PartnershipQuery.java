package org.entente.timeline.query;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
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
  /** The pair's newest of what was held; %s narrows it. */
  private static final String LAST =
      """
      (select entry.document from {g}.listing join {g}.entry on entry.id = listing.id
       where listing.scope = partnership.id and entry.status = 'held' %s
         and not exists (
           select from {g}.entry parent
           where parent.id = entry.part_of and parent.status = 'held'
             and parent.scopes @> array[partnership.id])
       order by listing.order_key desc limit 1)\
      """;

  /**
   * What is said to be held in days to come, as by a slip of the pen, is last if there is no other.
   */
  private static final String PARTNERSHIPS =
      """
      select partnership.id, partnership.events, last.document
      from {g}.partnership cross join lateral (select coalesce(%s, %s) as document) last
      where last.document is not null and partnership.events > 0 and partnership.events <= ?
        and (partnership.events < ? or partnership.id > ?)
      order by partnership.events desc, partnership.id
      limit ?
      """
          .formatted(
              LAST.formatted("and (entry.earliest is null or entry.earliest <= ?)"),
              LAST.formatted(""));

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
   * @param today the last day that the last event may begin on
   */
  public List<Partnership> partnerships(Place after, int limit, LocalDate today)
      throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement statement =
            connection.prepareStatement(Generation.live(connection).in(PARTNERSHIPS))) {
      Place place = after == null ? new Place(Long.MAX_VALUE, "") : after;
      Bind.all(
          statement,
          List.of(today.toEpochDay(), place.events(), place.events(), place.id(), limit));
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
