package org.entente.timeline.web;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.entente.contracts.EntityKey;
import org.entente.rest.Downloads;
import org.entente.timeline.entry.Entry;
import org.entente.timeline.export.ExportFormat;
import org.entente.timeline.export.Format;
import org.entente.timeline.export.Heading;
import org.entente.timeline.query.Asked;
import org.entente.timeline.query.FeedQuery;
import org.entente.timeline.query.FeedQuery.Feed;
import org.entente.timeline.query.HistoryQuery;
import org.entente.timeline.query.OverviewQuery;
import org.entente.timeline.query.PastOverviewQuery;
import org.entente.timeline.query.RemarkQuery;
import org.entente.timeline.query.Timeline;
import org.entente.timeline.query.WholeTimeline;
import org.entente.timeline.query.WholeTimelines;

/** A timeline as a file or a feed (API §7). */
@ApplicationScoped
class FileAnswer {
  private final WholeTimelines now;
  private final HistoryQuery history;
  private final OverviewQuery overviews;
  private final PastOverviewQuery pasts;
  private final FeedQuery feeds;
  private final Answers answers;
  private final Downloads downloads;
  private final TimelineTitle titles;
  private final RemarkQuery remarks;
  private final Licence licence;
  private final CurrentVertxRequest request;
  private final String base;

  FileAnswer(
      WholeTimelines now,
      HistoryQuery history,
      OverviewQuery overviews,
      PastOverviewQuery pasts,
      FeedQuery feeds,
      Answers answers,
      Downloads downloads,
      TimelineTitle titles,
      RemarkQuery remarks,
      Licence licence,
      CurrentVertxRequest request,
      @ConfigProperty(name = "entente.public-url") String base) {
    this.now = now;
    this.history = history;
    this.overviews = overviews;
    this.pasts = pasts;
    this.feeds = feeds;
    this.answers = answers;
    this.downloads = downloads;
    this.titles = titles;
    this.remarks = remarks;
    this.licence = licence;
    this.request = request;
    this.base = base;
  }

  Response answer(TimelineParams params, String scope, UriInfo uri, HttpHeaders headers)
      throws SQLException {
    FileAddresses addresses = new FileAddresses(base, uri, params.format());
    return answers.file(
        uri,
        headers,
        params.format(),
        _ ->
            params.format().feed()
                ? feed(params, scope, addresses)
                : file(params, scope, addresses));
  }

  /**
   * One entry as a file or a feed.
   *
   * @param made up to when it was recorded
   */
  Response.ResponseBuilder entry(
      TimelineParams params, EntityKey key, Timeline.Row row, Instant made, UriInfo uri)
      throws SQLException {
    FileAddresses addresses = new FileAddresses(base, uri, params.format());
    String scope = key.toString();
    return params.format().feed()
        ? feed(
            Feed.of(made, List.of(new FeedQuery.Item(row, new FeedQuery.Place(0, row.id()), null))),
            params,
            scope,
            addresses)
        : file(() -> new Single(row, made), params, scope, addresses);
  }

  /**
   * An entry's own document, or its parts'; like the files it says its licence and when it was
   * made.
   */
  Response.ResponseBuilder document(byte[] json, Instant made) {
    return licence.on(Response.ok(json).type(MediaType.APPLICATION_JSON), made);
  }

  private record Single(Timeline.Row row, Instant made) implements WholeTimeline {
    @Override
    public void read(Taker taker) throws SQLException, IOException {
      taker.take(row.document());
    }

    @Override
    public void close() {}
  }

  private Response.ResponseBuilder feed(
      TimelineParams params, String scope, FileAddresses addresses) throws SQLException {
    if (params.asOf() == null) {
      return feed(
          feeds.feed(scope, params.filter(), params.before(), params.language()),
          params,
          scope,
          addresses);
    }
    var past =
        history.feed(scope, params.filter(), params.asOf(), params.language(), params.before());
    return Completeness.of(params.asOf(), past)
        .headers(feed(past.value(), params, scope, addresses));
  }

