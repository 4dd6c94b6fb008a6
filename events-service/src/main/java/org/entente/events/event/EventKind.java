package org.entente.events.event;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.entente.contracts.Event;
import org.entente.contracts.Kind;
import org.entente.contracts.Shape;
import org.entente.edtf.Bounds;
import org.entente.edtf.Edtf;
import org.entente.ledger.EntityFilter;
import org.entente.ledger.EntityKind;
import org.entente.ledger.Filters;
import org.entente.ledger.Findable;
import org.entente.rest.QueryParams;

/** What is particular to events. */
@Singleton
final class EventKind implements EntityKind<Event> {
  private static final List<String> KINDS = words("kind");
  private static final List<String> STATUSES = words("status");

  @Override
  public Class<Event> record() {
    return Event.class;
  }

  @Override
  public Findable findable(Event event) {
    return new Findable()
        .text(event.title())
        .texts(event.titles().stream().map(Event.Title::text).toList())
        .terms("party", event.parties())
        .term("kind", event.kind())
        .term("status", event.effectiveStatus())
        .term("series", event.series())
        .terms("initiative", event.initiatives())
        .terms("person", event.participants().stream().map(Event.Participant::person).toList())
        .terms("topic", event.topics())
        .identifiers(event.identifiers())
        .days(Edtf.parse(event.date()).bounds());
  }

  @Override
  public EntityFilter<Event> filter(QueryParams query) {
    Optional<Bounds> from = query.one("from", Filters::date);
    Optional<Bounds> to = query.one("to", Filters::date);
    Filters.checkOrder(query, from, to);
    return new EntityFilter<Event>()
        .text(query.one("q", Filters::text))
        .anyOf("party", query.all("party", Filters.id(Kind.PARTY)))
        .anyOf("kind", query.words("kind", KINDS))
        .anyOf("status", query.words("status", STATUSES))
        .from(from)
        .to(to)
        .anyOf("series", query.all("series", Filters.id(Kind.SERIES)))
        .anyOf("initiative", query.all("initiative", Filters.id(Kind.INITIATIVE)))
        .anyOf("person", query.all("person", Filters.id(Kind.PERSON)))
        .anyOf("topic", query.all("topic", Filters::topic))
        .anyOf("identifier", query.all("identifier", Filters::identifier));
  }

  /** The words that a field of the record allows. */
  private static List<String> words(String field) {
    return Shape.of(Event.class)
        .fields()
        .filter(f -> f.name().equals(field))
        .flatMap(f -> Stream.of(f.component().getAnnotation(Shape.OneOf.class).value()))
        .toList();
  }
}
