package org.entente.timeline.entry;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.entente.contracts.EntityKey;
import org.entente.contracts.Event;
import org.entente.contracts.Kind;
import org.entente.edtf.Edtf;

/** What stands above an event and what beneath it (API §5, order and circles). */
final class PartsOf {
  private final Lookup lookup;
  private final Lookup aside;

  PartsOf(Lookup lookup) {
    this.lookup = lookup;
    this.aside = lookup.aside();
  }

  /** The event that this one is part of; empty for none and where the circle is closed by it. */
  Optional<EntityKey> parent(Event event) {
    if (event.partOf() == null || inCircle(event)) {
      return Optional.empty();
    }
    return Optional.of(aside.resolve(Kind.EVENT, event.partOf()));
  }

  /** 0 for an event that is part of nothing known, else its parent's depth + 1, at most 16. */
  int depth(Event event) {
    int depth = 0;
    Event at = event;
    while (depth < OrderKey.MOST_DEPTH) {
      Optional<Event> parent = parent(at).flatMap(key -> aside.living(key, Event.class));
      if (parent.isEmpty()) {
        return depth;
      }
      at = parent.get();
      depth++;
    }
    return depth;
  }

  OrderKey order(Event event) {
    return OrderKey.of(
        Edtf.parse(event.date()).bounds(), depth(event), event.ordinal(), event.id());
  }

  /** The direct parts in timeline order. */
  List<Event> children(Event event) {
    List<Event> children = new ArrayList<>();
    for (Event other : lookup.eventsMentioning(event.key())) {
      if (parent(other).filter(event.key()::equals).isPresent()) {
        children.add(other);
      }
    }
    return inOrder(children);
  }

  List<Event> inOrder(List<Event> events) {
    record Placed(OrderKey order, Event event) {}
    return events.stream()
        .map(event -> new Placed(order(event), event))
        .sorted(java.util.Comparator.comparing(Placed::order))
        .map(Placed::event)
        .toList();
  }

  /** Whether the way up from an event leads back to it. */
  private boolean inCircle(Event event) {
    Set<EntityKey> passed = new HashSet<>();
    Optional<Event> at = Optional.of(event);
    while (at.isPresent() && at.get().partOf() != null) {
      EntityKey above = aside.resolve(Kind.EVENT, at.get().partOf());
      if (above.equals(event.key())) {
        return true;
      }
      if (!passed.add(above)) {
        return false;
      }
      at = aside.living(above, Event.class);
    }
    return false;
  }
}
