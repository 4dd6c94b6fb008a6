package org.entente.timeline.web;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.sql.SQLException;
import org.entente.contracts.EntityKey;
import org.entente.contracts.Ids;
import org.entente.contracts.Kind;
import org.entente.rest.Bounded;
import org.entente.rest.Problem;
import org.entente.timeline.entry.Assembled;

/** The timeline of everything, and those of people, organisations, series and initiatives. */
@Path("/api/v1")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Bounded
public class TimelineResource {
  private final TimelineAnswer timelines;
  private final FacetAnswer facets;

  TimelineResource(TimelineAnswer timelines, FacetAnswer facets) {
    this.timelines = timelines;
    this.facets = facets;
  }

  @GET
  @Path("/timeline")
  @Produces(MediaType.WILDCARD)
  public Response ofAll(@Context UriInfo uri, @Context HttpHeaders headers) throws SQLException {
    return timelines.answer(uri, headers);
  }

  @GET
  @Path("/timeline/facets")
  public Response facetsOfAll(@Context UriInfo uri, @Context HttpHeaders headers)
      throws SQLException {
    return facets.answer(Assembled.ALL, uri, headers);
  }

  @GET
  @Path("/people/{id}/timeline")
  @Produces(MediaType.WILDCARD)
  public Response ofPerson(
      @PathParam("id") String id, @Context UriInfo uri, @Context HttpHeaders headers)
      throws SQLException {
    return ofRecord(Kind.PERSON, id, uri, headers);
  }

  @GET
  @Path("/people/{id}/timeline/facets")
  public Response facetsOfPerson(
      @PathParam("id") String id, @Context UriInfo uri, @Context HttpHeaders headers)
      throws SQLException {
    return facetsOfRecord(Kind.PERSON, id, uri, headers);
  }

  @GET
  @Path("/organizations/{id}/timeline")
  @Produces(MediaType.WILDCARD)
  public Response ofOrganization(
      @PathParam("id") String id, @Context UriInfo uri, @Context HttpHeaders headers)
      throws SQLException {
    return ofRecord(Kind.ORGANIZATION, id, uri, headers);
  }

  @GET
  @Path("/organizations/{id}/timeline/facets")
  public Response facetsOfOrganization(
      @PathParam("id") String id, @Context UriInfo uri, @Context HttpHeaders headers)
      throws SQLException {
    return facetsOfRecord(Kind.ORGANIZATION, id, uri, headers);
  }

  @GET
  @Path("/series/{id}/timeline")
  @Produces(MediaType.WILDCARD)
  public Response ofSeries(
      @PathParam("id") String id, @Context UriInfo uri, @Context HttpHeaders headers)
      throws SQLException {
    return ofRecord(Kind.SERIES, id, uri, headers);
  }

  @GET
  @Path("/series/{id}/timeline/facets")
  public Response facetsOfSeries(
      @PathParam("id") String id, @Context UriInfo uri, @Context HttpHeaders headers)
      throws SQLException {
    return facetsOfRecord(Kind.SERIES, id, uri, headers);
  }

  @GET
  @Path("/initiatives/{id}/timeline")
  @Produces(MediaType.WILDCARD)
  public Response ofInitiative(
      @PathParam("id") String id, @Context UriInfo uri, @Context HttpHeaders headers)
      throws SQLException {
    return ofRecord(Kind.INITIATIVE, id, uri, headers);
  }

  @GET
  @Path("/initiatives/{id}/timeline/facets")
  public Response facetsOfInitiative(
      @PathParam("id") String id, @Context UriInfo uri, @Context HttpHeaders headers)
      throws SQLException {
    return facetsOfRecord(Kind.INITIATIVE, id, uri, headers);
  }

  private Response ofRecord(Kind kind, String id, UriInfo uri, HttpHeaders headers)
      throws SQLException {
    EntityKey key = key(kind, id);
    return timelines.answer(key, uri, headers);
  }

  private Response facetsOfRecord(Kind kind, String id, UriInfo uri, HttpHeaders headers)
      throws SQLException {
    EntityKey key = key(kind, id);
    String counted = timelines.countsAs(key, null);
    return counted.equals(id)
        ? facets.answer(key.toString(), uri, headers)
        : TimelineAnswer.moved(uri, id, counted);
  }

  private static EntityKey key(Kind kind, String id) {
    if (!Ids.wellFormed(kind, id)) {
      throw Problem.notFound(kind.word() + "/" + id);
    }
    return new EntityKey(kind, id);
  }
}
