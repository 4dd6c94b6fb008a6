package org.entente.datasets;

import java.util.List;
import java.util.Objects;
import java.util.function.Function;
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

/** Every other record that a record names. */
final class References {
  private References() {}

  static Stream<EntityKey> of(Entity record) {
    return switch (record) {
      case Party party ->
          Stream.concat(
              keys(Kind.PARTY, party.predecessors()),
              each(Kind.PARTY, party.members(), Party.Membership::party));
      case Person person ->
          Stream.concat(
              key(Kind.PARTY, person.country()),
              each(Kind.ORGANIZATION, person.positions(), Position::organization));
      case Organization organization ->
          Stream.of(
                  key(Kind.PARTY, organization.country()),
                  key(Kind.ORGANIZATION, organization.parent()),
                  keys(Kind.ORGANIZATION, organization.predecessors()))
              .flatMap(s -> s);
      case Series series -> keys(Kind.PARTY, series.parties());
      case Initiative initiative -> keys(Kind.PARTY, initiative.parties());
      case Event event -> of(event);
    };
  }

  private static Stream<EntityKey> of(Event event) {
    return Stream.of(
            keys(Kind.PARTY, event.parties()),
            key(Kind.PARTY, event.host()),
            key(Kind.PARTY, event.place() == null ? null : event.place().country()),
            each(Kind.PARTY, event.participants(), Event.Participant::party),
            each(Kind.PERSON, event.participants(), Event.Participant::person),
            each(Kind.ORGANIZATION, event.participants(), Event.Participant::organization),
            key(Kind.SERIES, event.series()),
            keys(Kind.INITIATIVE, event.initiatives()),
            key(Kind.EVENT, event.partOf()),
            each(Kind.EVENT, event.related(), Event.Related::event),
            each(Kind.PARTY, event.accounts(), Event.Account::party))
        .flatMap(s -> s);
  }

  private static Stream<EntityKey> key(Kind kind, String id) {
    return id == null ? Stream.empty() : Stream.of(new EntityKey(kind, id));
  }

  private static Stream<EntityKey> keys(Kind kind, List<String> ids) {
    return ids.stream().map(id -> new EntityKey(kind, id));
  }

  private static <T> Stream<EntityKey> each(Kind kind, List<T> members, Function<T, String> id) {
    return members.stream()
        .map(id)
        .filter(Objects::nonNull)
        .map(value -> new EntityKey(kind, value));
  }
}
