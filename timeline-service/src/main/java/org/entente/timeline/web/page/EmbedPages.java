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
import org.entente.timeline.entry.Assembled;
import org.entente.timeline.web.page.Pages.Frames;

/** Timelines and entries as frames in others' pages. */
@Path("/embed")
@RunOnVirtualThread
public class EmbedPages {
  private final Pages pages;
  private final PartnershipViews partnerships;
  private final RecordViews records;
  private final TimelineViews timelines;
  private final EntryEmbed entries;
  private final PairAddress addresses;

  EmbedPages(
      Pages pages,
      PartnershipViews partnerships,
      RecordViews records,
      TimelineViews timelines,
      EntryEmbed entries,
      PairAddress addresses) {
    this.pages = pages;
    this.partnerships = partnerships;
    this.records = records;
    this.timelines = timelines;
    this.entries = entries;
    this.addresses = addresses;
  }

  @GET
  @Path("/partnerships/{pair}")
  public Response partnership(
      @PathParam("pair") String text, @Context UriInfo uri, @Context HttpHeaders headers) {
    return pages.answer(
        uri,
        headers,
        Frames.ANYBODY,
        page -> {
          String pair = addresses.checked(text, "/embed/partnerships/", uri, page);
          TimelineViews.Reading reading = timelines.read(pair, uri, page);
          PartnershipView view = partnerships.view(reading, page);
          return Templates.embed(
              page.titled(view.name())
                  .canonical(pages.publicUrl() + "/partnerships/" + pair, reading.at()),
              view.status(),
              timelines.view(reading, page));
        });
  }

  @GET
  @Path("/search")
  public Response search(@Context UriInfo uri, @Context HttpHeaders headers) {
    return pages.answer(
        uri,
        headers,
        Frames.ANYBODY,
        page -> {
          TimelineView found = timelines.view(timelines.read(Assembled.ALL, uri, page), page);
          return Templates.embed(
              SearchPage.titled(page, found)
                  .canonical(pages.publicUrl() + page.address().unframed().canonical()),
              null,
              found);
        });
  }

  @GET
  @Path("/entries/{id}")
  public Response entry(
      @PathParam("id") String id, @Context UriInfo uri, @Context HttpHeaders headers) {
    return pages.answer(
        uri,
        headers,
        Frames.ANYBODY,
        page -> entries.of(id, page, pages.publicUrl() + "/entries/" + id));
  }

  @GET
  @Path("/{collection:people|organizations|series|initiatives}/{id}")
  public Response record(
      @PathParam("collection") String collection,
      @PathParam("id") String id,
      @Context UriInfo uri,
      @Context HttpHeaders headers) {
    Kind kind = Kind.ofCollection(collection).orElseThrow();
    return pages.answer(
        uri,
        headers,
        Frames.ANYBODY,
        page -> {
          if (!Ids.wellFormed(kind, id)) {
            throw Problem.notFound(kind.word() + "/" + id);
          }
          EntityKey key = new EntityKey(kind, id);
          String path = "/" + collection + "/" + id;
          TimelineViews.Reading reading = timelines.read(key.toString(), uri, page);
          records.standing(key, reading.at(), "/embed", page);
          return Templates.embed(
              page.titled(records.view(key, reading.at(), page).name())
                  .canonical(pages.publicUrl() + path, reading.at()),
              null,
              timelines.view(reading, page));
        });
  }

  /** A frame of nothing says so within its frame. */
  @GET
  @Path("/{path:.+}")
  public Response nowhere(@Context UriInfo uri, @Context HttpHeaders headers) {
    return pages.now(
        uri,
        headers,
        Frames.ANYBODY,
        page -> {
          throw NowhereResource.NOTHING;
        });
  }
}
