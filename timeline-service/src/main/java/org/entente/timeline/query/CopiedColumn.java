package org.entente.timeline.query;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyOut;

/**
 * The one text column of a query, as PostgreSQL streams it by {@code COPY} in its binary format:
 * there are no trips to ask for the next rows, and no escapes to take back. What is not taken yet
 * waits in the connection, and then holds up the database; the heap has one row.
 */
final class CopiedColumn {
  /** Signature, flags and the length of an extension that there is none of. */
  private static final int FILE_HEAD = 19;

  /** How many columns, and how long the first is. */
  private static final int ROW_HEAD = 6;

  private CopiedColumn() {}

  private interface Ending extends AutoCloseable {
    @Override
    void close() throws SQLException;
  }

  /**
   * Hands over the rows' values in order. Until this returns the connection can answer nothing
   * else; afterwards it can, also where the taker failed.
   */
  static void read(
      Connection connection, String query, List<Object> parameters, WholeTimeline.Taker taker)
      throws SQLException, IOException {
    PGConnection postgres = connection.unwrap(PGConnection.class);
    String rows = withLiterals(query, parameters, postgres);
    CopyOut copy = postgres.getCopyAPI().copyOut("copy (" + rows + ") to stdout (format binary)");
    Ending unread = () -> end(copy, postgres);
    try (unread) {
      // a message is a row, the file's head stands in front of the first, its end in one too short
      int head = FILE_HEAD + ROW_HEAD;
      for (byte[] row = copy.readFromCopy(); row != null; row = copy.readFromCopy()) {
        if (row.length > head) {
          taker.take(Arrays.copyOfRange(row, head, row.length));
        }
        head = ROW_HEAD;
      }
    }
  }

  /** The driver's own way to cancel leaves in the connection what was under way. */
  private static void end(CopyOut copy, PGConnection postgres) throws SQLException {
    if (!copy.isActive()) {
      return;
    }
    try {
      postgres.cancelQuery();
      while (copy.readFromCopy() != null) {
        // nobody takes it
      }
    } catch (SQLException e) {
      // cancelled, or the database is gone
    } finally {
      if (copy.isActive()) {
        copy.cancelCopy(); // else whoever asks the broken connection next waits for ever
      }
    }
  }

  /** COPY takes no parameters. */
  private static String withLiterals(String query, List<Object> parameters, PGConnection postgres)
      throws SQLException {
    StringBuilder sql = new StringBuilder();
    Iterator<Object> values = parameters.iterator();
    for (String part : query.splitWithDelimiters("\\?", 0)) {
      sql.append(part.equals("?") ? literal(values.next(), postgres) : part);
    }
    return sql.toString();
  }

  private static String literal(Object value, PGConnection postgres) throws SQLException {
    return switch (value) {
      case Long number -> number.toString();
      case String text -> "'" + postgres.escapeLiteral(text) + "'";
      case String[] texts -> {
        String array = postgres.createArrayOf("text", texts).toString();
        yield literal(array, postgres) + "::text[]";
      }
      default -> throw new IllegalArgumentException(value.getClass().getName());
    };
  }
}
