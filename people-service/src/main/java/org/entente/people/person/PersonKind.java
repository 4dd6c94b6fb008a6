package org.entente.people.person;

import jakarta.inject.Singleton;
import java.util.List;
import org.entente.contracts.Kind;
import org.entente.contracts.Person;
import org.entente.contracts.Position;
import org.entente.contracts.PositionHeld;
import org.entente.edtf.Bounds;
import org.entente.ledger.EntityFilter;
import org.entente.ledger.EntityKind;
import org.entente.ledger.Filters;
import org.entente.ledger.Findable;
import org.entente.rest.QueryParams;

/** What is particular to people. */
@Singleton
final class PersonKind implements EntityKind<Person> {

  @Override
  public Class<Person> record() {
    return Person.class;
  }

  @Override
  public Findable findable(Person person) {
    return Findable.named(person.name(), person.names())
        .term("country", person.country())
        .terms("organization", person.positions().stream().map(Position::organization).toList())
        .identifiers(person.identifiers());
  }

  @Override
  public EntityFilter<Person> filter(QueryParams query) {
    EntityFilter<Person> filter =
        new EntityFilter<Person>()
            .text(query.one("q", Filters::text))
            .anyOf("country", query.all("country", Filters.id(Kind.PARTY)))
            .anyOf("identifier", query.all("identifier", Filters::identifier));
    List<String> organizations = query.all("organization", Filters.id(Kind.ORGANIZATION));
    filter.anyOf("organization", organizations);
    query
        .one("heldOn", Filters::date)
        .ifPresent(day -> filter.where(person -> held(person, organizations, day)));
    return filter;
  }

  /**
   * Whether a position, in one of the organisations where any is named, was possibly held then (API
   * §3, §4).
   */
  private static boolean held(Person person, List<String> organizations, Bounds days) {
    return person.positions().stream()
        .filter(
            position -> organizations.isEmpty() || organizations.contains(position.organization()))
        .anyMatch(position -> PositionHeld.of(position).on(days).isPresent());
  }
}
