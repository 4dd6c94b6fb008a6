package org.entente.events.event;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import org.entente.contracts.Event;
import org.entente.ledger.Exports;
import org.entente.ledger.Ledger;
import org.entente.ledger.RecordCollection;
import org.entente.ledger.WriteContext;
import org.entente.rest.Bounded;
import org.entente.rest.QueryParams;

/** What happened, or is scheduled, between parties. */
@Path("/api/v1/events")
@RunOnVirtualThread
public class EventsResource {
  private final RecordCollection<Event> events;

  @Inject
  EventsResource(EventKind kind, Ledger ledger, Exports exports) {
    this.events = new RecordCollection<>(kind, ledger, exports);
  }

  @GET
  @Produces("application/json")
  @Bounded
  public Response list(@Context UriInfo uri) {
    return events.list(uri);
  }

  @POST
  @RolesAllowed({"editor", "admin"})
  @Consumes("application/json")
  public Response post(InputStream body, @BeanParam WriteContext context) {
    return events.post(body, context);
  }

  @GET
  @Path("/{id}")
  @Produces("application/json")
  @Bounded
  public Response get(
      @PathParam("id") String id,
      @Context UriInfo uri,
      @HeaderParam("If-None-Match") List<String> ifNoneMatch) {
    return events.get(id, uri, ifNoneMatch);
  }

  @PUT
  @Path("/{id}")
  @RolesAllowed({"editor", "admin"})
  @Consumes("application/json")
  public Response put(
      @PathParam("id") String id, InputStream body, @BeanParam WriteContext context) {
    return events.put(id, body, context);
  }

  @PATCH
  @Path("/{id}")
  @RolesAllowed({"editor", "admin"})
  public Response patch(
      @PathParam("id") String id,
      InputStream body,
      @Context HttpHeaders headers,
      @BeanParam WriteContext context) {
    return events.patch(id, body, headers, context);
  }

  @DELETE
  @Path("/{id}")
  @RolesAllowed({"editor", "admin"})
  public Response delete(
      @PathParam("id") String id, @Context UriInfo uri, @BeanParam WriteContext context) {
    return events.delete(id, uri, context);
  }

  @POST
  @Path("/{id}/revert")
  @RolesAllowed({"editor", "admin"})
  public Response revert(
      @PathParam("id") String id, @Context UriInfo uri, @BeanParam WriteContext context) {
    return events.revert(id, uri, context);
  }

  @GET
  @Path("/{id}/history")
  @Produces("application/json")
  @Bounded
  public Response history(@PathParam("id") String id, @Context UriInfo uri) {
    return events.history(id, uri);
  }

  @GET
  @Path("/{id}/history/{revision}")
  @Produces("application/json")
  @Bounded
  public Response revision(
      @PathParam("id") String id, @PathParam("revision") String revision, @Context UriInfo uri) {
    return events.revision(id, revision, uri);
  }

  @POST
  @Path("/import")
  @RolesAllowed({"editor", "admin"})
  @Consumes({"application/x-ndjson", "application/jsonl"})
  public Response importLines(
      InputStream lines, @Context UriInfo uri, @BeanParam WriteContext context) {
    return events.importLines(lines, uri, context);
  }

  @POST
  @Path("/import")
  @RolesAllowed({"editor", "admin"})
  @Consumes("text/csv")
  public Response importCsv(
      InputStream csv, @Context UriInfo uri, @BeanParam WriteContext context) {
    return events.importFrom(EventCsv.read(csv), uri, context);
  }

  @GET
  @Path("/export")
  @Produces({"application/x-ndjson", "text/csv"})
  public Response export(@Context UriInfo uri, @Context HttpHeaders headers) {
    QueryParams query = QueryParams.of(uri);
    Optional<String> format = query.word("format", List.of("ndjson", "csv"));
    query.done();
    boolean csv = format.map("csv"::equals).orElseGet(() -> EventCsv.preferred(headers));
    Response file =
        csv
            ? events.export("text/csv; charset=utf-8; header=present", new EventCsv())
            : events.export();
    return Response.fromResponse(file).header(HttpHeaders.VARY, HttpHeaders.ACCEPT).build();
  }
}
