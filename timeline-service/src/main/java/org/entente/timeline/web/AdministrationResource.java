package org.entente.timeline.web;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.sql.SQLException;
import java.util.List;
import org.entente.rest.Bounded;
import org.entente.rest.Problem;
import org.entente.rest.QueryParams;
import org.entente.timeline.intake.DeadLetterReplay;
import org.entente.timeline.intake.DeadLetterReplay.DeadLetter;
import org.entente.timeline.projection.Rebuild;

/** What only administrators do (API §2). */
@Path("/api/v1")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("admin")
@RunOnVirtualThread
@Bounded
public class AdministrationResource {
  private final Rebuild rebuild;
  private final DeadLetterReplay deadLetters;

  AdministrationResource(Rebuild rebuild, DeadLetterReplay deadLetters) {
    this.rebuild = rebuild;
    this.deadLetters = deadLetters;
  }

  /**
   * Begins a rebuild; {@code /status} shows how far it is. With {@code fromLog=true} the topics are
   * read again first and the facts held against them.
   */
  @POST
  @Path("/rebuild")
  public Response rebuild(@Context UriInfo uri) throws SQLException {
    QueryParams params = QueryParams.of(uri);
    Rebuild.From from = params.flag("fromLog") ? Rebuild.From.LOG : Rebuild.From.FACTS;
    params.done();
    rebuild.begin(from);
    return Response.accepted(rebuild.progress().orElse(null)).build();
  }

  /** Oldest first; {@code next} is the id after which the next page begins. */
  public record Listed(
      List<DeadLetter> deadLetters, @com.fasterxml.jackson.annotation.JsonInclude String next) {}

  @GET
  @Path("/dead-letters")
  public Listed deadLetters(@Context UriInfo uri) throws SQLException {
    QueryParams params = QueryParams.of(uri);
    int limit = params.limit();
    long after = params.cursor().map(place -> Long.parseLong(place.getFirst())).orElse(0L);
    params.done();
    List<DeadLetter> found = deadLetters.open(after, limit + 1);
    List<DeadLetter> shown = found.subList(0, Math.min(limit, found.size()));
    return new Listed(
        shown,
        found.size() > limit
            ? params.cursorAfter(List.of(Long.toString(shown.getLast().id())))
            : null);
  }

  /** Reads a dead letter again: 204 where it is applied now, 409 with the reason where not. */
  @POST
  @Path("/dead-letters/{id}/replay")
  public Response replay(@PathParam("id") String id, @Context UriInfo uri) throws SQLException {
    QueryParams.of(uri).done();
    switch (deadLetters.replay(number(id))) {
      case DeadLetterReplay.Outcome.Applied applied -> {
        return Response.noContent().build();
      }
      case DeadLetterReplay.Outcome.StillDead(String reason) -> throw Problem.of(409, reason);
      case DeadLetterReplay.Outcome.Nobody nobody -> throw Problem.notFound("dead letter " + id);
    }
  }

  private static long number(String id) {
    try {
      return Long.parseLong(id);
    } catch (NumberFormatException e) {
      throw Problem.notFound("dead letter " + id);
    }
  }
}