  private Response.ResponseBuilder feed(
      Feed feed, TimelineParams params, String scope, FileAddresses addresses) throws SQLException {
    Heading heading = heading(params, scope, addresses, feed.last(), feed.made());
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      ExportFormat format = params.format().to(out, heading);
      format.begin();
      for (FeedQuery.Item item : feed.items()) {
        format.entry(item.row().document(), item.published());
      }
      format.end();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Response.ResponseBuilder response = described(Response.ok(out.toByteArray()), params, scope);
    if (feed.last() != null) {
      response.header("Link", "<" + heading.addresses().next() + ">; rel=\"next\"");
    }
    return licence.on(response, feed.made());
  }

  private Response.ResponseBuilder file(
      TimelineParams params, String scope, FileAddresses addresses) throws SQLException {
    if (params.asOf() == null) {
      return file(() -> now.open(params.asked(scope), params.language()), params, scope, addresses);
    }
    Asked asked = params.asked(scope);
    var past = history.whole(asked, params.asOf(), params.language());
    return Completeness.of(params.asOf(), past)
        .headers(file(past::value, params, scope, addresses));
  }

  private interface Opening {
    WholeTimeline open() throws SQLException;
  }

  private Response.ResponseBuilder file(
      Opening opening, TimelineParams params, String scope, FileAddresses addresses)
      throws SQLException {
    RoutingContext routing = request.getCurrent();
    Downloads.Place place = downloads.enter();
    try {
      WholeTimeline whole = opening.open();
      place.holding(whole::close);
      Heading heading = heading(params, scope, addresses, null, whole.made());
      Response.ResponseBuilder response = Response.ok();
      if (routing.request().method() == HttpMethod.HEAD) {
        place.leave();
      } else {
        response.entity(place.writing(routing, out -> write(whole, params.format(), heading, out)));
      }
      return licence.on(described(response, params, scope), whole.made());
    } catch (SQLException | RuntimeException e) {
      place.leave();
      throw e;
    }
  }

  private static void write(WholeTimeline whole, Format format, Heading heading, OutputStream out)
      throws SQLException, IOException {
    ExportFormat file = format.to(out, heading);
    file.begin();
    whole.read(document -> file.entry(document, null));
    file.end();
  }

  /**
   * @param next the place after which a feed's next page begins, null where none follows
   */
  private Heading heading(
      TimelineParams params,
      String scope,
      FileAddresses addresses,
      FeedQuery.Place next,
      Instant made)
      throws SQLException {
    return new Heading(
        titles.of(scope, addresses.asked(), made, params.language()),
        addresses.of(scope, next),
        licence.named(),
        made,
        params.asOf(),
        params.language(),
        params.vague(),
        params.format() == Format.HTML && Asked.partnership(scope)
            ? atAGlance(params, scope)
            : null,
        entries -> remarks(params, entries));
  }

  private Heading.AtAGlance atAGlance(TimelineParams params, String pair) throws SQLException {
    Instant asOf = params.asOf();
    LocalDate day = LocalDate.ofInstant(asOf == null ? Instant.now() : asOf, ZoneOffset.UTC);
    Locale language = params.language();
    return new Heading.AtAGlance(
        asOf == null
            ? overviews.overview(pair, day, language)
            : pasts.overview(
                history.scope(pair, params.filter(), asOf, language).value(), asOf, day, language),
        day);
  }

  /** Remarks are of now (API §5): a timeline of another time has none. */
  private Map<String, List<String>> remarks(TimelineParams params, List<Entry> entries) {
    try {
      return params.asOf() == null ? remarks.remarks(entries, params.language()) : Map.of();
    } catch (SQLException e) {
      throw new UncheckedIOException(new IOException("the database went away", e));
    }
  }

  private static Response.ResponseBuilder described(
      Response.ResponseBuilder response, TimelineParams params, String scope) {
    Format format = params.format();
    response.header("Content-Type", format.type());
    return format == Format.HTML
        ? response
            .header("Content-Security-Policy", PagePolicy.framedBy("'none'"))
            .header("Referrer-Policy", "no-referrer")
        : response.header(
            "Content-Disposition",
            "inline; filename=\"%s.%s\"".formatted(scope.replace('/', '-'), ending(format)));
  }

  private static String ending(Format format) {
    return switch (format) {
      case ATOM -> "atom.xml";
      case JSONFEED, TIMELINEJS -> format.word() + ".json";
      default -> format.word();
    };
  }
}
