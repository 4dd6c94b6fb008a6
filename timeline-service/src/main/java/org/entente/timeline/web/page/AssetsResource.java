package org.entente.timeline.web.page;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import org.entente.rest.Problem;
import org.entente.timeline.web.page.Assets.Asset;

/** The pages' style and script. */
@Path("/assets/{version}")
@RunOnVirtualThread
public class AssetsResource {
  private final Assets assets;

  AssetsResource(Assets assets) {
    this.assets = assets;
  }

  /** What is named by its content never changes; under an older name the new one is given anew. */
  @GET
  @Path("/{name}")
  public Response asset(@PathParam("version") String version, @PathParam("name") String name) {
    Asset asset = assets.asset(name);
    if (asset == null) {
      throw Problem.notFound(name);
    }
    return Response.ok(asset.content())
        .header("Content-Type", asset.type())
        .header(
            "Cache-Control",
            version.equals(assets.version()) ? "public, max-age=31536000, immutable" : "no-cache")
        .build();
  }
}
