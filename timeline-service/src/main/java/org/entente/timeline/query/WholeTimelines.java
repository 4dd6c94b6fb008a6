package org.entente.timeline.query;

import io.quarkus.agroal.DataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.entente.timeline.entry.EntryJson;
import org.entente.timeline.tables.Generation;

/**
 * Timelines as they are now, to be read whole: one cursor in one repeatable-read snapshot, on
 * connections of their own, since a slow reader holds one as long as it takes. While some entries
 * are taken, the next are read.
 */
@ApplicationScoped
public class WholeTimelines {
  /** Rows a trip: documents of some kilobytes, seldom of some hundred. */
  private static final int STEP = 32;

  /** Trips before that whose entries are taken. */
  private static final int AHEAD = 3;

  private static final String ALL =
      """
      select entry.id, entry.document
      from {g}.listing join {g}.entry on entry.id = listing.id
      where listing.scope = ? %s
      order by listing.order_key %s
      """;

  private final javax.sql.DataSource database;

  WholeTimelines(@DataSource("exports") javax.sql.DataSource database) {
    this.database = database;
  }

  /**
   * @param asked its place and limit count for nothing
   * @param language null for the entries' own
   * @throws SQLException also where no connection is free
   */
  public WholeTimeline open(Asked asked, Locale language) throws SQLException {
    Connection connection = database.getConnection();
    try {
      connection.setAutoCommit(false);
      try (Statement statement = connection.createStatement()) {
        statement.execute("set transaction isolation level repeatable read, read only");
      }
      return new Now(connection, asked, language, ReadModelVersion.made(connection));
    } catch (SQLException | RuntimeException e) {
      closed(connection);
      throw e;
    }
  }

  private record Now(Connection connection, Asked asked, Locale language, Instant made)
      implements WholeTimeline {

    @Override
    public void read(Taker taker) throws SQLException, IOException {
      FilterSql conditions = FilterSql.of(connection, asked.filter(), asked.partnership());
      List<Object> parameters = new ArrayList<>(List.of(asked.scope()));
      parameters.addAll(conditions.parameters());
      String sql = ALL.formatted(conditions.over("entry"), asked.order().direction());
      try (PreparedStatement statement =
          connection.prepareStatement(Generation.live(connection).in(sql))) {
        Bind.all(statement, parameters);
        statement.setFetchSize(STEP);
        try (ResultSet rows = statement.executeQuery();
            ExecutorService reader =
                Executors.newSingleThreadExecutor(Thread.ofPlatform().name("export").factory())) {
          Queue<Future<List<byte[]>>> ahead = new ArrayDeque<>();
          while (ahead.size() < AHEAD) {
            ahead.add(reader.submit(() -> step(rows)));
          }
          List<byte[]> step = read(ahead.remove());
          while (!step.isEmpty()) {
            ahead.add(reader.submit(() -> step(rows)));
            for (byte[] document : step) {
              taker.take(document);
            }
            step = read(ahead.remove());
          }
        }
      }
    }

    /** None where there are no more. */
    private List<byte[]> step(ResultSet rows) throws SQLException {
      Map<String, byte[]> documents = new LinkedHashMap<>();
      while (documents.size() < STEP && rows.next()) {
        documents.put(rows.getString(1), rows.getBytes(2));
      }
      if (language != null) {
        HistoryQuery.inLanguage(connection, List.copyOf(documents.keySet()), language)
            .forEach((id, entry) ->
                documents.put(id, EntryJson.write(entry).getBytes(StandardCharsets.UTF_8)));
      }
      return List.copyOf(documents.values());
    }

    private static List<byte[]> read(Future<List<byte[]>> step) throws SQLException {
      try {
        return step.get();
      } catch (ExecutionException e) {
        if (e.getCause() instanceof SQLException gone) {
          throw gone;
        }
        throw new IllegalStateException(e.getCause());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new SQLException(e);
      }
    }

    @Override
    public void close() {
      closed(connection);
    }
  }

  /**
   * A connection that cannot be rolled back is none that anybody could use: the pool sees to it.
   */
  private static void closed(Connection connection) {
    try (connection) {
      connection.rollback();
      connection.setAutoCommit(true);
    } catch (SQLException e) {
      // the reader was told by what failed before, or has all it wanted
    }
  }
}
