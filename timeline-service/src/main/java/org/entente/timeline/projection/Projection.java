package org.entente.timeline.projection;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.entente.contracts.Change;
import org.entente.contracts.ChangeHeaders;
import org.entente.contracts.EntityKey;
import org.entente.contracts.Kind;
import org.entente.contracts.Mark;
import org.entente.contracts.Owner;
import org.entente.timeline.entry.Editions;
import org.entente.timeline.entry.Editions.Departure;
import org.entente.timeline.facts.AppliedThrough;
import org.entente.timeline.facts.Facts;
import org.entente.timeline.projection.Batch.Content;
import org.entente.timeline.projection.Batch.Message;
import org.entente.timeline.projection.Dirty.Place;
import org.entente.timeline.projection.EntryRefresh.Refreshed;
import org.entente.timeline.projection.ProjectionLock.Locked;
import org.entente.timeline.tables.Generation;

/**
 * The one write transaction of the read model (DESIGN §7). It locks the {@code projection} row
 * first, so that one runs at a time over all instances: two that ran side by side could each miss
 * what the other has just written (TRAPS 17).
 */
@ApplicationScoped
public class Projection {
  /** The most entries refreshed in one transaction; what is left follows in the next. */
  private static final int MOST_REFRESHED = 1_000;

  private static final String ADVANCE =
      "update projection set change_number = change_number + ?, version = version + 1";

  private final DataSource database;
  private final AppliedSignal signal;

  Projection(DataSource database, AppliedSignal signal) {
    this.database = database;
    this.signal = signal;
  }

  /**
   * Applies what was received: inserts new facts, refreshes entries, advances the positions, all or
   * nothing. What was applied before is dropped, so that it may be called with anything any number
   * of times. A message whose data the database refuses becomes a dead letter, alone.
   *
   * @return whether entries remain to be refreshed; {@link #refresh()} goes on with them
   * @throws SQLException where the database is away or busy: nothing was applied, try again
   */
  public boolean apply(Batch batch) throws SQLException {
    return apply(batch, TOPICS);
  }

  /** The same for what comes from elsewhere than the intake. */
  boolean apply(Batch batch, Source source) throws SQLException {
    try {
      return transaction(batch, source);
    } catch (SQLException e) {
      if (!dataIsRefused(e) || batch.messages().isEmpty()) {
        throw e;
      }
      boolean remains = false;
      for (Batch alone : batch.oneByOne()) {
        remains = applyAlone(alone, source);
      }
      return remains;
    }
  }

  /** Whence messages come, and how far that is applied; in the transaction that applies them. */
  interface Source {
    Batch dropApplied(Connection connection, Batch batch) throws SQLException;

    void applied(Connection connection, Applied applied) throws SQLException;
  }

  /**
   * What became of a batch.
   *
   * @param inserted the facts that were new
   * @param contradicting how many changes say something else than the fact that stands
   */
  record Applied(Batch batch, List<Facts.Received> inserted, int contradicting) {}

  private static final Source TOPICS =
      new Source() {
        @Override
        public Batch dropApplied(Connection connection, Batch batch) throws SQLException {
          return Positions.dropApplied(connection, batch);
        }

        @Override
        public void applied(Connection connection, Applied applied) throws SQLException {
          Positions.advance(connection, applied.batch());
        }
      };

  /** Refreshes entries that are still dirty; true where some remain even so. */
  public boolean refresh() throws SQLException {
    return transaction(Batch.NOTHING, TOPICS);
  }

  /**
   * Applies a dead letter that can be read now and closes it.
   *
   * @return false where it contradicts a fact that stands, and stays open
   */
  public boolean replay(long deadLetter, Facts.Received received) throws SQLException {
    boolean applied =
        ProjectionLock.hold(
            database,
            (connection, locked) -> {
              List<Facts.Received> inserted = Facts.insert(connection, List.of(received));
              if (inserted.isEmpty()
                  && !Facts.contradicting(connection, List.of(received.change())).isEmpty()) {
                return false;
              }
              DeadLetters.close(connection, deadLetter);
              AppliedThrough.advance(connection, Set.of(received.change().owner()));
              advance(connection, refreshAfter(connection, locked, inserted), true);
              return true;
            });
    signal.fire();
    return applied;
  }

  private boolean applyAlone(Batch alone, Source source) throws SQLException {
    try {
      return transaction(alone, source);
    } catch (SQLException e) {
      if (!dataIsRefused(e)) {
        throw e;
      }
      Message message = alone.messages().getFirst();
      return transaction(
          new Batch(List.of(new Message(message.origin(), unreadable(message, e.getMessage())))),
          source);
    }
  }

  private boolean transaction(Batch batch, Source source) throws SQLException {
    boolean remains =
        ProjectionLock.hold(
            database, (connection, locked) -> steps(connection, locked, batch, source));
    signal.fire();
    return remains;
  }

