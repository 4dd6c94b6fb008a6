package org.entente.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.entente.contracts.EntityKey;
import org.entente.ledger.Verdict.Effect;
import org.entente.ledger.WriteQueue.Pending;
import org.entente.ledger.database.LedgerConnections;
import org.entente.rest.Problem;
import org.jboss.logging.Logger;

/**
 * Decides writes as the ledger would, and keeps none. What earlier lines would have left is kept in
 * a temporary table, so that repeated ids count as they would and memory does not grow. For one
 * thread.
 */
final class DryRun implements ImportTarget, AutoCloseable {
  private static final Logger LOG = Logger.getLogger(DryRun.class);
  private static final int BATCH = 200;

  private static final String WHAT_WOULD_STAND =
      """
      select key, revision, record, deleted, merged_into from entity
      where key = any(?) and key not in (select key from would_be)
      union all
      select key, 1, record, false, null from would_be where key = any(?)
      """;

  private static final String KEEP_FOR_LATER_LINES =
      """
      insert into would_be (key, record) select * from unnest(?::text[], ?::text[])
      on conflict (key) do update set record = excluded.record
      """;

  private final Connection connection;
  private final List<Pending> waiting = new ArrayList<>();
  private final long seq;

  /**
   * @throws Problem 503 where the database is away
   */
  DryRun(LedgerConnections connections) {
    try {
      connection = connections.forReading();
      try (Statement statement = connection.createStatement()) {
        statement.execute(
            "create temporary table would_be (key text collate \"C\" primary key, record text not null)");
        try (ResultSet head = statement.executeQuery("select seq from ledger_head")) {
          head.next();
          seq = head.getLong(1);
        }
      }
    } catch (SQLException e) {
      throw away(e);
    }
  }

  private static Problem away(SQLException e) {
    LOG.warnf("A dry run cannot go on: %s", e.getMessage());
    return Problem.unavailable("the database is away", 2);
  }

  @Override
  public CompletableFuture<Verdict> take(Write line) {
    Pending pending = Pending.of(line);
    waiting.add(pending);
    if (waiting.size() == BATCH) {
      end();
    }
    return pending.verdict();
  }

  @Override
  public void end() {
    try {
      Map<EntityKey, Stored> standing = standing();
      Map<EntityKey, String> altered = new HashMap<>();
      for (Pending pending : waiting) {
        decide(pending, standing, altered);
      }
      keep(altered);
      waiting.clear();
    } catch (SQLException e) {
      throw away(e);
    }
  }

  private void decide(
      Pending pending, Map<EntityKey, Stored> standing, Map<EntityKey, String> altered) {
    EntityKey key = pending.write().key();
    try {
      Optional<Stored> stored = Optional.ofNullable(standing.get(key));
      switch (pending.write().decide(asked -> Optional.ofNullable(standing.get(asked)))) {
        case Write.Decision.Unchanged unchanged ->
            pending
                .verdict()
                .complete(
                    new Verdict(key, stored.orElseThrow().revision(), Effect.UNCHANGED, "", seq));
        case Write.Decision.Changed(
                var type,
                String record,
                String mergedInto,
                Findable findable) -> {
          int revision = Stored.revisionOf(stored) + 1;
          standing.put(key, new Stored(revision, record, false, null));
          altered.put(key, record);
          pending
              .verdict()
              .complete(new Verdict(key, revision, Effect.valueOf(type.name()), record, seq));
        }
      }
    } catch (Problem refused) {
      pending.verdict().completeExceptionally(refused);
    }
  }

  private Map<EntityKey, Stored> standing() throws SQLException {
    Set<String> keys =
        waiting.stream()
            .map(pending -> pending.write().key().toString())
            .collect(Collectors.toSet());
    try (PreparedStatement statement = connection.prepareStatement(WHAT_WOULD_STAND)) {
      statement.setArray(1, connection.createArrayOf("text", keys.toArray()));
      statement.setArray(2, connection.createArrayOf("text", keys.toArray()));
      Map<EntityKey, Stored> standing = new HashMap<>();
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          standing.put(
              EntityKey.parse(row.getString(1)),
              new Stored(row.getInt(2), row.getString(3), row.getBoolean(4), row.getString(5)));
        }
      }
      return standing;
    }
  }

  private void keep(Map<EntityKey, String> altered) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(KEEP_FOR_LATER_LINES)) {
      statement.setArray(
          1,
          connection.createArrayOf(
              "text", altered.keySet().stream().map(EntityKey::toString).toArray()));
      statement.setArray(2, connection.createArrayOf("text", altered.values().toArray()));
      statement.executeUpdate();
    }
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      LOG.debug("A dry run's connection did not close", e);
    }
  }
}
