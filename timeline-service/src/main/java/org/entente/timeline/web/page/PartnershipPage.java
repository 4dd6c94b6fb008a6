package org.entente.timeline.web.page;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Set;
import org.entente.timeline.web.Pair;
import org.entente.timeline.web.page.Pages.Elsewhere;
import org.entente.timeline.web.page.Pages.Frames;

/** A partnership's timeline as a page, and as a frame in others' pages. */
@Path("/")
@RunOnVirtualThread
public class PartnershipPage {
  private final Pages pages;
  private final PartnershipViews partnerships;
  private final TimelineViews timelines;
  private final LiveStreams live;

  PartnershipPage(
      Pages pages, PartnershipViews partnerships, TimelineViews timelines, LiveStreams live) {
    this.pages = pages;
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
          String pair = sorted(text, "/partnerships/", uri);
          Live announced = live.view(page.address(), "partnership", pair);
          PartnershipView view = partnerships.view(pair, page);
          String url = pages.publicUrl() + "/partnerships/" + pair;
          Page named = page.titled(view.name()).canonical(url).live(announced);
          return Templates.partnership(
              named,
              view,
              timelines.view(
                  pair, parties(pair), "/api/v1/partnerships/" + pair + "/timeline", uri, page),
              Taken.of(
                  named,
                  view.name(),
                  Taken.frame(pages.publicUrl() + "/embed/partnerships/" + pair, view.name())));
        });
  }

  @GET
  @Path("embed/partnerships/{pair}")
  public Response embedded(
      @PathParam("pair") String text, @Context UriInfo uri, @Context HttpHeaders headers) {
    return pages.answer(
        uri,
        headers,
        Frames.ANYBODY,
        page -> {
          String pair = sorted(text, "/embed/partnerships/", uri);
          PartnershipView view = partnerships.view(pair, page);
          String url = pages.publicUrl() + "/partnerships/" + pair;
          return Templates.embed(
              page.titled(view.name()).canonical(url),
              view,
              timelines.view(
                  pair, parties(pair), "/api/v1/partnerships/" + pair + "/timeline", uri, page));
        });
  }

  private static Set<String> parties(String pair) {
    return Set.of(pair.split("-"));
  }

  private static String sorted(String text, String folder, UriInfo uri) {
    String sorted = Pair.of(text).sorted();
    if (!sorted.equals(text)) {
      String query = uri.getRequestUri().getRawQuery();
      throw new Elsewhere(folder + sorted + (query == null ? "" : "?" + query));
    }
    return sorted;
  }
}
