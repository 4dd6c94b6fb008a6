package org.entente.timeline.query;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashSet;
import java.util.Set;
import org.entente.contracts.EntityKey;
import org.entente.timeline.entry.Assembled;

/** The events that may ever have stood in a scope, as the facts name them; a superset. */
final class Candidates {
  private static final String ALL = "select distinct key from fact where key like 'event/%'";

  /** Which events name a record, also through a position or a merge? */
  private static final String NAMING =
      """
      with recursive touched (key) as (
        select ? collate "C"
        union
        select mention.subject from touched join mention on mention.target = touched.key
        where touched.key not like 'event/%'
      )
      select key from touched where key like 'event/%'
      """;

  private Candidates() {}

  static Set<EntityKey> of(Connection connection, String scope) throws SQLException {
    if (scope.equals(Assembled.ALL)) {
      return keys(connection, ALL, null);
    }
    if (!Asked.partnership(scope)) {
      return keys(connection, NAMING, scope);
    }
    String[] parties = scope.split("-");
    Set<EntityKey> both = keys(connection, NAMING, "party/" + parties[0]);
    both.retainAll(keys(connection, NAMING, "party/" + parties[1]));
    return both;
  }

  private static Set<EntityKey> keys(Connection connection, String sql, String target)
      throws SQLException {
    Set<EntityKey> keys = new LinkedHashSet<>();
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      if (target != null) {
        statement.setString(1, target);
      }
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          keys.add(EntityKey.parse(rows.getString(1)));
        }
      }
    }
    return keys;
  }
}
