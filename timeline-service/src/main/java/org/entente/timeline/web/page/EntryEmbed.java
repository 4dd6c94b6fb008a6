package org.entente.timeline.web.page;

import io.quarkus.qute.TemplateInstance;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import org.entente.contracts.Ids;
import org.entente.contracts.Kind;
import org.entente.rest.Problem;
import org.entente.timeline.query.EntryReader;
import org.entente.timeline.query.EntryReader.Found;
import org.entente.timeline.query.HistoryQuery.Past;
import org.entente.timeline.web.FilterParams;
import org.entente.timeline.web.page.Pages.Elsewhere;

/** One entry as a frame in others' pages. */
@ApplicationScoped
class EntryEmbed {
  private final EntryReader entries;
  private final EntryPageViews views;

  EntryEmbed(EntryReader entries, EntryPageViews views) {
    this.entries = entries;
    this.views = views;
  }

  /**
   * @param canonical the address of its own page
   */
  TemplateInstance of(String id, Page page, String canonical) throws SQLException {
    if (!Ids.wellFormed(Kind.EVENT, id)) {
      throw Problem.notFound("event/" + id);
    }
    Instant asOf = FilterParams.asOf(page.address().read("asOf"));
    if (asOf != null) {
      Past<EntryPageView> past = views.past(id, asOf, page);
      if (past.value() == null) {
        throw Problem.notFound("event/" + id);
      }
      return Templates.embedEntry(
          page.titled(past.value().title()).canonical(canonical, asOf),
          past.value(),
          AsOf.of(asOf, past.complete(), page));
    }
    return switch (entries.entry(id)) {
      case Found.Here(byte[] document) -> {
        EntryPageView view = views.view(id, document, page);
        yield Templates.embedEntry(page.titled(view.title()).canonical(canonical), view, null);
      }
      case Found.Merged(String into) -> throw new Elsewhere("/embed" + page.links().entry(into));
      case Found.Deleted deleted -> throw Problem.gone("event/" + id);
      case Found.Nobody nobody -> throw Problem.notFound("event/" + id);
    };
  }
}
