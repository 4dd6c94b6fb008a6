package org.entente.timeline.stream;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.entente.contracts.EntityKey;
import org.entente.contracts.Owner;
import org.entente.timeline.projection.AppliedSignal;

/**
 * Waits until a change is visible: applied together with everything derived from it (DESIGN §7,
 * read your own write).
 */
@ApplicationScoped
public class RevisionWait {
  private static final Duration LOOK_AT_LEAST_EVERY = Duration.ofSeconds(1);

  private static final String REVISION_VISIBLE =
      """
      select exists (select from fact where key = ? and revision >= ?)
        and not exists (
          select from dirty join fact using (source, seq)
          where fact.key = ? and dirty.generation = (select generation from projection))
      """;

  private static final String REVISION_DEAD =
      """
      select exists (
        select from dead_letter where key = ? and revision >= ? and replayed_at is null)
      """;

  private static final String SEQ_VISIBLE =
      """
      select (select seq from applied_through where source = ?) >= ?
        and not exists (
          select from dirty
          where source = ? and seq <= ? and generation = (select generation from projection))
      """;

  private static final String SEQ_DEAD =
      """
      select exists (
        select from dead_letter where source = ? and seq <= ? and replayed_at is null)
      """;

  private final DataSource database;
  private final AppliedSignal signal;

  RevisionWait(DataSource database, AppliedSignal signal) {
    this.database = database;
    this.signal = signal;
  }

  /** What is waited for. */
  public sealed interface Awaited {
    /** {@code event/x@3}: that revision, or a higher one. */
    record Revision(EntityKey key, int revision) implements Awaited {}

    /** {@code people-service@4711}: everything up to that seq. */
    record Seq(Owner owner, long seq) implements Awaited {}

    /**
     * @throws IllegalArgumentException for any other form
     */
    static Awaited parse(String text) {
      int at = text.lastIndexOf('@');
      if (at > 0) {
        String what = text.substring(0, at);
        long number = Long.parseLong(text, at + 1, text.length(), 10);
        boolean revision = what.indexOf('/') > 0;
        if (number >= 1 && (!revision || number <= Integer.MAX_VALUE)) {
          return revision
              ? new Revision(EntityKey.parse(what), (int) number)
              : new Seq(
                  Owner.ofService(what)
                      .orElseThrow(() -> new IllegalArgumentException("no owner: " + what)),
                  number);
        }
      }
      throw new IllegalArgumentException("not of the form event/x@3 or people-service@4711");
    }
  }

  /** How a wait ended. */
  public enum Outcome {
    VISIBLE,
    /** It lies among the dead letters and will not come by itself. */
    DEAD,
    TIME_IS_UP
  }

  public Outcome await(List<Awaited> awaited, Duration patience) throws SQLException {
    long end = System.nanoTime() + patience.toNanos();
    for (Awaited one : awaited) {
      Outcome outcome = await(one, end);
      if (outcome != Outcome.VISIBLE) {
        return outcome;
      }
    }
    return Outcome.VISIBLE;
  }

  private Outcome await(Awaited awaited, long end) throws SQLException {
    while (true) {
      long seen = signal.count();
      try (Connection connection = database.getConnection()) {
        if (holds(connection, awaited, REVISION_VISIBLE, SEQ_VISIBLE)) {
          return Outcome.VISIBLE;
        }
        if (holds(connection, awaited, REVISION_DEAD, SEQ_DEAD)) {
          return Outcome.DEAD;
        }
      }
      long left = end - System.nanoTime();
      if (left <= 0) {
        return Outcome.TIME_IS_UP;
      }
      try {
        signal.await(seen, Duration.ofNanos(Math.min(left, LOOK_AT_LEAST_EVERY.toNanos())));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return Outcome.TIME_IS_UP;
      }
    }
  }

  private static boolean holds(
      Connection connection, Awaited awaited, String ofRevision, String ofSeq) throws SQLException {
    return switch (awaited) {
      case Awaited.Revision(EntityKey key, int revision) ->
          holds(connection, ofRevision, key.toString(), revision);
      case Awaited.Seq(Owner owner, long seq) -> holds(connection, ofSeq, owner.service(), seq);
    };
  }

  /** Binds the two in turn for as many parameters as there are. */
  private static boolean holds(Connection connection, String sql, String what, Number number)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      long parameters = sql.chars().filter(c -> c == '?').count();
      for (int i = 1; i <= parameters; i++) {
        statement.setObject(i, i % 2 == 1 ? what : number);
      }
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return row.getBoolean(1);
      }
    }
  }
}
