package org.entente.people.party;

import jakarta.inject.Singleton;
import java.util.List;
import org.entente.contracts.Party;
import org.entente.ledger.EntityFilter;
import org.entente.ledger.EntityKind;
import org.entente.ledger.Filters;
import org.entente.ledger.Findable;
import org.entente.rest.QueryParams;

/** What is particular to parties. */
@Singleton
final class PartyKind implements EntityKind<Party> {

  @Override
  public Class<Party> record() {
    return Party.class;
  }

  @Override
  public Findable findable(Party party) {
    return Findable.named(party.name(), party.names())
        .term("kind", party.kind())
        .identifiers(party.identifiers());
  }

  @Override
  public EntityFilter<Party> filter(QueryParams query) {
    return new EntityFilter<Party>()
        .text(query.one("q", Filters::text))
        .anyOf("kind", query.words("kind", List.of("state", "territory", "organization")))
        .anyOf("identifier", query.all("identifier", Filters::identifier));
  }
}
