package org.entente.contracts;

import java.util.List;
import org.entente.contracts.Shape.Date;
import org.entente.contracts.Shape.Id;
import org.entente.contracts.Shape.Period;
import org.entente.contracts.Shape.Required;
import org.entente.contracts.Shape.Text;

/**
 * A title held in an organisation over a period; Popolo calls it a membership in a post. {@code
 * attested} is a date on which a source shows it held; {@link PositionHeld} says what follows.
 */
public record Position(
    @Required String title,
    @Required @Id String organization,
    @Period String period,
    @Date(single = true) String attested,
    Boolean acting,
    @Text(lines = true) String note,
    @Shape.Members(200) List<Source> sources) {

  public Position {
    sources = Entity.list(sources);
  }
}
