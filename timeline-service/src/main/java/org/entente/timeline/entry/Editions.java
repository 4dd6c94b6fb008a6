package org.entente.timeline.entry;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.entente.contracts.EntityKey;
import org.entente.contracts.Event;
import org.entente.contracts.Kind;
import org.entente.edtf.Edtf;

/**
 * The editions of a series in timeline order, and the dates at which one stood and left. Computed
 * once for all entries of a series that are assembled together.
 */
public final class Editions {
  private final Records records;
  private final EntityKey series;
  private final Lookup lookup;

  private final List<Recorded> inOrder;
  private final Map<EntityKey, Integer> places = new HashMap<>();

  /** When the last edition left that stood at a date. */
  private final NavigableMap<OrderKey, Instant> left = new TreeMap<>();

  private Instant merged = Instant.MIN;

  Editions(Records records, EntityKey series) {
    this.records = records;
    this.series = series;
    this.lookup = new Lookup(records, Instant.MIN);
    Map<EntityKey, Recorded> living = new HashMap<>();
    for (Recorded named : lookup.mentioning(series)) {
      if (named.record() instanceof Event event) {
        if (isEdition(named)) {
          living.put(event.key(), named);
        }
        leave(named);
      } else {
        merged = later(merged, named.recordedAt());
      }
    }
    this.inOrder = inOrder(living);
    inOrder.forEach(edition -> places.put(edition.key(), places.size()));
  }

  private boolean isEdition(Recorded event) {
    String named = ((Event) event.record()).series();
    return !event.deleted() && named != null && lookup.resolve(Kind.SERIES, named).equals(series);
  }

  private List<Recorded> inOrder(Map<EntityKey, Recorded> living) {
    List<Event> events = living.values().stream().map(edition -> (Event) edition.record()).toList();
    return new PartsOf(lookup)
        .inOrder(events).stream().map(event -> living.get(event.key())).toList();
  }

  private void leave(Recorded newest) {
    if (newest.revision() > 1) {
      for (Departure departure : departures(records.history(newest.key()))) {
        if (lookup.resolve(departure.series()).equals(series)) {
          left.merge(departure.date(), departure.at(), Editions::later);
        }
      }
    }
  }

  /**
   * An edition's leaving of the place where it stood in its series.
   *
   * @param series as it was named
   * @param date the beginning of the place's {@link OrderKey}
   * @param at when the change was recorded that moved it or took it away
   */
  public record Departure(EntityKey series, OrderKey date, Instant at, int revision) {}

  /**
   * @param history revisions of one event, oldest first
   */
  public static List<Departure> departures(List<Recorded> history) {
    List<Departure> departures = new ArrayList<>();
    for (int i = 1; i < history.size(); i++) {
      Recorded before = history.get(i - 1);
      Recorded after = history.get(i);
      Event stood = (Event) before.record();
      if (!before.deleted() && stood.series() != null && !stays(stood, after)) {
        departures.add(
            new Departure(
                new EntityKey(Kind.SERIES, stood.series()),
                OrderKey.date(Edtf.parse(stood.date()).bounds()),
                after.recordedAt(),
                after.revision()));
      }
    }
    return departures;
  }

  private static boolean stays(Event stood, Recorded after) {
    Event stands = (Event) after.record();
    return !after.deleted()
        && stood.series().equals(stands.series())
        && stood.date().equals(stands.date())
        && Objects.equals(stood.ordinal(), stands.ordinal())
        && Objects.equals(stood.partOf(), stands.partOf());
  }

  /**
   * What stands beside an edition.
   *
   * @param recordedAt when what is seen of the series there was recorded: the two, what joined the
   *     series by a merge, and what left the gap between the two
   */
  record Beside(Optional<Event> previous, Optional<Event> next, Instant recordedAt) {}

  Beside beside(Event event) {
    Integer place = places.get(event.key());
    if (place == null) {
      return new Beside(Optional.empty(), Optional.empty(), merged);
    }
    Optional<Recorded> previous = at(place - 1);
    Optional<Recorded> next = at(place + 1);
    Instant recordedAt = merged;
    for (Recorded one : List.of(previous, next).stream().flatMap(Optional::stream).toList()) {
      recordedAt = later(recordedAt, one.recordedAt());
    }
    for (Instant gone : between(previous, next)) {
      recordedAt = later(recordedAt, gone);
    }
    return new Beside(
        previous.map(one -> (Event) one.record()),
        next.map(one -> (Event) one.record()),
        recordedAt);
  }

  private Optional<Recorded> at(int place) {
    return place < 0 || place >= inOrder.size()
        ? Optional.empty()
        : Optional.of(inOrder.get(place));
  }

  private Collection<Instant> between(Optional<Recorded> previous, Optional<Recorded> next) {
    NavigableMap<OrderKey, Instant> gap = left;
    if (previous.isPresent()) {
      gap = gap.tailMap(date(previous.get()), true);
    }
    if (next.isPresent()) {
      gap = gap.headMap(date(next.get()), true);
    }
    return gap.values();
  }

  private static OrderKey date(Recorded edition) {
    return OrderKey.date(Edtf.parse(((Event) edition.record()).date()).bounds());
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }
}
