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
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.entente.contracts.EntityKey;
import org.entente.contracts.Ids;
import org.entente.contracts.Kind;
import org.entente.rest.Bounded;
import org.entente.rest.Page;
import org.entente.rest.Problem;
import org.entente.rest.QueryParams;
import org.entente.timeline.entry.Entry;
import org.entente.timeline.entry.EntryJson;
import org.entente.timeline.export.Format;
import org.entente.timeline.query.EntryReader;
import org.entente.timeline.query.EntryReader.Found;
import org.entente.timeline.query.HistoryQuery;
import org.entente.timeline.query.Timeline;

/** Single entries and their parts; their history stands in {@link EntryHistoryResource}. */
@Path("/api/v1/entries")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Bounded
public class EntriesResource {
  private final EntryReader entries;
  private final HistoryQuery history;
  private final EntryDocuments documents;
  private final EntryRemarks remarks;
  private final Answers answers;
  private final FileAnswer files;

  EntriesResource(
      EntryReader entries,
      HistoryQuery history,
      EntryDocuments documents,
      EntryRemarks remarks,
      Answers answers,
      FileAnswer files) {
    this.files = files;
    this.entries = entries;
    this.history = history;
    this.documents = documents;
    this.remarks = remarks;
    this.answers = answers;
  }

  @GET
  @Path("/{id}")
  @Produces(MediaType.WILDCARD)
  public Response entry(
      @PathParam("id") String id, @Context UriInfo uri, @Context HttpHeaders headers)
      throws SQLException {
    TimelineParams params =
        TimelineParams.ofEntry(QueryParams.of(uri), headers.getRequestHeader(HttpHeaders.ACCEPT));
    answers.until(params.awaited(), headers);
    checkForm(id);
    if (params.asOf() != null) {
      return past(id, params, uri, headers);
    }
    return switch (entries.entry(id)) {
      case Found.Here(byte[] document) ->
          answers.file(
              uri,
              headers,
              params.format(),
              version -> {
                byte[] shown = inLanguage(id, document, params.language());
                return params.format() == Format.JSON
                    ? files.document(
                        remarks.with(
                            documents.one(shown), EntryJson.read(shown), params.language()),
                        version.made())
                    : files.entry(params, key(id), row(id, shown), version.made(), uri);
              });
      case Found.Merged(String into) -> TimelineAnswer.moved(uri, id, into);
      case Found.Deleted deleted -> throw Problem.gone("event/" + id);
      case Found.Nobody nobody -> throw Problem.notFound("event/" + id);
    };
  }

  /** The direct parts of an entry, in order, all of them. */
  @GET
  @Path("/{id}/children")
  public Response children(
      @PathParam("id") String id, @Context UriInfo uri, @Context HttpHeaders headers)
      throws SQLException {
    QueryParams params = QueryParams.of(uri);
    int limit = params.limit();
    var awaited = Awaiting.read(params);
    var after = params.cursor().map(TimelineParams::place).orElse(null);
    params.done();
    answers.until(awaited, headers);
    checkForm(id);
    return switch (entries.entry(id)) {
      case Found.Here here ->
          answers.json(
              uri,
              headers,
              version -> {
                var page = entries.children(id, after, limit);
                String next =
                    page.last() == null
                        ? null
                        : params.cursorAfter(TimelineParams.place(page.last()));
                var response =
                    files.document(
                        documents.page(
                            page.rows().stream().map(row -> documents.one(row.document())).toList(),
                            next,
                            null),
                        version.made());
                return next == null ? response : response.header("Link", Page.link(uri, next));
              });
      case Found.Merged(String into) -> TimelineAnswer.moved(uri, id, into);
      case Found.Deleted deleted -> throw Problem.gone("event/" + id);
      case Found.Nobody nobody -> throw Problem.notFound("event/" + id);
    };
  }

  private static void checkForm(String id) {
    if (!Ids.wellFormed(Kind.EVENT, id)) {
      throw Problem.notFound("event/" + id);
    }
  }

  private Response past(String id, TimelineParams params, UriInfo uri, HttpHeaders headers)
      throws SQLException {
    Instant asOf = params.asOf();
    var past = history.entry(id, asOf, params.language());
    if (past.value() == null) {
      String name = "event/" + id + " as of " + asOf;
      return switch (entries.asOf(key(id), asOf)) {
        case Found.Merged(String into) -> TimelineAnswer.moved(uri, id, into);
        case Found.Deleted deleted -> throw Problem.gone(name);
        case Found.Nobody nobody -> throw Problem.notFound(name);
        case Found.Here here -> throw Problem.notFound(name);
      };
    }
    Completeness completeness = Completeness.of(asOf, past);
    byte[] document = EntryJson.write(past.value()).getBytes(StandardCharsets.UTF_8);
    return answers.file(
        uri,
        headers,
        params.format(),
        _ ->
            completeness.headers(
                params.format() == Format.JSON
                    ? files.document(
                        documents.with(documents.one(document), completeness.members()), asOf)
                    : files.entry(params, key(id), row(id, document), asOf, uri)));
  }

  private static EntityKey key(String id) {
    return new EntityKey(Kind.EVENT, id);
  }

  private static Timeline.Row row(String id, byte[] document) {
    return new Timeline.Row(id, document, null);
  }

  private byte[] inLanguage(String id, byte[] document, Locale language) throws SQLException {
    if (language == null) {
      return document;
    }
    Map<String, Entry> translated = history.inLanguage(List.of(id), language);
    return translated.containsKey(id)
        ? EntryJson.write(translated.get(id)).getBytes(StandardCharsets.UTF_8)
        : document;
  }
}
