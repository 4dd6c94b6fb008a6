package org.entente.timeline.query;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.entente.timeline.entry.OrderKey;
import org.entente.timeline.projection.Generation;

/** A page of a timeline: keyset paging over the rows of one scope (DESIGN §7). */
@ApplicationScoped
public class TimelineQuery {
  private static final String PAGE =
      """
      select entry.document, listing.order_key
      from {g}.listing join {g}.entry on entry.id = listing.id
      where listing.scope = ? %s
      order by listing.order_key %s
      limit ?
      """;

  private final DataSource database;

  TimelineQuery(DataSource database) {
    this.database = database;
  }

  /** The direction of a timeline; descending is the exact reverse. */
  public enum Order {
    ASC,
    DESC
  }

  /**
   * What is asked for.
   *
   * @param scope {@code IN-JP}, {@code person/x}, {@code all}
   * @param after the place after which the page begins, null for the first page
   */
  public record Asked(String scope, Filter filter, Order order, OrderKey after, int limit) {
    boolean partnership() {
      return scope.indexOf('-') > 0 && scope.indexOf('/') < 0;
    }
  }

  /**
   * Documents as they are stored, in order.
   *
   * @param last the place of the last one where more follow, else null
   */
  public record Page(List<byte[]> documents, OrderKey last) {}

  public Page page(Asked asked) throws SQLException {
    try (Connection connection = database.getConnection()) {
      return page(connection, asked);
    }
  }

  private static Page page(Connection connection, Asked asked) throws SQLException {
    boolean ascending = asked.order() == Order.ASC;
    StringBuilder where = new StringBuilder();
    List<Object> parameters = new ArrayList<>(List.of(asked.scope()));
    if (asked.after() != null) {
      where.append(ascending ? "and listing.order_key > ?" : "and listing.order_key < ?");
      parameters.add(asked.after().bytes());
    }
    for (Filter.Condition condition : asked.filter().conditions(asked.partnership())) {
      where.append("\n  and ").append(condition.sql());
      parameters.addAll(condition.parameters());
    }
    String sql = PAGE.formatted(where, ascending ? "" : "desc");
    // one more than asked tells whether more follow
    parameters.add(asked.limit() + 1);
    List<byte[]> documents = new ArrayList<>();
    OrderKey last = null;
    try (PreparedStatement statement =
        connection.prepareStatement(Generation.live(connection).in(sql))) {
      Bind.all(statement, parameters);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          if (documents.size() == asked.limit()) {
            return new Page(documents, last);
          }
          documents.add(rows.getBytes(1));
          last = OrderKey.of(rows.getBytes(2));
        }
      }
    }
    return new Page(documents, null);
  }
}
