package org.entente.timeline.web.page;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.entente.contracts.EntityJson;
import org.entente.contracts.Ids;
import org.entente.contracts.Kind;
import org.entente.rest.Problem;

/**
 * The owners' records for the editor's corner, under the pages' own origin
 * (docs/decisions/editing-through-the-timeline.md). What is listed here is handed on as it is, the
 * token included; nothing else is. The owner decides who may.
 */
@Path("/edit/records/{collection}")
@RunOnVirtualThread
public class EditedRecords {
  private final Owners owners;

  EditedRecords(Owners owners) {
    this.owners = owners;
  }

  /** What a request names; {@code id} is null where it is of a collection. */
  public static final class Asked {
    @PathParam("collection")
    String collection;

    @PathParam("id")
    String id;

    @Context UriInfo uri;
    @Context HttpHeaders headers;

    private Kind kind() {
      return Kind.ofCollection(collection).orElseThrow(() -> Problem.notFound(collection));
    }

    private String path() {
      if (id == null) {
        return "";
      }
      if (!Ids.wellFormed(kind(), id)) {
        throw Problem.notFound(kind().word() + "/" + id);
      }
      return "/" + id;
    }
  }

  @GET
  public Response list(@BeanParam Asked asked) {
    return read(asked, "", "q", "limit");
  }

  @GET
  @Path("/{id}")
  public Response get(@BeanParam Asked asked) {
    return read(asked, "");
  }

  @GET
  @Path("/{id}/history")
  public Response history(@BeanParam Asked asked) {
    return read(asked, "/history", "limit", "cursor");
  }

  @PUT
  @Path("/{id}")
  public Response put(@BeanParam Asked asked, InputStream body) throws IOException {
    return write("PUT", asked, "", body.readNBytes(EntityJson.MOST_BYTES + 1));
  }

  @DELETE
  @Path("/{id}")
  public Response delete(@BeanParam Asked asked) {
    return write("DELETE", asked, "", null, "mergedInto");
  }

  @POST
  @Path("/{id}/revert")
  public Response revert(@BeanParam Asked asked) {
    return write("POST", asked, "/revert", new byte[0], "to");
  }

  private Response read(Asked asked, String of, String... parameters) {
    return ask("GET", asked, of, null, parameters);
  }

  private Response write(String method, Asked asked, String of, byte[] body, String... parameters) {
    fromHere(asked.headers);
    return ask(method, asked, of, body, parameters);
  }

  private Response ask(String method, Asked asked, String of, byte[] body, String... parameters) {
    return owners.ask(
        method,
        asked.kind(),
        asked.path() + of,
        asked.uri,
        List.of(parameters),
        body,
        asked.headers);
  }

  /**
   * Writes from other origins are not allowed (API §1). A page elsewhere could not send the token,
   * which lies in no cookie, and is not answered for asking; this tells it so.
   */
  private static void fromHere(HttpHeaders headers) {
    String site = headers.getHeaderString("Sec-Fetch-Site");
    String origin = headers.getHeaderString("Origin");
    String host = headers.getHeaderString("Host");
    boolean here =
        site != null
            ? site.equals("same-origin")
            : origin == null || origin.replaceFirst("^https?://", "").equals(host);
    if (!here) {
      throw Problem.of(403, "records are written from this service's own pages, or at their owner");
    }
  }
}
