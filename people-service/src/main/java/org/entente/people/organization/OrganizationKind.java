package org.entente.people.organization;

import jakarta.inject.Singleton;
import org.entente.contracts.Kind;
import org.entente.contracts.Organization;
import org.entente.ledger.EntityFilter;
import org.entente.ledger.EntityKind;
import org.entente.ledger.Filters;
import org.entente.ledger.Findable;
import org.entente.rest.QueryParams;

/** What is particular to organisations. */
@Singleton
final class OrganizationKind implements EntityKind<Organization> {

  @Override
  public Class<Organization> record() {
    return Organization.class;
  }

  @Override
  public Findable findable(Organization organization) {
    return Findable.named(organization.name(), organization.names())
        .text(organization.acronym())
        .term("country", organization.country())
        .term("parent", organization.parent())
        .identifiers(organization.identifiers());
  }

  @Override
  public EntityFilter<Organization> filter(QueryParams query) {
    return new EntityFilter<Organization>()
        .text(query.one("q", Filters::text))
        .anyOf("country", query.all("country", Filters.id(Kind.PARTY)))
        .anyOf("parent", query.all("parent", Filters.id(Kind.ORGANIZATION)))
        .anyOf("identifier", query.all("identifier", Filters::identifier));
  }
}
