package org.entente.timeline.entry;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.entente.contracts.Entity;
import org.entente.contracts.EntityKey;
import org.entente.contracts.Event;
import org.entente.contracts.Kind;

/**
 * One entry's view of the records: references with merges followed, and the newest recorded time of
 * all that was shown.
 */
final class Lookup {
  /** Longer chains of merges than this are not followed; owners keep them short. */
  private static final int MOST_MERGES = 32;

  private final Records records;
  private Instant newest;

  Lookup(Records records, Instant own) {
    this.records = records;
    this.newest = own;
  }

  /** The same records, looked at for what is not shown: ancestors, circles, order. */
  Lookup aside() {
    return new Lookup(records, newest);
  }

  /** The newest recorded time among the event and all that was looked at for it. */
  Instant newest() {
    return newest;
  }

  /** The key that stands for this one: itself, or what it was merged into. */
  EntityKey resolve(EntityKey key) {
    EntityKey at = key;
    for (int i = 0; i < MOST_MERGES; i++) {
      Optional<Recorded> recorded = look(at);
      if (recorded.isEmpty() || recorded.get().mergedInto() == null) {
        return at;
      }
      at = recorded.get().mergedInto();
    }
    return key;
  }

  /** The living record that a resolved key names. */
  <T extends Entity> Optional<T> living(EntityKey key, Class<T> type) {
    return look(key).filter(recorded -> !recorded.deleted()).map(Recorded::record).map(type::cast);
  }

  /** Living events that name the key, or one merged into it. */
  List<Event> eventsMentioning(EntityKey key) {
    List<Event> events = new ArrayList<>();
    mentioning(key).stream()
        .filter(recorded -> !recorded.deleted() && recorded.record() instanceof Event)
        .forEach(recorded -> events.add((Event) recorded.record()));
    return events;
  }

  /** All that names the key, or one merged into it, or ever has. */
  List<Recorded> mentioning(EntityKey key) {
    Set<EntityKey> asked = new HashSet<>();
    Set<EntityKey> seen = new HashSet<>();
    List<Recorded> found = new ArrayList<>();
    List<EntityKey> open = new ArrayList<>(List.of(key));
    while (!open.isEmpty()) {
      EntityKey at = open.removeLast();
      if (asked.add(at)) {
        for (Recorded recorded : records.mentioning(at)) {
          if (at.equals(recorded.mergedInto())) {
            open.add(recorded.key());
          }
          if (seen.add(recorded.key())) {
            shown(recorded.recordedAt());
            found.add(recorded);
          }
        }
      }
    }
    return found;
  }

  private Optional<Recorded> look(EntityKey key) {
    Optional<Recorded> recorded = records.find(key);
    recorded.ifPresent(found -> shown(found.recordedAt()));
    return recorded;
  }

  /** What was recorded then is shown. */
  void shown(Instant recordedAt) {
    if (recordedAt.isAfter(newest)) {
      newest = recordedAt;
    }
  }

  EntityKey resolve(Kind kind, String id) {
    return resolve(new EntityKey(kind, id));
  }
}
