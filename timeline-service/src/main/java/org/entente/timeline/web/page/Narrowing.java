package org.entente.timeline.web.page;

import java.util.List;
import org.entente.timeline.query.Filter;

/** A filter with one of its sides let go, to count where a link would lead. */
record Narrowing(Filter filter) {

  static Narrowing of(Filter filter) {
    return new Narrowing(filter);
  }

  Filter anyTime() {
    return with(null, null, filter.kind(), filter.topic());
  }

  Filter anyKind() {
    return with(filter.from(), filter.to(), List.of(), filter.topic());
  }

  Filter anyTopic() {
    return with(filter.from(), filter.to(), filter.kind(), List.of());
  }

  private Filter with(Long from, Long to, List<String> kind, List<String> topic) {
    return new Filter(
        from,
        to,
        filter.match(),
        filter.multilateral(),
        kind,
        filter.status(),
        filter.level(),
        topic,
        filter.person(),
        filter.organization(),
        filter.series(),
        filter.initiative(),
        filter.party(),
        filter.q());
  }
}
