package org.entente.rest;

import java.sql.SQLException;

/**
 * Tells a database that is away, stopping, full or slow to give a connection from a fault of the
 * program: the former passes, and the client is told to come again (503), not that something broke.
 */
final class DatabaseAway {
  private DatabaseAway() {}

  /** Whether any cause says so. */
  static boolean causes(Throwable failure) {
    int depth = 0;
    for (Throwable cause = failure; cause != null && depth < 32; cause = cause.getCause()) {
      if (cause instanceof SQLException database && isAway(database)) {
        return true;
      }
      depth++;
    }
    return false;
  }

  /**
   * SQLSTATE classes 08 (connection), 53 (resources), 57P (operator intervention) and 55P03, 25P03
   * (time-outs of locks and idle transactions); a pool's own exceptions carry no SQLSTATE.
   */
  private static boolean isAway(SQLException failure) {
    String state = failure.getSQLState();
    return state == null
        || state.startsWith("08")
        || state.startsWith("53")
        || state.startsWith("57P")
        || state.equals("55P03")
        || state.equals("25P03");
  }
}
