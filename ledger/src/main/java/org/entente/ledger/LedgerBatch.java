package org.entente.ledger;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.entente.contracts.EntityKey;
import org.entente.ledger.LedgerTrips.Head;
import org.entente.ledger.LedgerTrips.Row;
import org.entente.ledger.Verdict.Effect;
import org.entente.ledger.WriteQueue.Pending;
import org.entente.rest.Problem;

/** Writes that are decided in order and committed together, once. */
final class LedgerBatch {
  private final List<Pending> writes;
  private final Map<EntityKey, Optional<Stored>> standing = new HashMap<>();
  private final List<Row> rows = new ArrayList<>();
  private final List<Runnable> answers = new ArrayList<>();
  private LedgerTrips trips;
  private Head head;
  private boolean appending;

  LedgerBatch(List<Pending> writes) {
    this.writes = writes;
  }

  /**
   * Decides and commits. Nobody is answered: see {@link #answer()}.
   *
   * @throws SQLException nothing was committed, unless {@link #outcomeUnknown()}
   */
  void commit(LedgerTrips database) throws SQLException {
    trips = database;
    Set<String> keys = new TreeSet<>();
    writes.forEach(pending -> keys.add(pending.write().key().toString()));
    head = trips.lock(keys);
    writes.forEach(pending ->
        standing.put(pending.write().key(), find(head.standing(), pending.write().key())));
    writes.forEach(this::decide);
    if (rows.isEmpty()) {
      trips.rollback();
    } else {
      appending = true;
      trips.append(head, rows);
    }
  }

  private void decide(Pending pending) {
    Write write = pending.write();
    EntityKey key = write.key();
    try {
      if (head.divergence() != null) {
        throw Problem.unavailable(
            "writes are refused until this ledger is recovered: " + head.divergence(), 60);
      }
      int revision = Stored.revisionOf(standing.get(key));
      switch (write.decide(this::standing)) {
        case Write.Decision.Unchanged unchanged ->
            accept(pending, revision, Effect.UNCHANGED, standing.get(key).orElseThrow().record());
        case Write.Decision.Changed(
                var type,
                String record,
                String mergedInto,
                Findable findable) -> {
          int next = revision + 1;
          boolean deleted = type == org.entente.contracts.Change.Type.DELETED;
          rows.add(
              new Row(
                  key,
                  next,
                  type,
                  write.editor().actor(),
                  write.editor().reason(),
                  mergedInto,
                  record,
                  findable));
          standing.put(key, Optional.of(new Stored(next, record, deleted, mergedInto)));
          accept(pending, next, Effect.valueOf(type.name()), record);
        }
      }
    } catch (Problem refused) {
      answers.add(() -> pending.verdict().completeExceptionally(refused));
    }
  }

  private void accept(Pending pending, int revision, Effect effect, String record) {
    long seq = head.seq() + rows.size();
    Verdict verdict = new Verdict(pending.write().key(), revision, effect, record, seq);
    answers.add(() -> pending.verdict().complete(verdict));
  }

  private Optional<Stored> standing(EntityKey key) {
    return standing.computeIfAbsent(key, this::readMore);
  }

  /** A key that no write of the batch has: the target of a merge. */
  private Optional<Stored> readMore(EntityKey key) {
    try {
      return find(trips.read(Set.of(key.toString())), key);
    } catch (SQLException e) {
      throw new UnreadableStanding(e);
    }
  }

  private static Optional<Stored> find(Map<String, Stored> found, EntityKey key) {
    return Optional.ofNullable(found.get(key.toString()));
  }

  /** Whether the batch broke at a point where it may have been committed all the same. */
  boolean outcomeUnknown() {
    return appending;
  }

  /** Learns from the ledger, over a new connection, whether the batch was committed. */
  boolean committed(LedgerTrips database) throws SQLException {
    return database.committed(head, rows.getFirst());
  }

  /** Tells everyone who waits, after the commit. */
  void answer() {
    answers.forEach(Runnable::run);
  }

  /** A database error within a decision, on its way out of it. */
  static final class UnreadableStanding extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnreadableStanding(SQLException cause) {
      super(cause);
    }
  }
}
