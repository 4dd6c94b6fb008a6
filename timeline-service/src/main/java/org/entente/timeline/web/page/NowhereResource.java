package org.entente.timeline.web.page;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.entente.rest.Problem;

/** What stands at no other address: a page for readers, a problem for programs. */
@Path("/")
@RunOnVirtualThread
public class NowhereResource {
  static final Problem NOTHING = Problem.of(404, "nothing is found at this address");

  private final Pages pages;

  NowhereResource(Pages pages) {
    this.pages = pages;
  }

  @GET
  @Path("{path:.+}")
  public Response nowhere(
      @PathParam("path") String path, @Context UriInfo uri, @Context HttpHeaders headers) {
    if (path.startsWith("api/") || !reader(headers)) {
      throw NOTHING;
    }
    return pages.now(
        uri,
        headers,
        page -> {
          throw NOTHING;
        });
  }

  private static boolean reader(HttpHeaders headers) {
    return headers.getAcceptableMediaTypes().stream()
        .anyMatch(
            type -> type.getType().equals("text") && type.isCompatible(MediaType.TEXT_HTML_TYPE));
  }
}
