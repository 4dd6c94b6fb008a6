package org.entente.timeline.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.entente.contracts.EntityKey;
import org.entente.rest.Page;
import org.entente.rest.Problem;
import org.entente.rest.QueryParams;
import org.entente.timeline.entry.Assembled;
import org.entente.timeline.entry.Entry;
import org.entente.timeline.entry.EntryJson;
import org.entente.timeline.export.Format;
import org.entente.timeline.query.Asked;
import org.entente.timeline.query.EntryReader;
import org.entente.timeline.query.EntryReader.Found;
import org.entente.timeline.query.HistoryQuery;
import org.entente.timeline.query.Merges;
import org.entente.timeline.query.Timeline;
import org.entente.timeline.query.Timeline.Part;
import org.entente.timeline.query.Timeline.Row;
import org.entente.timeline.query.TimelineQuery;

/** The answer to a request for a timeline, whosever it is. */
@ApplicationScoped
class TimelineAnswer {
  private final TimelineQuery now;
  private final HistoryQuery history;
  private final EntryReader entries;
  private final EntryDocuments documents;
  private final Answers answers;
  private final FileAnswer files;
  private final Licence licence;
  private final Merges merges;

  TimelineAnswer(
      TimelineQuery now,
      HistoryQuery history,
      EntryReader entries,
      EntryDocuments documents,
      Answers answers,
      FileAnswer files,
      Licence licence,
      Merges merges) {
    this.now = now;
    this.history = history;
    this.entries = entries;
    this.documents = documents;
    this.answers = answers;
    this.files = files;
    this.licence = licence;
    this.merges = merges;
  }

  /** The timeline of all. */
  Response answer(UriInfo uri, HttpHeaders headers) throws SQLException {
    return answer(Assembled.ALL, Assembled.ALL, asOf -> Assembled.ALL, uri, headers);
  }

  /** A pair's timeline, moved to the one that it counts as. */
  Response answer(Pair pair, String address, UriInfo uri, HttpHeaders headers) throws SQLException {
    return answer(address, address, asOf -> pair.counted(merges, asOf).sorted(), uri, headers);
  }

  /** The timeline of a record, moved to the one that it was merged into. */
  Response answer(EntityKey key, UriInfo uri, HttpHeaders headers) throws SQLException {
    return answer(key.toString(), key.id(), asOf -> countsAs(key, asOf), uri, headers);
  }

  /** Where the timeline of an address stands, as of a time, null for now. */
  private interface Standing {
    String at(Instant asOf) throws SQLException;
  }

  private Response answer(
      String scope, String address, Standing standing, UriInfo uri, HttpHeaders headers)
      throws SQLException {
    QueryParams query = QueryParams.of(uri);
    TimelineParams params =
        TimelineParams.read(query, headers.getRequestHeader(HttpHeaders.ACCEPT));
    answers.until(params.awaited(), headers);
    String stands = standing.at(params.asOf());
    if (!stands.equals(address)) {
      return moved(uri, address, stands);
    }
    if (params.format() != Format.JSON) {
      return files.answer(params, scope, uri, headers);
    }
    return answers.json(
        uri,
        headers,
        version ->
            params.asOf() == null
                ? page(
                    now.in(version.generation()),
                    version.made(),
                    params.asked(scope),
                    params,
                    query,
                    uri,
                    null)
                : past(params.asked(scope), params, query, uri));
  }

  private Response.ResponseBuilder past(
      Asked asked, TimelineParams params, QueryParams query, UriInfo uri) throws SQLException {
    var past = history.timeline(asked.scope(), asked.filter(), params.asOf(), params.language());
    Completeness completeness = Completeness.of(params.asOf(), past);
    return completeness.headers(
        page(past.value(), params.asOf(), asked, params, query, uri, completeness.members()));
  }

  /**
   * @param members more members of the page's JSON, null for none
   */
  private Response.ResponseBuilder page(
      Timeline timeline,
      Instant made,
      Asked asked,
      TimelineParams params,
      QueryParams query,
      UriInfo uri,
      String members)
      throws SQLException {
    Timeline.Page page = params.tree() ? timeline.tops(asked) : timeline.flat(asked);
    List<Part> parts = params.tree() ? parts(timeline, asked, page.rows()) : List.of();
    Function<Row, byte[]> finished = finished(params, page.rows(), parts);
    Function<Row, byte[]> document =
        params.tree() ? new EntryTree(parts, finished)::document : finished;
    String next = page.last() == null ? null : query.cursorAfter(TimelineParams.place(page.last()));
    byte[] json = documents.page(page.rows().stream().map(document).toList(), next, members);
    Response.ResponseBuilder response = Response.ok(json, MediaType.APPLICATION_JSON);
    licence.on(response, made);
    return next == null ? response : response.header("Link", Page.link(uri, next));
  }

  private static List<Part> parts(Timeline timeline, Asked asked, List<Row> tops)
      throws SQLException {
    List<Part> all = new ArrayList<>();
    List<String> parents = tops.stream().map(Row::id).toList();
    while (!parents.isEmpty()) {
      List<Part> below = timeline.parts(asked, parents);
      all.addAll(below);
      parents = below.stream().map(part -> part.row().id()).toList();
    }
    return all;
  }

  /** The document as stored, or assembled anew in the language asked for; with its address. */
  private Function<Row, byte[]> finished(TimelineParams params, List<Row> rows, List<Part> parts)
      throws SQLException {
    if (params.language() == null || params.asOf() != null) {
      return row -> documents.one(row.document());
    }
    List<String> ids = new ArrayList<>(rows.stream().map(Row::id).toList());
    parts.forEach(part -> ids.add(part.row().id()));
    Map<String, Entry> translated = history.inLanguage(ids, params.language());
    return row ->
        documents.one(
            translated.containsKey(row.id())
                ? EntryJson.write(translated.get(row.id())).getBytes(StandardCharsets.UTF_8)
                : row.document());
  }

  /**
   * The id that counts for a record, its own where it was not merged.
   *
   * @param asOf null for now
   */
  String countsAs(EntityKey key, Instant asOf) throws SQLException {
    Found found = entries.known(key);
    if (found instanceof Found.Nobody) {
      throw Problem.notFound(key.toString());
    }
    if (asOf != null) {
      return merges.counted(Set.of(key), asOf).apply(key).id();
    }
    return found instanceof Found.Merged(String into) ? into : key.id();
  }

  /** The same request where it belongs; relative, for addresses never come from Host. */
  static Response moved(UriInfo uri, String from, String to) {
    String path = uri.getRequestUri().getRawPath();
    int at = path.lastIndexOf("/" + from);
    String query = uri.getRequestUri().getRawQuery();
    return Response.status(Response.Status.MOVED_PERMANENTLY)
        .header(
            HttpHeaders.LOCATION,
            path.substring(0, at + 1)
                + to
                + path.substring(at + 1 + from.length())
                + (query == null ? "" : "?" + query))
        .build();
  }
}
