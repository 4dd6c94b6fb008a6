package org.entente.timeline.web.page;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/**
 * What crawlers may walk (RFC 9309): every view once, page by page. The same view filtered, in
 * another order or language is thousands of addresses; who comes to one all the same is told by its
 * canonical link which view it is of.
 */
@Path("/robots.txt")
@RunOnVirtualThread
public class RobotsResource {
  private static final String RULES =
      """
      User-agent: *
      Disallow: /*?
      Allow: /*?cursor=
      Disallow: /api/
      Disallow: /edit
      """;

  @GET
  @Produces(MediaType.TEXT_PLAIN)
  public String rules() {
    return RULES;
  }
}
