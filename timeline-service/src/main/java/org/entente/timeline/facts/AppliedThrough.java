package org.entente.timeline.facts;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import org.entente.contracts.Mark;
import org.entente.contracts.Owner;

/**
 * How far each owner is applied (API §5): through N when every seq up to N is among the facts or
 * the dead letters. Partitions run ahead of each other; what lies beyond a gap does not count yet.
 */
public final class AppliedThrough {
  private static final int STEP = 5_000;

  private static final String READ =
      "select source, seq, recorded_at, marked_seq, marked_at from applied_through";

  /** What follows the seq reached, in order; a gap ends it. */
  private static final String NEXT =
      """
      select seq, recorded_at from (
        (select seq, recorded_at from fact where source = ? and seq > ? order by seq limit ?)
        union
        (select seq, recorded_at from dead_letter where source = ? and seq > ? order by seq limit ?)
      ) following order by seq limit ?
      """;

  private static final String ADVANCE =
      "update applied_through set seq = ?, recorded_at = coalesce(?, recorded_at) where source = ?";

  private static final String MARK =
      """
      update applied_through set marked_seq = ?, marked_at = ?
      where source = ? and (marked_at is null or marked_at < ?)
      """;

  private AppliedThrough() {}

  /**
   * @param recordedAt of the change with that seq, or of a later mark with nothing between; null
   *     where nothing is applied
   */
  public record Reached(long seq, Instant recordedAt) {}

  public static Map<Owner, Reached> read(Connection connection) throws SQLException {
    Map<Owner, Reached> reached = new EnumMap<>(Owner.class);
    try (PreparedStatement statement = connection.prepareStatement(READ);
        ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        long seq = rows.getLong(2);
        Instant recordedAt = instant(rows, 3);
        Instant marked = instant(rows, 5);
        boolean markCounts =
            marked != null
                && rows.getLong(4) <= seq
                && (recordedAt == null || marked.isAfter(recordedAt));
        reached.put(
            Owner.ofService(rows.getString(1)).orElseThrow(),
            new Reached(seq, markCounts ? marked : recordedAt));
      }
    }
    return reached;
  }

  /** Goes on over whatever follows without a gap. */
  public static void advance(Connection connection, Collection<Owner> owners) throws SQLException {
    Map<Owner, Reached> reached = read(connection);
    for (Owner owner : owners) {
      long from = reached.get(owner).seq();
      Reached to = follow(connection, owner, from);
      if (to.seq() > from) {
        try (PreparedStatement statement = connection.prepareStatement(ADVANCE)) {
          statement.setLong(1, to.seq());
          statement.setObject(2, utc(to.recordedAt()));
          statement.setString(3, owner.service());
          statement.executeUpdate();
        }
      }
    }
  }

  private static Reached follow(Connection connection, Owner owner, long from) throws SQLException {
    Reached at = new Reached(from, null);
    int seen = STEP;
    while (seen == STEP) {
      seen = 0;
      try (PreparedStatement statement = connection.prepareStatement(NEXT)) {
        for (int i = 0; i < 2; i++) {
          statement.setString(1 + 3 * i, owner.service());
          statement.setLong(2 + 3 * i, at.seq());
          statement.setInt(3 + 3 * i, STEP);
        }
        statement.setInt(7, STEP);
        try (ResultSet rows = statement.executeQuery()) {
          // a dead letter that was replayed stands in both tables
          while (rows.next() && rows.getLong(1) <= at.seq() + 1) {
            Instant recordedAt = instant(rows, 2);
            at = new Reached(rows.getLong(1), recordedAt == null ? at.recordedAt() : recordedAt);
            seen++;
          }
        }
      }
    }
    return at;
  }

  public static void mark(Connection connection, Mark mark) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(MARK)) {
      statement.setLong(1, mark.seq());
      statement.setObject(2, utc(mark.recordedAt()));
      statement.setString(3, mark.owner().service());
      statement.setObject(4, utc(mark.recordedAt()));
      statement.executeUpdate();
    }
  }

  private static Instant instant(ResultSet row, int column) throws SQLException {
    OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }

  private static OffsetDateTime utc(Instant instant) {
    return instant == null ? null : OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
  }
}
