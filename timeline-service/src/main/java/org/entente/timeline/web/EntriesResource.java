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
import java.net.URI;
import java.sql.SQLException;
import java.util.List;
import org.entente.rest.Bounded;
import org.entente.rest.Problem;
import org.entente.rest.QueryParams;
import org.entente.timeline.query.EntryReader;
import org.entente.timeline.query.EntryReader.Found;
import org.entente.timeline.stream.RevisionWait.Awaited;

/** Single entries. */
@Path("/api/v1/entries")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Bounded
public class EntriesResource {
  private final EntryReader entries;
  private final EntryDocuments documents;
  private final Awaiting awaiting;
  private final Answers answers;

  EntriesResource(
      EntryReader entries, EntryDocuments documents, Awaiting awaiting, Answers answers) {
    this.entries = entries;
    this.documents = documents;
    this.awaiting = awaiting;
    this.answers = answers;
  }

  @GET
  @Path("/{id}")
  public Response entry(
      @PathParam("id") String id, @Context UriInfo uri, @Context HttpHeaders headers)
      throws SQLException {
    QueryParams params = QueryParams.of(uri);
    List<Awaited> awaited = Awaiting.read(params);
    params.done();
    awaiting.until(awaited, headers);
    return switch (entries.entry(id)) {
      case Found.Here(byte[] document) ->
          answers.json(uri, headers, () -> Response.ok(documents.one(document)));
      case Found.Merged(String into) ->
          Response.status(Response.Status.MOVED_PERMANENTLY)
              .location(URI.create("/api/v1/entries/" + into))
              .build();
      case Found.Deleted deleted -> throw Problem.gone("event/" + id);
      case Found.Nobody nobody -> throw Problem.notFound("event/" + id);
    };
  }
}
