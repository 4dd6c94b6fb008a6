package org.entente.timeline.projection;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.entente.contracts.EntityKey;
import org.entente.contracts.Kind;
import org.entente.timeline.entry.Assembled;
import org.entente.timeline.entry.EntryAssembly;
import org.entente.timeline.entry.FilterKeys;
import org.entente.timeline.entry.Recorded;
import org.entente.timeline.facts.FactRecords;
import org.entente.timeline.projection.Dirty.Cause;
import org.entente.timeline.projection.EntryTables.Standing;
import org.entente.timeline.projection.EntryTables.Written;
import org.entente.timeline.tables.Generation;

/** Brings the entries that are dirty up to the newest facts, in the projection's transaction. */
final class EntryRefresh {
  private final Connection connection;
  private final Generation generation;
  private final EntryTables tables;

  EntryRefresh(Connection connection, Generation generation) {
    this.connection = connection;
    this.generation = generation;
    this.tables = new EntryTables(connection, generation);
  }

  /**
   * An entry whose bytes changed.
   *
   * @param type {@code created}, {@code updated} or {@code deleted}
   * @param cause the change that brought it: {@code person/x@4}
   * @param before its filter keys before, null where there was no entry
   */
  record Altered(
      String id, int revision, String type, String cause, Instant recordedAt, FilterKeys before) {}

  /**
   * What a refresh did.
   *
   * @param altered entries whose bytes changed, in order of their ids
   * @param reworded how many besides are found by other words now
   */
  record Refreshed(List<Altered> altered, int reworded) {
    static final Refreshed NOTHING = new Refreshed(List.of(), 0);

    boolean anything() {
      return !altered.isEmpty() || reworded > 0;
    }
  }

  /** Refreshes at most so many entries. */
  Refreshed refresh(int most) throws SQLException {
    return refresh(Dirty.take(connection, generation, most));
  }

  /** Makes these entries anew; ids, each with the change that brought it. */
  private Refreshed refresh(Map<String, Cause> causes) throws SQLException {
    return causes.isEmpty()
        ? Refreshed.NOTHING
        : refresh(causes, Finished.of(connection, causes.keySet()));
  }

  /**
   * Entries as the facts give them, not yet written.
   *
   * @param entries by id; none for an event that does not live
   */
  record Finished(Map<String, Written> entries, FactRecords records) {
    /** Reads facts alone: needs no lock, where nothing is received meanwhile. */
    static Finished of(Connection connection, Set<String> ids) throws SQLException {
      FactRecords records = new FactRecords(connection, null);
      records.loadAround(ids.stream().map(id -> new EntityKey(Kind.EVENT, id)).toList());
      Map<String, Written> entries = new HashMap<>();
      records
          .compute(() -> assemble(records, ids))
          .forEach((id, assembled) -> entries.put(id, Written.of(assembled)));
      return new Finished(entries, records);
    }

    private static Map<String, Assembled> assemble(FactRecords records, Set<String> ids) {
      EntryAssembly assembly = new EntryAssembly(records, null);
      Map<String, Assembled> assembled = new HashMap<>();
      for (String id : ids) {
        event(records, id)
            .filter(event -> !event.deleted())
            .ifPresent(event -> assembled.put(id, assembly.assemble(event)));
      }
      return assembled;
    }
  }

  private static Optional<Recorded> event(FactRecords records, String id) {
    return records.find(new EntityKey(Kind.EVENT, id));
  }

  /** Writes finished entries where they differ from those that stand. */
  Refreshed refresh(Map<String, Cause> causes, Finished finished) throws SQLException {
    Map<String, Standing> standing = tables.standing(causes.keySet());
    Differences differences = new Differences();
    causes.forEach((id, cause) -> {
      Standing before = standing.get(id);
      Written after = finished.entries().get(id);
      if (after != null) {
        differences.lives(id, before, after, cause);
      } else if (before != null) {
        differences.gone(id, before, event(finished.records(), id).orElseThrow(), cause);
      }
    });
    int reworded = differences.write(tables);
    differences.markNeighbours(connection, generation, causes.keySet());
    return new Refreshed(differences.altered(), reworded);
  }
}
