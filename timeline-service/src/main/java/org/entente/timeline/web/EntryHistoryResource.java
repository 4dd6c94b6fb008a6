package org.entente.timeline.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
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
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import org.entente.contracts.ChangeHeaders;
import org.entente.contracts.Fault.Rule;
import org.entente.contracts.Ids;
import org.entente.contracts.Kind;
import org.entente.rest.Bounded;
import org.entente.rest.Page;
import org.entente.rest.Problem;
import org.entente.rest.QueryParams;
import org.entente.rest.QueryParams.Refusal;
import org.entente.timeline.entry.EntryJson;
import org.entente.timeline.query.HistoryQuery;

/** An event's revisions, each with the entry as it stood when it was recorded (API §5). */
@Path("/api/v1/entries/{id}/history")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Bounded
public class EntryHistoryResource {
  private final HistoryQuery history;
  private final EntryDocuments documents;
  private final Answers answers;

  EntryHistoryResource(HistoryQuery history, EntryDocuments documents, Answers answers) {
    this.history = history;
    this.documents = documents;
    this.answers = answers;
  }

  /** Oldest first. */
  public record Listed(List<Revision> history, @JsonInclude String next) {}

  /**
   * @param entry the entry's JSON, null for a deletion
   */
  public record Revision(
      int revision,
      String change,
      String recordedAt,
      String actor,
      String reason,
      String mergedInto,
      @JsonRawValue @JsonInclude String entry) {}

  @GET
  public Response history(
      @PathParam("id") String id, @Context UriInfo uri, @Context HttpHeaders headers)
      throws SQLException {
    QueryParams params = QueryParams.of(uri);
    int limit = params.limit();
    var awaited = Awaiting.read(params);
    int after = params.cursor().map(EntryHistoryResource::place).orElse(0);
    params.done();
    answers.until(awaited, headers);
    if (!Ids.wellFormed(Kind.EVENT, id)) {
      throw Problem.notFound("event/" + id);
    }
    return answers.json(
        uri,
        headers,
        _ -> {
          List<HistoryQuery.Revision> found = history.revisions(id, after, limit + 1);
          if (found.isEmpty() && after == 0) {
            throw Problem.notFound("event/" + id);
          }
          List<Revision> shown = found.stream().limit(limit).map(this::revision).toList();
          String next =
              found.size() > limit
                  ? params.cursorAfter(List.of(Integer.toString(shown.getLast().revision())))
                  : null;
          var response = Response.ok(new Listed(shown, next));
          return next == null ? response : response.header("Link", Page.link(uri, next));
        });
  }

  private static int place(List<String> position) {
    try {
      return Integer.parseInt(position.getFirst());
    } catch (NumberFormatException e) {
      throw new Refusal(Rule.VALUE, "is no cursor of this list");
    }
  }

  private Revision revision(HistoryQuery.Revision revision) {
    var change = revision.change();
    return new Revision(
        change.revision(),
        change.type().word(),
        ChangeHeaders.time(change.recordedAt()),
        change.actor(),
        change.reason(),
        change.mergedInto(),
        revision.entry() == null
            ? null
            : new String(
                documents.one(EntryJson.write(revision.entry()).getBytes(StandardCharsets.UTF_8)),
                StandardCharsets.UTF_8));
  }
}
