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

/** People, organisations, series and initiatives: who or what it is, and its timeline. */
@Path("/")
@RunOnVirtualThread
public class RecordPages {
  private final Pages pages;
  private final RecordViews records;
  private final TimelineViews timelines;
  private final LiveStreams live;

  RecordPages(Pages pages, RecordViews records, TimelineViews timelines, LiveStreams live) {
    this.pages = pages;
    this.records = records;
    this.timelines = timelines;
    this.live = live;
  }

  @GET
  @Path("people/{id}")
  public Response person(
      @PathParam("id") String id, @Context UriInfo uri, @Context HttpHeaders headers) {
    return record(Kind.PERSON, id, uri, headers);
  }

  @GET
  @Path("organizations/{id}")
  public Response organization(
      @PathParam("id") String id, @Context UriInfo uri, @Context HttpHeaders headers) {
    return record(Kind.ORGANIZATION, id, uri, headers);
  }

  @GET
  @Path("series/{id}")
  public Response series(
      @PathParam("id") String id, @Context UriInfo uri, @Context HttpHeaders headers) {
    return record(Kind.SERIES, id, uri, headers);
  }

  @GET
  @Path("initiatives/{id}")
  public Response initiative(
      @PathParam("id") String id, @Context UriInfo uri, @Context HttpHeaders headers) {
    return record(Kind.INITIATIVE, id, uri, headers);
  }

  private Response record(Kind kind, String id, UriInfo uri, HttpHeaders headers) {
    return pages.answer(
        uri,
        headers,
        page -> {
          if (!Ids.wellFormed(kind, id)) {
            throw Problem.notFound(kind.word() + "/" + id);
          }
          EntityKey key = new EntityKey(kind, id);
          TimelineViews.Reading reading = timelines.read(key.toString(), uri, page);
          records.standing(key, reading.at(), "", page);
          Live announced = live.view(page.address(), key.kind().word(), id);
          String path = "/" + kind.collection() + "/" + id;
          TimelineView timeline = timelines.view(reading, page);
          RecordView view = records.view(key, reading.at(), page);
          Page named =
              page.titled(view.name())
                  .canonical(pages.publicUrl() + path, reading.at())
                  .live(announced);
          return Templates.record(
              named, view, timeline, Taken.of(named), page.links().edit(kind.word(), id));
        });
  }
}
