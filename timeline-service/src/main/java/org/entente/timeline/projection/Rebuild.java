package org.entente.timeline.projection;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.entente.timeline.projection.Dirty.Cause;
import org.entente.timeline.projection.ProjectionLock.Locked;
import org.entente.timeline.tables.Generation;

/**
 * Makes a second generation from the facts beside the live one and puts it in its place (DESIGN
 * §7). Every step is a transaction under the projection's lock that also writes how far it is, so
 * that a rebuild goes on where it was killed, in whichever instance; what changes meanwhile is
 * dirty in both generations.
 */
@ApplicationScoped
public class Rebuild {
  private static final int STEP = 1_000;

  /** A reader may have taken the old generation's name just before the change. */
  private static final String RETIRED =
      "select generation from retired where since < clock_timestamp() - interval '1 minute'";

  private static final String BEGIN =
      """
      insert into rebuild (generation, reached, records, of_records, started_at)
      select max(generation.number) + 1, '', 0,
             (select count(distinct key) from fact where key like 'event/%'), clock_timestamp()
      from (select number from generation union select generation from retired) generation (number)
      on conflict do nothing
      returning generation
      """;

  private static final String STATE =
      "select generation, reached, records, of_records, started_at from rebuild";

  /** Which events come next? Deleted ones count; they make no entry. */
  private static final String NEXT =
      """
      select distinct key from fact
      where key > ? and key like 'event/%' order by key limit ?
      """;

  private static final String REACHED = "update rebuild set reached = ?, records = records + ?";

  /** Does any entry differ between the two? */
  private static final String DIFFERS =
      """
      select exists (
        select from g%1$d.entry one full join g%2$d.entry other using (id)
        where one.document is distinct from other.document)
      """;

  private final DataSource database;
  private final AppliedSignal signal;

  Rebuild(DataSource database, AppliedSignal signal) {
    this.database = database;
    this.signal = signal;
  }

  /**
   * How far a rebuild is.
   *
   * @param secondsLeft at the rate so far, null while nothing is done
   */
  public record Progress(int generation, long records, long of, Long secondsLeft) {}

  public Optional<Progress> progress() throws SQLException {
    try (Connection connection = database.getConnection()) {
      return state(connection)
          .map(state ->
              new Progress(
                  state.generation().number(), state.records(), state.of(), secondsLeft(state)));
    }
  }

  private static Long secondsLeft(State state) {
    if (state.records() == 0) {
      return null;
    }
    double each =
        (double) Duration.between(state.startedAt(), Instant.now()).toMillis() / state.records();
    return Math.round(each * Math.max(0, state.of() - state.records()) / 1_000);
  }

  /** Begins a rebuild; where one is under way, it goes on and nothing else is begun. */
  public void begin() throws SQLException {
    ProjectionLock.hold(
        database,
        (connection, locked) -> {
          try (PreparedStatement statement = connection.prepareStatement(BEGIN);
              ResultSet row = statement.executeQuery()) {
            if (row.next()) {
              int number = row.getInt(1);
              execute(connection, "select make_generation(" + number + ")");
              execute(connection, "insert into generation values (" + number + ", false)");
            }
          }
          return null;
        });
    signal.fire();
  }

  /** Takes one step where there is one to take; false where there is none. */
  boolean step() throws SQLException {
    boolean stepped = ProjectionLock.hold(database, Rebuild::step);
    if (stepped) {
      signal.fire();
    }
    return stepped;
  }

  /** Whether {@link #step()} has anything to do: asked without the lock. */
  boolean isDue() throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "select exists (select from rebuild) or exists (" + RETIRED + ")")) {
      row.next();
      return row.getBoolean(1);
    }
  }

  private static boolean step(Connection connection, Locked locked) throws SQLException {
    Optional<State> state = state(connection);
    if (state.isEmpty()) {
      return dropRetired(connection);
    }
    Generation next = state.get().generation();
    EntryRefresh refresh = new EntryRefresh(connection, next);
    Map<String, Cause> events = events(connection, state.get().reached());
    if (!events.isEmpty()) {
      refresh.refresh(events);
      reached(connection, "event/" + last(events), events.size());
    } else if (Dirty.remains(connection, next)) {
      refresh.refresh(STEP);
    } else {
      takeOver(connection, locked, next);
    }
    return true;
  }

  private static void takeOver(Connection connection, Locked locked, Generation next)
      throws SQLException {
    int old = locked.generation().number();
    if (differs(connection, old, next.number())) {
      execute(
          connection,
          "update projection set reset_number = change_number + 1, change_number = change_number + 1");
    }
    execute(
        connection, "update projection set version = version + 1, generation = " + next.number());
    execute(connection, "delete from generation where number = " + old);
    execute(connection, "update generation set live = true where number = " + next.number());
    execute(connection, "delete from dirty where generation = " + old);
    execute(connection, "insert into retired values (" + old + ", clock_timestamp())");
    execute(connection, "delete from rebuild");
    execute(connection, "notify " + AppliedSignal.CHANNEL);
  }

  private static boolean differs(Connection connection, int one, int other) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(DIFFERS.formatted(one, other))) {
      row.next();
      return row.getBoolean(1);
    }
  }

  private static boolean dropRetired(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(RETIRED + " limit 1")) {
      if (!row.next()) {
        return false;
      }
      int generation = row.getInt(1);
      execute(connection, "drop schema g" + generation + " cascade");
      execute(connection, "delete from retired where generation = " + generation);
      return true;
    }
  }

  private record State(
      Generation generation, String reached, long records, long of, Instant startedAt) {}

  private static Optional<State> state(Connection connection) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(STATE);
        ResultSet row = statement.executeQuery()) {
      return row.next()
          ? Optional.of(
              new State(
                  new Generation(row.getInt(1)),
                  row.getString(2),
                  row.getLong(3),
                  row.getLong(4),
                  row.getObject(5, OffsetDateTime.class).toInstant()))
          : Optional.empty();
    }
  }

  private static Map<String, Cause> events(Connection connection, String reached)
      throws SQLException {
    Map<String, Cause> events = new LinkedHashMap<>();
    try (PreparedStatement statement = connection.prepareStatement(NEXT)) {
      statement.setString(1, reached.isEmpty() ? "event/" : reached);
      statement.setInt(2, STEP);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          events.put(rows.getString(1).substring("event/".length()), Cause.REBUILD);
        }
      }
    }
    return events;
  }

  private static String last(Map<String, Cause> events) {
    String last = null;
    for (String id : events.keySet()) {
      last = id;
    }
    return last;
  }

  private static void reached(Connection connection, String key, int records) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(REACHED)) {
      statement.setString(1, key);
      statement.setInt(2, records);
      statement.executeUpdate();
    }
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
