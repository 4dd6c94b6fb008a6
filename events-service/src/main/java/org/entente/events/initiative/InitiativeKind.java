package org.entente.events.initiative;

import jakarta.inject.Singleton;
import java.util.List;
import org.entente.contracts.Initiative;
import org.entente.contracts.Kind;
import org.entente.ledger.EntityFilter;
import org.entente.ledger.EntityKind;
import org.entente.ledger.Filters;
import org.entente.ledger.Findable;
import org.entente.rest.QueryParams;

/** What is particular to initiatives. */
@Singleton
final class InitiativeKind implements EntityKind<Initiative> {

  @Override
  public Class<Initiative> record() {
    return Initiative.class;
  }

  @Override
  public Findable findable(Initiative initiative) {
    return Findable.named(initiative.name(), initiative.names())
        .text(initiative.description())
        .term("state", initiative.state())
        .terms("party", initiative.parties());
  }

  @Override
  public EntityFilter<Initiative> filter(QueryParams query) {
    return new EntityFilter<Initiative>()
        .text(query.one("q", Filters::text))
        .anyOf("party", query.all("party", Filters.id(Kind.PARTY)))
        .anyOf("state", query.words("state", List.of("planned", "active", "done", "stopped")));
  }
}
