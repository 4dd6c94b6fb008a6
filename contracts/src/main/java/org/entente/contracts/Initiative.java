package org.entente.contracts;

import java.util.List;
import org.entente.contracts.Shape.Code;
import org.entente.contracts.Shape.Id;
import org.entente.contracts.Shape.Members;
import org.entente.contracts.Shape.OneOf;
import org.entente.contracts.Shape.Period;
import org.entente.contracts.Shape.Required;
import org.entente.contracts.Shape.Text;

/** A thread that runs through events: a railway, a transfer of technology (DESIGN §2, §3). */
public record Initiative(
    @Required @Id String id,
    @Required String name,
    List<Name> names,
    @Required @Code @Members(value = 200, distinct = true) List<String> parties,
    @Period String period,
    @OneOf({"planned", "active", "done", "stopped"}) String state,
    @Text(lines = true) String description,
    List<Link> links,
    @Members(200) List<Source> sources,
    @Text(lines = true) String note)
    implements Entity {

  public Initiative {
    names = Entity.list(names);
    parties = Entity.sorted(parties);
    links = Entity.list(links);
    sources = Entity.list(sources);
  }
}
