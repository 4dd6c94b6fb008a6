package org.entente.timeline.entry;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.entente.contracts.Entity;
import org.entente.contracts.EntityKey;
import org.entente.contracts.Event;
import org.entente.contracts.Initiative;
import org.entente.contracts.Kind;
import org.entente.contracts.Organization;
import org.entente.contracts.Party;
import org.entente.contracts.Person;
import org.entente.contracts.Position;
import org.entente.contracts.Series;

/** What a record names that an entry can show: a change of the target may change the entry. */
public final class Mentions {
  private Mentions() {}

  public static Set<EntityKey> of(Recorded recorded) {
    Set<EntityKey> targets = new LinkedHashSet<>();
    if (recorded.mergedInto() != null) {
      targets.add(recorded.mergedInto());
    }
    of(recorded.record()).forEach(targets::add);
    return targets;
  }

  private static Stream<EntityKey> of(Entity record) {
    return switch (record) {
      case Event event -> of(event);
      case Person person ->
          person.positions().stream()
              .map(Position::organization)
              .map(id -> new EntityKey(Kind.ORGANIZATION, id));
      case Party party -> Stream.of();
      case Organization organization -> Stream.of();
      case Series series -> Stream.of();
      case Initiative initiative -> Stream.of();
    };
  }

  private static Stream<EntityKey> of(Event event) {
    return Stream.of(
            keys(Kind.PARTY, event.parties().stream()),
            keys(Kind.PERSON, event.participants().stream().map(Event.Participant::person)),
            keys(
                Kind.ORGANIZATION,
                event.participants().stream().map(Event.Participant::organization)),
            keys(Kind.SERIES, Stream.ofNullable(event.series())),
            keys(Kind.INITIATIVE, event.initiatives().stream()),
            keys(Kind.EVENT, Stream.ofNullable(event.partOf())),
            keys(Kind.EVENT, event.related().stream().map(Event.Related::event)))
        .flatMap(keys -> keys);
  }

  private static Stream<EntityKey> keys(Kind kind, Stream<String> ids) {
    return ids.filter(id -> id != null).map(id -> new EntityKey(kind, id));
  }
}
