package org.entente.contracts;

import java.util.List;
import org.entente.contracts.Shape.AnyOf;
import org.entente.contracts.Shape.Date;
import org.entente.contracts.Shape.Language;
import org.entente.contracts.Shape.Text;
import org.entente.contracts.Shape.Url;

/** On whose word a fact stands. At least one of {@code title} and {@code url} is given. */
@AnyOf({"title", "url"})
public record Source(
    String title,
    String publisher,
    @Url String url,
    @Date String published,
    @Date String accessed,
    @Url String archived,
    @Text(max = Text.LONG, lines = true) String quote,
    @Language String lang,
    List<String> supports,
    @Text(lines = true) String note) {

  public Source {
    supports = Entity.list(supports);
  }
}
