package org.entente.timeline.projection;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.entente.contracts.EntityKey;
import org.entente.contracts.Event;
import org.entente.contracts.Kind;
import org.entente.timeline.entry.Assembled;
import org.entente.timeline.entry.EntryAssembly;
import org.entente.timeline.entry.FilterKeys;
import org.entente.timeline.entry.OrderKey;
import org.entente.timeline.entry.Recorded;
import org.entente.timeline.facts.FactRecords;
import org.entente.timeline.projection.Dirty.Cause;
import org.entente.timeline.projection.Dirty.Place;
import org.entente.timeline.projection.EntryTables.Row;
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
    List<Altered> altered = new ArrayList<>();
    List<Written> written = new ArrayList<>();
    List<Assembled> sameBytes = new ArrayList<>();
    List<String> deleted = new ArrayList<>();
    List<Row> unlisted = new ArrayList<>();
    List<Row> listed = new ArrayList<>();
    Map<String, Cause> moved = new LinkedHashMap<>();
    List<Place> places = new ArrayList<>();
    Map<String, Integer> counts = new TreeMap<>();
    for (var cause : causes.entrySet()) {
      String id = cause.getKey();
      Standing before = standing.get(id);
      Written after = finished.entries().get(id);
      if (after == null) {
        if (before != null) {
          Recorded last = event(finished.records(), id).orElseThrow();
          altered.add(
              new Altered(
                  id,
                  last.revision(),
                  "deleted",
                  cause.getValue().text(),
                  last.recordedAt(),
                  before.keys()));
          deleted.add(id);
          count(counts, before.keys(), -1);
          unlisted.addAll(rows(id, before.order(), before.keys().scopes()));
          places.addAll(places(before.order(), before.keys(), cause.getValue()));
        }
        continue;
      }
      FilterKeys keys = after.keys();
      Set<String> scopes = keys.scopes();
      boolean placed =
          before != null
              && before.order().equals(after.assembled().order())
              && before.keys().scopes().equals(scopes);
      if (before != null && !before.order().equals(after.assembled().order())) {
        moved.put(id, cause.getValue());
      }
      if (placed && before.document().equals(after.document())) {
        sameBytes.add(after.assembled());
        continue;
      }
      altered.add(
          new Altered(
              id,
              after.entry().revision(),
              before == null ? "created" : "updated",
              cause.getValue().text(),
              after.assembled().recordedAt(),
              before == null ? null : before.keys()));
      written.add(after);
      count(counts, before == null ? null : before.keys(), -1);
      count(counts, keys, 1);
      if (!placed || before.revision() != after.entry().revision()) {
        if (before != null) {
          places.addAll(places(before.order(), before.keys(), cause.getValue()));
        }
        places.addAll(places(after.assembled().order(), keys, cause.getValue()));
      }
      if (!placed) {
        if (before != null) {
          unlisted.addAll(rows(id, before.order(), before.keys().scopes()));
        }
        listed.addAll(rows(id, after.assembled().order(), scopes));
      }
    }
    tables.delete(deleted);
    tables.unlist(unlisted);
    tables.write(written);
    int reworded = tables.reword(sameBytes);
    tables.list(listed);
    counts.values().removeIf(more -> more == 0);
    tables.count(counts);
    Dirty.markAround(connection, generation, moved, causes.keySet());
    Dirty.markBeside(connection, generation, places, causes.keySet());
    return new Refreshed(altered, reworded);
  }

  private static void count(Map<String, Integer> counts, FilterKeys keys, int more) {
    if (keys != null && keys.status().equals(Event.HELD)) {
      keys.partnerships().forEach(pair -> counts.merge(pair, more, Integer::sum));
    }
  }

  /**
   * Where an entry stands in its series: those beside it show it. In a rebuild they are made of the
   * same facts.
   */
  private static List<Place> places(OrderKey order, FilterKeys keys, Cause cause) {
    return keys.series() == null || cause == Cause.REBUILD
        ? List.of()
        : List.of(Place.of("series/" + keys.series(), order, cause));
  }

  private static List<Row> rows(String id, OrderKey order, Set<String> scopes) {
    return scopes.stream().map(scope -> new Row(scope, order, id)).toList();
  }
}
