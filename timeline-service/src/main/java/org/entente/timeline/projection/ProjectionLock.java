package org.entente.timeline.projection;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.entente.timeline.tables.Generation;

/**
 * The lock that makes writing of the read model serial over all instances: the one row of {@code
 * projection}, locked by the first statement of a transaction (TRAPS 17).
 */
final class ProjectionLock {
  /**
   * A stopped process must not hold the lock for ever, nor wait for it (TRAPS 18a). And a plan that
   * is kept was made for tables that were smaller and for arrays of ten: of a thousand keys it
   * compares each with every row.
   */
  private static final String MANNERS =
      """
      set local idle_in_transaction_session_timeout = '5s';
      set local lock_timeout = '10s';
      set local plan_cache_mode = force_custom_plan
      """;

  private static final String LOCK =
      "select generation, change_number, version from projection for update";

  private ProjectionLock() {}

  /** What the locked row says. */
  record Locked(Generation generation, long changeNumber, long version) {}

  interface Steps<T> {
    T take(Connection connection, Locked locked) throws SQLException;
  }

  /** Runs the steps in one transaction that holds the lock. */
  static <T> T hold(DataSource database, Steps<T> steps) throws SQLException {
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false);
      try {
        T result = steps.take(connection, lock(connection));
        connection.commit();
        return result;
      } catch (SQLException | RuntimeException e) {
        connection.rollback();
        throw e;
      } finally {
        connection.setAutoCommit(true);
      }
    }
  }

  private static Locked lock(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(MANNERS);
    }
    try (PreparedStatement statement = connection.prepareStatement(LOCK);
        ResultSet row = statement.executeQuery()) {
      row.next();
      return new Locked(new Generation(row.getInt(1)), row.getLong(2), row.getLong(3));
    }
  }
}
