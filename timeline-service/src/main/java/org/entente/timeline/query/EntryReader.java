package org.entente.timeline.query;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.entente.contracts.EntityKey;
import org.entente.contracts.Kind;
import org.entente.timeline.entry.OrderKey;
import org.entente.timeline.entry.Recorded;
import org.entente.timeline.facts.Facts;
import org.entente.timeline.tables.Generation;

/** Single entries, and what became of the records behind ids. */
@ApplicationScoped
public class EntryReader {
  private static final int MOST_MERGES = 32;

  private static final String ENTRY = "select document from {g}.entry where id = ?";

  private static final String CHILDREN =
      """
      select id, document, order_key from {g}.entry
      where part_of = ? and order_key > ?
      order by order_key limit ?
      """;

  private final DataSource database;

  EntryReader(DataSource database) {
    this.database = database;
  }

  /** What stands behind an id. */
  public sealed interface Found {
    /**
     * @param document the stored entry; null for other kinds than events
     */
    record Here(byte[] document) implements Found {}

    record Merged(String into) implements Found {}

    record Deleted() implements Found {}

    record Nobody() implements Found {}
  }

  public Found entry(String id) throws SQLException {
    try (Connection connection = database.getConnection()) {
      try (PreparedStatement statement =
          connection.prepareStatement(Generation.live(connection).in(ENTRY))) {
        statement.setString(1, id);
        try (ResultSet row = statement.executeQuery()) {
          if (row.next()) {
            return new Found.Here(row.getBytes(1));
          }
        }
      }
      return find(connection, new EntityKey(Kind.EVENT, id), null);
    }
  }

  /** What had become of a record by a time. */
  public Found asOf(EntityKey key, Instant asOf) throws SQLException {
    try (Connection connection = database.getConnection()) {
      return find(connection, key, asOf);
    }
  }

  /** The direct parts of an event, in order. */
  public Timeline.Page children(String id, OrderKey after, int limit) throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement statement =
            connection.prepareStatement(Generation.live(connection).in(CHILDREN))) {
      statement.setString(1, id);
      statement.setBytes(2, after == null ? new byte[0] : after.bytes());
      statement.setInt(3, limit + 1);
      List<Timeline.Row> children = new ArrayList<>();
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          if (children.size() == limit) {
            return new Timeline.Page(children, children.getLast().order());
          }
          children.add(
              new Timeline.Row(rows.getString(1), rows.getBytes(2), OrderKey.of(rows.getBytes(3))));
        }
      }
      return new Timeline.Page(children, null);
    }
  }

  /**
   * What became of a person, an organisation, a series or an initiative; an id that is only named
   * by others counts as here, for its record may come yet.
   */
  public Found known(EntityKey key) throws SQLException {
    try (Connection connection = database.getConnection()) {
      Found found = find(connection, key, null);
      return found instanceof Found.Nobody
              && !Facts.mentioning(connection, Set.of(key), null).isEmpty()
          ? new Found.Here(null)
          : found;
    }
  }

  private static Found find(Connection connection, EntityKey key, Instant asOf)
      throws SQLException {
    EntityKey at = key;
    for (int i = 0; i < MOST_MERGES; i++) {
      Map<EntityKey, Recorded> states = Facts.states(connection, Set.of(at), asOf);
      Recorded state = states.get(at);
      if (state == null) {
        return at.equals(key) ? new Found.Nobody() : new Found.Merged(at.id());
      }
      if (state.mergedInto() == null) {
        if (!at.equals(key)) {
          return new Found.Merged(at.id());
        }
        return state.deleted() ? new Found.Deleted() : new Found.Here(null);
      }
      at = state.mergedInto();
    }
    return new Found.Deleted();
  }
}
