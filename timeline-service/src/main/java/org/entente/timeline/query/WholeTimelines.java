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
import org.entente.timeline.entry.Entry;
import org.entente.timeline.entry.EntryJson;
import org.entente.timeline.tables.Generation;

/**
 * Timelines as they are now, to be read whole: one statement in one repeatable-read snapshot, on
 * connections of their own, since a slow reader holds one as long as it takes.
 */
@ApplicationScoped
public class WholeTimelines {
  /** Entries that are assembled together in another language. */
  private static final int STEP = 32;

  private static final String ALL =
      """
      select %s
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
      if (language == null) {
        asStored(taker);
      } else {
        inLanguage(taker);
      }
    }

    private void asStored(Taker taker) throws SQLException, IOException {
      FilterSql conditions = conditions();
      CopiedColumn.read(
          connection, all("entry.document", conditions), parameters(conditions), taker);
    }

    private void inLanguage(Taker taker) throws SQLException, IOException {
      FilterSql conditions = conditions();
      try (PreparedStatement statement = connection.prepareStatement(all("entry.id", conditions))) {
        Bind.all(statement, parameters(conditions));
        statement.setFetchSize(STEP);
        try (ResultSet rows = statement.executeQuery()) {
          List<String> step = step(rows);
          while (!step.isEmpty()) {
            for (Entry entry : HistoryQuery.inLanguage(connection, step, language).values()) {
              taker.take(EntryJson.write(entry).getBytes(StandardCharsets.UTF_8));
            }
            step = step(rows);
          }
        }
      }
    }

    /** None where there are no more. */
    private static List<String> step(ResultSet rows) throws SQLException {
      List<String> ids = new ArrayList<>();
      while (ids.size() < STEP && rows.next()) {
        ids.add(rows.getString(1));
      }
      return ids;
    }

    private FilterSql conditions() throws SQLException {
      return FilterSql.of(connection, asked.filter(), asked.partnership());
    }

    private String all(String column, FilterSql conditions) throws SQLException {
      String sql = ALL.formatted(column, conditions.over("entry"), asked.order().direction());
      return Generation.live(connection).in(sql);
    }

    private List<Object> parameters(FilterSql conditions) {
      List<Object> parameters = new ArrayList<>(List.of(asked.scope()));
      parameters.addAll(conditions.parameters());
      return parameters;
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
