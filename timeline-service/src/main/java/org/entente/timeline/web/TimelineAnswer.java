package org.entente.timeline.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.sql.SQLException;
import java.util.Base64;
import java.util.List;
import org.entente.contracts.EntityKey;
import org.entente.contracts.Fault.Rule;
import org.entente.rest.Page;
import org.entente.rest.Problem;
import org.entente.rest.QueryParams;
import org.entente.timeline.entry.OrderKey;
import org.entente.timeline.query.EntryReader;
import org.entente.timeline.query.EntryReader.Found;
import org.entente.timeline.query.Filter;
import org.entente.timeline.query.TimelineQuery;
import org.entente.timeline.query.TimelineQuery.Asked;
import org.entente.timeline.query.TimelineQuery.Order;
import org.entente.timeline.stream.RevisionWait.Awaited;

/** The answer to a request for a timeline, whosever it is. */
@ApplicationScoped
class TimelineAnswer {
  private final TimelineQuery timelines;
  private final EntryReader entries;
  private final EntryDocuments documents;
  private final Awaiting awaiting;
  private final Answers answers;

  TimelineAnswer(
      TimelineQuery timelines,
      EntryReader entries,
      EntryDocuments documents,
      Awaiting awaiting,
      Answers answers) {
    this.timelines = timelines;
    this.entries = entries;
    this.documents = documents;
    this.awaiting = awaiting;
    this.answers = answers;
  }

  /**
   * @param key of the record whose timeline it is, null where there is none
   */
  Response answer(String scope, EntityKey key, UriInfo uri, HttpHeaders headers)
      throws SQLException {
    QueryParams params = QueryParams.of(uri);
    Filter filter = FilterParams.read(params);
    Order order =
        params.word("order", List.of("asc", "desc")).orElse("asc").equals("asc")
            ? Order.ASC
            : Order.DESC;
    params.word("format", List.of("json"));
    int limit = params.limit();
    List<Awaited> awaited = Awaiting.read(params);
    OrderKey after = params.cursor().map(TimelineAnswer::place).orElse(null);
    params.done();
    awaiting.until(awaited, headers);
    if (key != null) {
      switch (entries.known(key)) {
        case Found.Merged(String into) -> {
          return moved(uri, key.id(), into);
        }
        case Found.Nobody nobody -> throw Problem.notFound(key.toString());
        case Found.Here here -> {}
        case Found.Deleted deleted -> {}
      }
    }
    return answers.json(
        uri,
        headers,
        () -> {
          var page = timelines.page(new Asked(scope, filter, order, after, limit));
          String next =
              page.last() == null
                  ? null
                  : params.cursorAfter(
                      List.of(Base64.getEncoder().encodeToString(page.last().bytes())));
          Response.ResponseBuilder response =
              Response.ok(documents.page(page.documents(), next), MediaType.APPLICATION_JSON);
          return next == null ? response : response.header("Link", Page.link(uri, next));
        });
  }

  private static OrderKey place(List<String> position) {
    if (position.size() != 1) {
      throw new QueryParams.Refusal(Rule.VALUE, "is no cursor of a timeline");
    }
    return OrderKey.of(Base64.getDecoder().decode(position.getFirst()));
  }

  /** The same request where it belongs, relative to this one. */
  static Response moved(UriInfo uri, String from, String to) {
    String path = uri.getRequestUri().getRawPath();
    int at = path.lastIndexOf("/" + from + "/");
    String query = uri.getRequestUri().getRawQuery();
    return Response.status(Response.Status.MOVED_PERMANENTLY)
        .location(
            URI.create(
                path.substring(0, at + 1)
                    + to
                    + path.substring(at + 1 + from.length())
                    + (query == null ? "" : "?" + query)))
        .build();
  }
}
