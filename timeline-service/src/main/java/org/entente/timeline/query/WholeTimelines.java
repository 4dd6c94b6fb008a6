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
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.entente.timeline.entry.Entry;
import org.entente.timeline.entry.EntryJson;
import org.entente.timeline.tables.Generation;

/**
 * Timelines as they are now, to be read whole: one cursor in one repeatable-read snapshot, on
 * connections of their own, since a slow reader holds one as long as it takes.
 */
@ApplicationScoped
public class WholeTimelines {
  /** Rows a trip: documents of some kilobytes, seldom of some hundred. */
  private static final int STEP = 200;

  private static final String ALL =
      """
      select entry.id, entry.document, listing.order_key
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
        try (ResultSet rows = statement.executeQuery()) {
          List<Timeline.Row> step = new ArrayList<>(STEP);
          while (rows.next()) {
            step.add(TimelineQuery.row(rows));
            if (step.size() == STEP) {
              hand(step, taker);
            }
          }
          hand(step, taker);
        }
      }
    }

    private void hand(List<Timeline.Row> step, Taker taker) throws SQLException, IOException {
      Map<String, Entry> translated =
          language == null
              ? Map.of()
              : HistoryQuery.inLanguage(
                  connection, step.stream().map(Timeline.Row::id).toList(), language);
      for (Timeline.Row row : step) {
        taker.take(
            translated.containsKey(row.id())
                ? new Timeline.Row(
                    row.id(),
                    EntryJson.write(translated.get(row.id())).getBytes(StandardCharsets.UTF_8),
                    row.order())
                : row);
      }
      step.clear();
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
