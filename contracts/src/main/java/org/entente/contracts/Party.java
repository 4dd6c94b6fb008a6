package org.entente.contracts;

import java.util.List;
import org.entente.contracts.Shape.Code;
import org.entente.contracts.Shape.OneOf;
import org.entente.contracts.Shape.Period;
import org.entente.contracts.Shape.Required;
import org.entente.contracts.Shape.Text;

/**
 * A state, territory or international organisation as an actor (DESIGN §2, §3). Lists are never
 * null.
 */
public record Party(
    @Required @Code String id,
    @Required String name,
    List<Name> names,
    @Required @OneOf({"state", "territory", "organization"}) String kind,
    @Period String period,
    @Code List<String> predecessors,
    List<Membership> members,
    List<Identifier> identifiers,
    List<Link> links,
    @Shape.Members(200) List<Source> sources,
    @Text(lines = true) String note)
    implements Entity {

  public Party {
    names = Entity.list(names);
    predecessors = Entity.list(predecessors);
    members = Entity.list(members);
    identifiers = Entity.list(identifiers);
    links = Entity.list(links);
    sources = Entity.list(sources);
  }

  /** A party's membership in an organisation that is a party itself. */
  public record Membership(@Required @Code String party, @Period String period) {}
}
