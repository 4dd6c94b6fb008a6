package org.entente.timeline.web.page;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.entente.timeline.web.page.Pages.Elsewhere;

/** A partnership's timeline as a page. */
@Path("/")
@RunOnVirtualThread
public class PartnershipPage {
  private final Pages pages;
  private final PartnershipViews partnerships;
  private final TimelineViews timelines;
  private final LiveStreams live;
  private final PairAddress addresses;

  PartnershipPage(
      Pages pages,
      PartnershipViews partnerships,
      TimelineViews timelines,
      LiveStreams live,
      PairAddress addresses) {
    this.pages = pages;
    this.addresses = addresses;
    this.live = live;
    this.partnerships = partnerships;
    this.timelines = timelines;
  }

  @GET
  @Path("partnerships/{pair}")
  public Response partnership(
      @PathParam("pair") String text, @Context UriInfo uri, @Context HttpHeaders headers) {
    return pages.answer(
        uri,
        headers,
        page -> {
          String pair = addresses.checked(text, "/partnerships/", uri, page);
          Live announced = live.view(page.address(), "partnership", pair);
          TimelineViews.Reading reading = timelines.read(pair, uri, page);
          TimelineView timeline = timelines.view(reading, page);
          PartnershipView view = partnerships.view(reading, page);
          Page named =
              page.titled(view.name())
                  .canonical(pages.publicUrl() + "/partnerships/" + pair, reading.at())
                  .live(announced);
          return Templates.partnership(named, view, timeline, Taken.of(named));
        });
  }

  /** The start page lists them. */
  @GET
  @Path("partnerships")
  public Response partnerships(@Context UriInfo uri, @Context HttpHeaders headers) {
    return pages.answer(
        uri,
        headers,
        page -> {
          throw new Elsewhere(page.links().to("/"));
        });
  }
}
