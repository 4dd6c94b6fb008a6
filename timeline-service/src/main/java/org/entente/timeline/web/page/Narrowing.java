package org.entente.timeline.web.page;

import java.util.List;
import org.entente.timeline.query.Filter;

/** A filter with one of its sides let go, to count where a link would lead. */
record Narrowing(Filter filter) {

  static Narrowing of(Filter filter) {
    return new Narrowing(filter);
  }

  Filter anyTime() {
    return with(null, null, filter.kind(), filter.topic(), filter.person());
  }

  Filter anyKind() {
    return with(filter.from(), filter.to(), List.of(), filter.topic(), filter.person());
  }

  Filter anyTopic() {
    return with(filter.from(), filter.to(), filter.kind(), List.of(), filter.person());
  }

  Filter anyPerson() {
    return with(filter.from(), filter.to(), filter.kind(), filter.topic(), List.of());
  }

  private Filter with(
      Long from, Long to, List<String> kind, List<String> topic, List<String> person) {
    return new Filter(
        from,
        to,
        filter.match(),
        filter.multilateral(),
        kind,
        filter.status(),
        filter.level(),
        topic,
        person,
        filter.organization(),
        filter.series(),
        filter.initiative(),
        filter.party(),
        filter.q());
  }
}