  private static boolean steps(Connection connection, Locked locked, Batch batch, Source source)
      throws SQLException {
    Batch fresh = source.dropApplied(connection, batch);

    List<Content.Changed> changed = fresh.contents(Content.Changed.class);
    List<Facts.Received> received = changed.stream().map(Content.Changed::received).toList();
    List<Facts.Received> inserted = Facts.insert(connection, received);
    List<Message> refused = refused(connection, fresh, inserted);
    DeadLetters.write(connection, refused);
    List<Content.Marked> marks = fresh.contents(Content.Marked.class);
    for (Content.Marked marked : marks) {
      AppliedThrough.mark(connection, marked.mark());
    }
    AppliedThrough.advance(connection, owners(fresh));
    Refreshed refreshed = refreshAfter(connection, locked, inserted);
    int unreadable = fresh.contents(Content.Unreadable.class).size();
    source.applied(connection, new Applied(fresh, inserted, refused.size() - unreadable));
    advance(connection, refreshed, !inserted.isEmpty() || !refused.isEmpty() || !marks.isEmpty());
    return Dirty.remains(connection, locked.generation());
  }

  /** Refreshes what is dirty, and numbers what changed. */
  private static Refreshed refreshAfter(
      Connection connection, Locked locked, List<Facts.Received> inserted) throws SQLException {
    List<Change> changes = inserted.stream().map(Facts.Received::change).toList();
    Dirty.mark(connection, changes);
    markDepartures(connection, changes);
    Refreshed refreshed = new EntryRefresh(connection, locked.generation()).refresh(MOST_REFRESHED);
    ChangeLog.append(connection, locked.changeNumber(), refreshed.altered());
    return refreshed;
  }

  /**
   * Editions that left their place: whoever stands beside the gap shows it by its recorded time,
   * also where the refresh never saw the edition there.
   */
  private static void markDepartures(Connection connection, List<Change> changes)
      throws SQLException {
    Set<EntityKey> again =
        changes.stream()
            .filter(change -> change.key().kind() == Kind.EVENT && change.revision() > 1)
            .map(Change::key)
            .collect(Collectors.toSet());
    Map<EntityKey, List<Departure>> departures = new HashMap<>();
    Facts.histories(connection, again, null)
        .forEach((key, history) -> departures.put(key, Editions.departures(history)));
    List<Place> places = new ArrayList<>();
    for (Change change : changes) {
      for (Departure departure : departures.getOrDefault(change.key(), List.of())) {
        // the one after it too: a dead letter may be replayed between two revisions
        if (departure.revision() >= change.revision()) {
          places.add(Place.of(departure, change));
        }
      }
    }
    for (Generation generation : Generation.all(connection)) {
      Dirty.markBeside(connection, generation, places, Set.of());
    }
  }

  /** What cannot be read, and what contradicts a fact that stands. */
  private static List<Message> refused(
      Connection connection, Batch fresh, List<Facts.Received> inserted) throws SQLException {
    Set<Change> applied = inserted.stream().map(Facts.Received::change).collect(Collectors.toSet());
    List<Change> repeats =
        fresh.contents(Content.Changed.class).stream()
            .map(changed -> changed.received().change())
            .filter(change -> !applied.contains(change))
            .toList();
    Set<Change> contradicting = Set.copyOf(Facts.contradicting(connection, repeats));
    List<Message> refused = new ArrayList<>();
    for (Message message : fresh.messages()) {
      switch (message.content()) {
        case Content.Unreadable unreadable -> refused.add(message);
        case Content.Changed(Facts.Received(Change change, var recorded))
            when contradicting.contains(change) ->
            refused.add(
                new Message(
                    message.origin(),
                    unreadable(message, "says something else than the change that stands")));
        case Content.Changed applicable -> {}
        case Content.Marked mark -> {}
      }
    }
    return refused;
  }

  private static Content.Unreadable unreadable(Message message, String reason) {
    return switch (message.content()) {
      case Content.Changed(Facts.Received(Change change, var recorded)) ->
          new Content.Unreadable(
              reason,
              ChangeHeaders.encode(change),
              change.key().toString().getBytes(java.nio.charset.StandardCharsets.UTF_8),
              change.value());
      case Content.Marked(Mark mark) ->
          new Content.Unreadable(reason, mark.headers(), null, Mark.value());
      case Content.Unreadable unreadable -> unreadable;
    };
  }

  private static Set<Owner> owners(Batch batch) {
    Set<Owner> owners = EnumSet.noneOf(Owner.class);
    for (Message message : batch.messages()) {
      for (Owner owner : Owner.values()) {
        if (owner.topic().equals(message.origin().topic())) {
          owners.add(owner);
        }
      }
    }
    return owners;
  }

  /**
   * Gives the numbers, and another version where anything that is served changed.
   *
   * @param received whether there are new facts, dead letters or marks
   */
  private static void advance(Connection connection, Refreshed refreshed, boolean received)
      throws SQLException {
    if (received || refreshed.anything()) {
      try (PreparedStatement statement = connection.prepareStatement(ADVANCE)) {
        statement.setInt(1, refreshed.altered().size());
        statement.executeUpdate();
      }
    }
    try (Statement statement = connection.createStatement()) {
      statement.execute("notify " + AppliedSignal.CHANNEL);
    }
  }

  /** SQLSTATE classes that say: this data, not this moment. */
  private static boolean dataIsRefused(SQLException e) {
    String state = e.getSQLState() == null ? "" : e.getSQLState();
    return state.startsWith("22") || state.startsWith("23") || state.startsWith("54");
  }
}
