package org.entente.timeline.query;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/** Binds parameters in order; arrays of text become {@code text[]}. */
final class Bind {
  private Bind() {}

  static void all(PreparedStatement statement, List<Object> parameters) throws SQLException {
    int at = 1;
    for (Object parameter : parameters) {
      switch (parameter) {
        case String[] texts ->
            statement.setArray(at, statement.getConnection().createArrayOf("text", texts));
        case byte[] bytes -> statement.setBytes(at, bytes);
        default -> statement.setObject(at, parameter);
      }
      at++;
    }
  }
}
