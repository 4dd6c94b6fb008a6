package org.entente.timeline.projection;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.entente.contracts.Event;
import org.entente.timeline.entry.Assembled;
import org.entente.timeline.entry.FilterKeys;
import org.entente.timeline.entry.OrderKey;
import org.entente.timeline.entry.Recorded;
import org.entente.timeline.projection.Dirty.Cause;
import org.entente.timeline.projection.Dirty.Place;
import org.entente.timeline.projection.EntryRefresh.Altered;
import org.entente.timeline.projection.EntryTables.Row;
import org.entente.timeline.projection.EntryTables.Standing;
import org.entente.timeline.projection.EntryTables.Written;
import org.entente.timeline.tables.Generation;

/**
 * How entries differ from those that stand in the tables: collected entry by entry, then written
 * table by table, one statement each.
 */
final class Differences {
  private final List<Altered> altered = new ArrayList<>();
  private final List<Written> written = new ArrayList<>();
  private final List<Assembled> sameBytes = new ArrayList<>();
  private final List<String> deleted = new ArrayList<>();
  private final List<Row> unlisted = new ArrayList<>();
  private final List<Row> listed = new ArrayList<>();
  private final Map<String, Integer> counts = new TreeMap<>();
  private final Map<String, Cause> moved = new LinkedHashMap<>();
  private final List<Place> places = new ArrayList<>();

  List<Altered> altered() {
    return altered;
  }

  /** An entry whose event does not live any more. */
  void gone(String id, Standing before, Recorded deletion, Cause cause) {
    altered.add(
        new Altered(
            id,
            deletion.revision(),
            "deleted",
            cause.text(),
            deletion.recordedAt(),
            before.keys()));
    deleted.add(id);
    count(before.keys(), -1);
    unlist(id, before);
    place(before.order(), before.keys(), cause);
  }

  /**
   * An entry whose event lives.
   *
   * @param before null where there is no entry of it yet
   */
  void lives(String id, Standing before, Written after, Cause cause) {
    if (before == null) {
      alter(id, "created", null, after, cause);
      list(id, after);
      place(after.order(), after.keys(), cause);
      return;
    }
    boolean sameOrder = before.order().equals(after.order());
    boolean samePlace = sameOrder && before.keys().scopes().equals(after.keys().scopes());
    if (!sameOrder) {
      moved.put(id, cause);
    }
    if (samePlace && before.document().equals(after.document())) {
      sameBytes.add(after.assembled());
      return;
    }
    alter(id, "updated", before.keys(), after, cause);
    count(before.keys(), -1);
    if (!samePlace || before.revision() != after.entry().revision()) {
      place(before.order(), before.keys(), cause);
      place(after.order(), after.keys(), cause);
    }
    if (!samePlace) {
      unlist(id, before);
      list(id, after);
    }
  }

  private void alter(String id, String type, FilterKeys before, Written after, Cause cause) {
    altered.add(
        new Altered(
            id,
            after.entry().revision(),
            type,
            cause.text(),
            after.assembled().recordedAt(),
            before));
    written.add(after);
    count(after.keys(), 1);
  }

  private void count(FilterKeys keys, int more) {
    if (keys.status().equals(Event.HELD)) {
      keys.partnerships().forEach(pair -> counts.merge(pair, more, Integer::sum));
    }
  }

  private void unlist(String id, Standing before) {
    before.keys().scopes().forEach(scope -> unlisted.add(new Row(scope, before.order(), id)));
  }

  private void list(String id, Written after) {
    after.keys().scopes().forEach(scope -> listed.add(new Row(scope, after.order(), id)));
  }

  /**
   * Where an entry stands in its series: those beside it show it. In a rebuild they are made of the
   * same facts.
   */
  private void place(OrderKey order, FilterKeys keys, Cause cause) {
    if (keys.series() != null && cause != Cause.REBUILD) {
      places.add(Place.of("series/" + keys.series(), order, cause));
    }
  }

  /**
   * Writes what was collected.
   *
   * @return how many entries of the same bytes are found by other words now
   */
  int write(EntryTables tables) throws SQLException {
    tables.delete(deleted);
    tables.unlist(unlisted);
    tables.write(written);
    int reworded = tables.reword(sameBytes);
    tables.list(listed);
    counts.values().removeIf(more -> more == 0);
    tables.count(counts);
    return reworded;
  }

  /** Marks dirty the entries that show those that moved, but for these, which are done. */
  void markNeighbours(Connection connection, Generation generation, Set<String> done)
      throws SQLException {
    Dirty.markAround(connection, generation, moved, done);
    Dirty.markBeside(connection, generation, places, done);
  }
}
