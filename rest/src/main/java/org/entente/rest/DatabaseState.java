package org.entente.rest;

import java.sql.SQLException;
import java.sql.SQLTransientException;

/** What an exception says of the database, by the SQLSTATE of whatever lies beneath it. */
enum DatabaseState {
  /**
   * A connection broke, none was to be had, or a lock was not: asked again, it may well go.
   * PostgreSQL's classes 08 (connection), 53 (resources), 57P (shutdown), 40 (rollback) and 55P03
   * (lock not available); a pool that has none to give tells no state at all.
   */
  AWAY,
  NOT_CONCERNED;

  private static final int MOST_CAUSES = 20;

  static DatabaseState of(Throwable thrown) {
    Throwable cause = thrown;
    for (int i = 0; cause != null && i < MOST_CAUSES; i++) {
      if (cause instanceof SQLException e && isAway(e)) {
        return AWAY;
      }
      cause = cause.getCause();
    }
    return NOT_CONCERNED;
  }

  private static boolean isAway(SQLException e) {
    String state = e.getSQLState();
    if (state == null || state.isEmpty()) {
      return e instanceof SQLTransientException || e.getMessage().contains("acquisition timeout");
    }
    return state.startsWith("08")
        || state.startsWith("53")
        || state.startsWith("57P")
        || state.startsWith("40")
        || state.equals("55P03");
  }
}
