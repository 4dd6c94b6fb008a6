package org.entente.contracts;

import java.util.List;
import org.entente.contracts.Shape.Cadence;
import org.entente.contracts.Shape.Code;
import org.entente.contracts.Shape.Id;
import org.entente.contracts.Shape.Members;
import org.entente.contracts.Shape.Required;
import org.entente.contracts.Shape.Text;

/** A dialogue that recurs, such as the 2+2 (DESIGN §2, §3). {@code parties} is kept sorted. */
public record Series(
    @Required @Id String id,
    @Required String name,
    List<Name> names,
    @Required @Code @Members(value = 200, distinct = true) List<String> parties,
    @Cadence String cadence,
    @Text(lines = true) String description,
    List<Link> links,
    @Members(200) List<Source> sources,
    @Text(lines = true) String note)
    implements Entity {

  public Series {
    names = Entity.list(names);
    parties = Entity.sorted(parties);
    links = Entity.list(links);
    sources = Entity.list(sources);
  }
}
