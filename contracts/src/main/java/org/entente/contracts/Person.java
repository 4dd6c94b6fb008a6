package org.entente.contracts;

import java.util.List;
import org.entente.contracts.Shape.Code;
import org.entente.contracts.Shape.Date;
import org.entente.contracts.Shape.Id;
import org.entente.contracts.Shape.Members;
import org.entente.contracts.Shape.Required;
import org.entente.contracts.Shape.Text;
import org.entente.contracts.Shape.Url;

/** A human being in the record, with the positions held (DESIGN §2, §3). Lists are never null. */
public record Person(
    @Required @Id String id,
    @Required String name,
    List<Name> names,
    @Code String country,
    @Date String born,
    @Date String died,
    String gender,
    @Url String image,
    @Text(lines = true) String note,
    @Members(500) List<Position> positions,
    List<Identifier> identifiers,
    List<Link> links,
    @Shape.Members(200) List<Source> sources)
    implements Entity {

  public Person {
    names = Entity.list(names);
    positions = Entity.list(positions);
    identifiers = Entity.list(identifiers);
    links = Entity.list(links);
    sources = Entity.list(sources);
  }
}
