package org.entente.contracts;

import java.util.List;
import org.entente.contracts.Shape.Code;
import org.entente.contracts.Shape.Id;
import org.entente.contracts.Shape.Period;
import org.entente.contracts.Shape.Required;
import org.entente.contracts.Shape.Text;

/** A ministry, agency, company or other body in which people hold positions (DESIGN §2, §3). */
public record Organization(
    @Required @Id String id,
    @Required String name,
    String acronym,
    List<Name> names,
    @Code String country,
    String kind,
    @Id String parent,
    @Period String period,
    @Id List<String> predecessors,
    List<Identifier> identifiers,
    List<Link> links,
    @Shape.Members(200) List<Source> sources,
    @Text(lines = true) String note)
    implements Entity {

  public Organization {
    names = Entity.list(names);
    predecessors = Entity.list(predecessors);
    identifiers = Entity.list(identifiers);
    links = Entity.list(links);
    sources = Entity.list(sources);
  }
}
