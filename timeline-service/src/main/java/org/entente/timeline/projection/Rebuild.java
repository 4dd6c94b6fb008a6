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
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javax.sql.DataSource;
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

  /** The phase in which the log is read again. */
  private static final String READING = "reading";

  /** A reader may have taken the old generation's name just before the change. */
  private static final String RETIRED =
      "select generation from retired where since < clock_timestamp() - interval '1 minute'";

  private static final String BEGIN =
      """
      insert into rebuild (generation, reached, records, of_records, started_at, phase)
      select max(generation.number) + 1, '', 0,
             (select count(distinct key) from fact where key like 'event/%'), clock_timestamp(), ?
      from (select number from generation union select generation from retired) generation (number)
      on conflict do nothing
      returning generation
      """;

  private static final String STATE =
      "select generation, reached, records, of_records, started_at, phase from rebuild";

  private static final String READ =
      """
      select coalesce(sum(position - start_position), 0), coalesce(sum(end_position - start_position), 0)
      from log_reading
      """;

  /** Were the served entries made by a build that makes them otherwise? */
  private static final String OLDER =
      "select exists (select from generation where live and shape < " + Generation.SHAPE + ")";

  private static final String REACHED = "update rebuild set reached = ?, records = records + ?";

  /** Else the first queries would be planned as for empty tables, until autovacuum comes by. */
  private static final String ANALYZE = "analyze {g}.entry, {g}.listing";

  /** Does any entry differ between the two? */
  private static final String DIFFERS =
      """
      select exists (
        select from g%1$d.entry one full join g%2$d.entry other using (id)
        where one.document is distinct from other.document)
      """;

  private final DataSource database;
  private final AppliedSignal signal;
  private CompletableFuture<Optional<Chunk>> ahead =
      CompletableFuture.completedFuture(Optional.empty());

  Rebuild(DataSource database, AppliedSignal signal) {
    this.database = database;
    this.signal = signal;
  }

  /**
   * How far a rebuild is.
   *
   * @param phase {@code reading} the log, whose messages are the records then, or {@code building}
   * @param secondsLeft at the rate so far, null while nothing is done
   */
  public record Progress(int generation, String phase, long records, long of, Long secondsLeft) {}

  public Optional<Progress> progress() throws SQLException {
    try (Connection connection = database.getConnection()) {
      Optional<State> state = state(connection);
      return state.isEmpty() ? Optional.empty() : Optional.of(progress(connection, state.get()));
    }
  }

  private static Progress progress(Connection connection, State state) throws SQLException {
    State shown = state.isReading() ? read(connection, state) : state;
    return new Progress(
        shown.generation().number(),
        shown.phase(),
        shown.records(),
        shown.of(),
        secondsLeft(shown));
  }

  /** What was read of the log, in place of what was built. */
  private static State read(Connection connection, State state) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(READ);
        ResultSet row = statement.executeQuery()) {
      row.next();
      return new State(
          state.generation(),
          state.reached(),
          row.getLong(1),
          row.getLong(2),
          state.startedAt(),
          state.phase());
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

  /** Where a rebuild takes what it builds from. */
  public enum From {
    FACTS,
    /** From facts that were held against the log before: {@link LogVerification}. */
    LOG
  }

  /** Begins a rebuild; where one is under way, it goes on and nothing else is begun. */
  public void begin(From from) throws SQLException {
    ProjectionLock.hold(
        database,
        (connection, locked) -> {
          begin(connection, from);
          return null;
        });
    signal.fire();
  }

  private static void begin(Connection connection, From from) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(BEGIN)) {
      statement.setString(1, from == From.LOG ? READING : "building");
      try (ResultSet row = statement.executeQuery()) {
        if (row.next()) {
          int number = row.getInt(1);
          execute(connection, "select make_generation(" + number + ")");
          execute(connection, "select make_counts(" + number + ")");
          execute(
              connection,
              "insert into generation (number, live, shape) values (%d, false, %d)"
                  .formatted(number, Generation.SHAPE));
          if (from == From.LOG) {
            LogVerification.request(connection);
          }
        }
      }
    }
  }

  /** Takes one step where there is one to take; false where there is none. */
  boolean step() throws SQLException {
    // waited for without the lock
    Optional<Chunk> prepared = ahead.join();
    boolean stepped =
        ProjectionLock.hold(database, (connection, locked) -> step(connection, locked, prepared));
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
                "select exists (select from rebuild where phase <> 'reading') or exists (%s) or (%s) and not exists (select from rebuild)"
                    .formatted(RETIRED, OLDER))) {
      row.next();
      return row.getBoolean(1);
    }
  }

  private boolean step(Connection connection, Locked locked, Optional<Chunk> prepared)
      throws SQLException {
    Optional<State> state = state(connection);
    if (state.isEmpty()) {
      return beginWhereOlder(connection) || dropRetired(connection);
    }
    if (state.get().isReading()) {
      return false;
    }
    Generation next = state.get().generation();
    EntryRefresh refresh = new EntryRefresh(connection, next);
    Chunk standing = new Chunk(locked.version(), state.get().generation(), state.get().reached());
    Chunk chunk =
        prepared.isPresent() && prepared.get().standsFor(standing)
            ? prepared.get()
            : standing.filled(connection, STEP);
    if (!chunk.events().isEmpty()) {
      refresh.refresh(chunk.events(), chunk.finished());
      reached(connection, chunk.last(), chunk.events().size());
      prepareAfter(chunk);
    } else if (Dirty.remains(connection, next)) {
      refresh.refresh(STEP);
    } else {
      takeOver(connection, locked, next);
    }
    return true;
  }

  /** A record without any fact has nothing to build. */
  private static boolean beginWhereOlder(Connection connection) throws SQLException {
    if (!isTrue(connection, OLDER)) {
      return false;
    }
    if (isTrue(connection, "select exists (select from fact)")) {
      begin(connection, From.FACTS);
    } else {
      execute(connection, "update generation set shape = " + Generation.SHAPE + " where live");
    }
    return true;
  }

  private static boolean isTrue(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getBoolean(1);
    }
  }

  private static void takeOver(Connection connection, Locked locked, Generation next)
      throws SQLException {
    int old = locked.generation().number();
    if (differs(connection, old, next.number())) {
      execute(
          connection,
          "update projection set reset_number = change_number + 1, change_number = change_number + 1");
    }
    execute(connection, next.in(ANALYZE));
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
    return isTrue(connection, DIFFERS.formatted(one, other));
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
      Generation generation,
      String reached,
      long records,
      long of,
      Instant startedAt,
      String phase) {
    boolean isReading() {
      return phase.equals(READING);
    }
  }

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
                  row.getObject(5, OffsetDateTime.class).toInstant(),
                  row.getString(6)))
          : Optional.empty();
    }
  }

  /** Makes the next entries ready while these are committed. */
  private void prepareAfter(Chunk chunk) {
    ahead =
        CompletableFuture.supplyAsync(
            () -> {
              try (Connection connection = database.getConnection()) {
                return Optional.of(chunk.next(connection, STEP));
              } catch (SQLException | RuntimeException e) {
                // the step makes them itself, and says what is wrong
                return Optional.empty();
              }
            },
            Thread::startVirtualThread);
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
