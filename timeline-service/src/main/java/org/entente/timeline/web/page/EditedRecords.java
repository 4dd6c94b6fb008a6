package org.entente.timeline.web.page;

import io.smallrye.common.annotation.RunOnVirtualThread;
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

  @GET
  public Response list(
      @PathParam("collection") String collection,
      @Context UriInfo uri,
      @Context HttpHeaders headers) {
    return owners.ask("GET", kind(collection), "", uri, List.of("q", "limit"), null, headers);
  }

  @GET
  @Path("/{id}")
  public Response get(
      @PathParam("collection") String collection,
      @PathParam("id") String id,
      @Context UriInfo uri,
      @Context HttpHeaders headers) {
    return owners.ask("GET", kind(collection), one(collection, id), uri, List.of(), null, headers);
  }

  @GET
  @Path("/{id}/history")
  public Response history(
      @PathParam("collection") String collection,
      @PathParam("id") String id,
      @Context UriInfo uri,
      @Context HttpHeaders headers) {
    String path = one(collection, id) + "/history";
    return owners.ask(
        "GET", kind(collection), path, uri, List.of("limit", "cursor"), null, headers);
  }

  @PUT
  @Path("/{id}")
  public Response put(
      @PathParam("collection") String collection,
      @PathParam("id") String id,
      InputStream body,
      @Context UriInfo uri,
      @Context HttpHeaders headers)
      throws IOException {
    fromHere(headers);
    byte[] record = body.readNBytes(EntityJson.MOST_BYTES + 1);
    return owners.ask(
        "PUT", kind(collection), one(collection, id), uri, List.of(), record, headers);
  }

  @DELETE
  @Path("/{id}")
  public Response delete(
      @PathParam("collection") String collection,
      @PathParam("id") String id,
      @Context UriInfo uri,
      @Context HttpHeaders headers) {
    fromHere(headers);
    return owners.ask(
        "DELETE", kind(collection), one(collection, id), uri, List.of("mergedInto"), null, headers);
  }

  @POST
  @Path("/{id}/revert")
  public Response revert(
      @PathParam("collection") String collection,
      @PathParam("id") String id,
      @Context UriInfo uri,
      @Context HttpHeaders headers) {
    fromHere(headers);
    return owners.ask(
        "POST",
        kind(collection),
        one(collection, id) + "/revert",
        uri,
        List.of("to"),
        new byte[0],
        headers);
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

  private static Kind kind(String collection) {
    return Kind.ofCollection(collection).orElseThrow(() -> Problem.notFound(collection));
  }

  private static String one(String collection, String id) {
    if (!Ids.wellFormed(kind(collection), id)) {
      throw Problem.notFound(kind(collection).word() + " " + id);
    }
    return "/" + id;
  }
}
