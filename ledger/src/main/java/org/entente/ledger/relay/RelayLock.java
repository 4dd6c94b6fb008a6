package org.entente.ledger.relay;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.entente.contracts.Change;
import org.entente.contracts.EntityKey;
import org.entente.contracts.Mark;
import org.entente.contracts.Owner;
import org.entente.ledger.database.LedgerConnections;

/**
 * The right to publish: an advisory lock, and on the same connection all that the relay reads and
 * writes, so that who has lost the lock cannot move {@code published} either.
 */
final class RelayLock implements AutoCloseable {
  private static final long NUMBER = 0x656e74656e7465L;
  private static final int MOST_CHANGES = 500;
  private static final long MOST_CHARACTERS = 4L * 1024 * 1024;

  private static final String NEXT_CHANGES =
      """
      select seq, key, revision, type, recorded_at, actor, reason, merged_into, record
      from changes where seq > (select published from relay) order by seq limit ?
      """;

  private static final String THE_CHANGE_AT =
      """
      select seq, key, revision, type, recorded_at, actor, reason, merged_into, record
      from changes where seq = ?
      """;

  private static final String A_KEY_ASKED_FOR_AGAIN = "select key, done from republish limit 1";

  private static final String CHANGES_OF_A_KEY =
      """
      select seq, key, revision, type, recorded_at, actor, reason, merged_into, record
      from changes where key = ? and seq > ? and seq <= (select published from relay) order by seq limit 100
      """;

  private static final String A_MOMENT_WITHOUT_CHANGES =
      """
      update ledger_head set recorded_at = greatest(clock_timestamp(), recorded_at + interval '1 microsecond')
      where seq = ? returning recorded_at
      """;

  private final Owner owner;
  private final Connection connection;

  private RelayLock(Owner owner, Connection connection) {
    this.owner = owner;
    this.connection = connection;
  }

  /** Takes the lock if no other instance has it. */
  static Optional<RelayLock> tryTake(Owner owner, LedgerConnections connections)
      throws SQLException {
    Connection connection = connections.forRelay();
    try (Statement statement = connection.createStatement();
        ResultSet taken = statement.executeQuery("select pg_try_advisory_lock(" + NUMBER + ")")) {
      taken.next();
      if (taken.getBoolean(1)) {
        return Optional.of(new RelayLock(owner, connection));
      }
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
    connection.close();
    return Optional.empty();
  }

  /** How far a making of the topic has what the ledger has. */
  record Position(long published, String topicId) {}

  Position position() throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("select published, topic_id from relay")) {
      row.next();
      return new Position(row.getLong(1), row.getString(2));
    }
  }

  void place(long published, String topicId) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("update relay set published = ?, topic_id = ?")) {
      statement.setLong(1, published);
      statement.setString(2, topicId);
      statement.executeUpdate();
    }
  }

  /**
   * Moves {@code published} on, unless someone set it back meanwhile (republish): then the relay
   * goes on from there.
   */
  void advance(long from, long to) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("update relay set published = ? where published = ?")) {
      statement.setLong(1, to);
      statement.setLong(2, from);
      statement.executeUpdate();
    }
  }

  /** The changes that follow what is published, in order, as many as go well together. */
  List<Change> next() throws SQLException {
    connection.setAutoCommit(false);
    try (PreparedStatement statement = connection.prepareStatement(NEXT_CHANGES)) {
      // Rows are fetched as they are taken, so that large records do not fill the memory.
      statement.setFetchSize(100);
      statement.setInt(1, MOST_CHANGES);
      List<Change> changes = new ArrayList<>();
      long characters = 0;
      try (ResultSet row = statement.executeQuery()) {
        while (characters < MOST_CHARACTERS && row.next()) {
          Change change = change(row);
          characters += change.value().length;
          changes.add(change);
        }
      }
      return changes;
    } finally {
      connection.rollback();
      connection.setAutoCommit(true);
    }
  }

  /** The change of a seq, if the ledger has it. */
  Optional<Change> at(long seq) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(THE_CHANGE_AT)) {
      statement.setLong(1, seq);
      try (ResultSet row = statement.executeQuery()) {
        return row.next() ? Optional.of(change(row)) : Optional.empty();
      }
    }
  }

  /** Says to all instances that the topic and the ledger differ, or, with null, that they agree. */
  void declare(String divergence) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "update relay set divergence = ? where divergence is distinct from ?")) {
      statement.setString(1, divergence);
      statement.setString(2, divergence);
      statement.executeUpdate();
    }
  }

  /** A key whose published changes are asked for again, with the seq up to which that is done. */
  record Asked(String key, long done) {}

  Optional<Asked> asked() throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(A_KEY_ASKED_FOR_AGAIN)) {
      return row.next()
          ? Optional.of(new Asked(row.getString(1), row.getLong(2)))
          : Optional.empty();
    }
  }

  List<Change> next(Asked asked) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(CHANGES_OF_A_KEY)) {
      statement.setString(1, asked.key());
      statement.setLong(2, asked.done());
      List<Change> changes = new ArrayList<>();
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          changes.add(change(row));
        }
      }
      return changes;
    }
  }

  /** What was asked for is published up to a seq; null: all of it. */
  void done(Asked asked, Long seq) throws SQLException {
    String sql =
        seq == null
            ? "delete from republish where key = ? and done = ?"
            : "update republish set done = " + seq + " where key = ? and done = ?";
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, asked.key());
      statement.setLong(2, asked.done());
      statement.executeUpdate();
    }
  }

  private Change change(ResultSet row) throws SQLException {
    return new Change(
        owner,
        row.getLong(1),
        EntityKey.parse(row.getString(2)),
        row.getInt(3),
        Change.Type.ofWord(row.getString(4)),
        row.getObject(5, OffsetDateTime.class).toInstant(),
        row.getString(6),
        row.getString(7),
        row.getString(8),
        row.getBytes(9));
  }

  /**
   * A time after which everything recorded has a seq above the one given; empty where one has
   * already.
   */
  Optional<Mark> mark(long seq) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(A_MOMENT_WITHOUT_CHANGES)) {
      statement.setLong(1, seq);
      try (ResultSet row = statement.executeQuery()) {
        if (!row.next()) {
          return Optional.empty();
        }
        Instant moment = row.getObject(1, OffsetDateTime.class).toInstant();
        return Optional.of(new Mark(owner, seq, moment));
      }
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
