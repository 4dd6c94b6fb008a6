package org.entente.timeline.web.page;

import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.sql.SQLException;
import java.time.Instant;
import org.entente.contracts.EntityKey;
import org.entente.contracts.Ids;
import org.entente.contracts.Kind;
import org.entente.rest.Problem;
import org.entente.rest.QueryParams;
import org.entente.timeline.entry.EntryJson;
import org.entente.timeline.query.EntryReader;
import org.entente.timeline.query.EntryReader.Found;
import org.entente.timeline.query.HistoryQuery.Past;
import org.entente.timeline.query.RecordQuery;
import org.entente.timeline.web.FilterParams;
import org.entente.timeline.web.page.Pages.Elsewhere;
import org.entente.timeline.web.page.Pages.Instead;

/** One event: who, what, with what result, on whose word. */
@Path("/")
@RunOnVirtualThread
public class EntryPage {
  private final Pages pages;
  private final EntryReader entries;
  private final RecordQuery records;
  private final EntryPageViews views;
  private final LiveStreams live;

  EntryPage(
      Pages pages,
      EntryReader entries,
      RecordQuery records,
      EntryPageViews views,
      LiveStreams live) {
    this.pages = pages;
    this.entries = entries;
    this.records = records;
    this.views = views;
    this.live = live;
  }

  @GET
  @Path("entries/{id}")
  public Response entry(
      @PathParam("id") String id, @Context UriInfo uri, @Context HttpHeaders headers) {
    return pages.answer(
        uri,
        headers,
        page -> {
          if (!Ids.wellFormed(Kind.EVENT, id)) {
            throw Problem.notFound("event/" + id);
          }
          QueryParams params = page.address().read("asOf");
          Instant asOf = FilterParams.asOf(params);
          params.done();
          if (asOf != null) {
            return past(id, asOf, page);
          }
          return switch (entries.entry(id)) {
            case Found.Here(byte[] document) -> {
              Live announced = live.entry(id, EntryJson.read(document).partnerships());
              EntryPageView view = views.view(id, document, page);
              Page named =
                  page.titled(view.title())
                      .canonical(pages.publicUrl() + "/entries/" + id)
                      .live(announced);
              yield Templates.entry(named, view, Taken.of(named), null);
            }
            case Found.Merged(String into) -> throw new Elsewhere(page.links().entry(into));
            case Found.Deleted deleted ->
                throw new Instead(
                    410,
                    Templates.gone(
                        page.titled(page.t().say("error.410")),
                        id,
                        RevisionView.of(
                            records.revisions(new EntityKey(Kind.EVENT, id), null), page)));
            case Found.Nobody nobody -> throw Problem.notFound("event/" + id);
          };
        });
  }

  private TemplateInstance past(String id, Instant asOf, Page page) throws SQLException {
    Past<EntryPageView> past = views.past(id, asOf, page);
    AsOf shown = AsOf.of(asOf, past.complete(), page);
    if (past.value() == null) {
      Found became = entries.asOf(new EntityKey(Kind.EVENT, id), asOf);
      if (became instanceof Found.Merged(String into)) {
        throw new Elsewhere(page.links().entry(into));
      }
      int status = became instanceof Found.Deleted ? 410 : 404;
      String title = page.t().say("error." + status);
      throw new Instead(
          status,
          Templates.error(
              page.titled(title), ErrorView.of(status, page.t().say("asof.none", shown.shown()))));
    }
    Page named =
        page.titled(past.value().title()).canonical(pages.publicUrl() + "/entries/" + id, asOf);
    return Templates.entry(named, past.value(), Taken.of(named), shown);
  }
}
