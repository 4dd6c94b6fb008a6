package org.entente.people.person;

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
import org.entente.contracts.Person;
import org.entente.ledger.Exports;
import org.entente.ledger.Ledger;
import org.entente.ledger.RecordCollection;
import org.entente.ledger.WriteContext;
import org.entente.rest.Bounded;

/** People, with the positions they held. */
@Path("/api/v1/people")
@RunOnVirtualThread
public class PeopleResource {
  private final RecordCollection<Person> people;

  @Inject
  PeopleResource(PersonKind kind, Ledger ledger, Exports exports) {
    this.people = new RecordCollection<>(kind, ledger, exports);
  }

  @GET
  @Produces("application/json")
  @Bounded
  public Response list(@Context UriInfo uri) {
    return people.list(uri);
  }

  @POST
  @RolesAllowed({"editor", "admin"})
  @Consumes("application/json")
  public Response post(InputStream body, @BeanParam WriteContext context) {
    return people.post(body, context);
  }

  @GET
  @Path("/{id}")
  @Produces("application/json")
  @Bounded
  public Response get(
      @PathParam("id") String id,
      @Context UriInfo uri,
      @HeaderParam("If-None-Match") List<String> ifNoneMatch) {
    return people.get(id, uri, ifNoneMatch);
  }

  @PUT
  @Path("/{id}")
  @RolesAllowed({"editor", "admin"})
  @Consumes("application/json")
  public Response put(
      @PathParam("id") String id, InputStream body, @BeanParam WriteContext context) {
    return people.put(id, body, context);
  }

  @PATCH
  @Path("/{id}")
  @RolesAllowed({"editor", "admin"})
  public Response patch(
      @PathParam("id") String id,
      InputStream body,
      @Context HttpHeaders headers,
      @BeanParam WriteContext context) {
    return people.patch(id, body, headers, context);
  }

  @DELETE
  @Path("/{id}")
  @RolesAllowed({"editor", "admin"})
  public Response delete(
      @PathParam("id") String id, @Context UriInfo uri, @BeanParam WriteContext context) {
    return people.delete(id, uri, context);
  }

  @POST
  @Path("/{id}/revert")
  @RolesAllowed({"editor", "admin"})
  public Response revert(
      @PathParam("id") String id, @Context UriInfo uri, @BeanParam WriteContext context) {
    return people.revert(id, uri, context);
  }

  @GET
  @Path("/{id}/history")
  @Produces("application/json")
  @Bounded
  public Response history(@PathParam("id") String id, @Context UriInfo uri) {
    return people.history(id, uri);
  }

  @GET
  @Path("/{id}/history/{revision}")
  @Produces("application/json")
  @Bounded
  public Response revision(
      @PathParam("id") String id, @PathParam("revision") String revision, @Context UriInfo uri) {
    return people.revision(id, revision, uri);
  }

  @POST
  @Path("/import")
  @RolesAllowed({"editor", "admin"})
  @Consumes({"application/x-ndjson", "application/jsonl"})
  public Response importLines(
      InputStream lines, @Context UriInfo uri, @BeanParam WriteContext context) {
    return people.importLines(lines, uri, context);
  }

  @GET
  @Path("/export")
  @Produces("application/x-ndjson")
  public Response export(@Context UriInfo uri) {
    return people.export(uri);
  }
}
