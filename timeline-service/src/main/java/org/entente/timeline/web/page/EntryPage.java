package org.entente.timeline.web.page;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.entente.contracts.EntityKey;
import org.entente.contracts.Ids;
import org.entente.contracts.Kind;
import org.entente.rest.Problem;
import org.entente.timeline.entry.EntryJson;
import org.entente.timeline.query.EntryReader;
import org.entente.timeline.query.EntryReader.Found;
import org.entente.timeline.query.RecordQuery;
import org.entente.timeline.web.page.Pages.Elsewhere;
import org.entente.timeline.web.page.Pages.Instead;

/** One event: who, what, with what result, on whose word. */
@Path("/entries/{id}")
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
  public Response entry(
      @PathParam("id") String id, @Context UriInfo uri, @Context HttpHeaders headers) {
    return pages.answer(
        uri,
        headers,
        page -> {
          if (!Ids.wellFormed(Kind.EVENT, id)) {
            throw Problem.notFound("event/" + id);
          }
          return switch (entries.entry(id)) {
            case Found.Here(byte[] document) -> {
              Live announced = live.entry(id, EntryJson.read(document).partnerships());
              EntryPageView view = views.view(id, document, page);
              Page named =
                  page.titled(view.title())
                      .canonical(pages.publicUrl() + "/entries/" + id)
                      .live(announced);
              yield Templates.entry(named, view, Taken.of(named, view.title(), null));
            }
            case Found.Merged(String into) -> throw new Elsewhere(page.links().entry(into));
            case Found.Deleted deleted ->
                throw new Instead(
                    410,
                    Templates.gone(
                        page.titled(page.t().say("error.410")),
                        id,
                        RevisionView.of(
                            records.revisions(new EntityKey(Kind.EVENT, id)), page.t())));
            case Found.Nobody nobody -> throw Problem.notFound("event/" + id);
          };
        });
  }
}
