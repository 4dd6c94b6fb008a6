package org.entente.timeline.web.page;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.entente.contracts.Fault.Rule;
import org.entente.contracts.Kind;
import org.entente.rest.QueryParams;
import org.entente.rest.QueryParams.Refusal;
import org.entente.timeline.entry.Assembled;
import org.entente.timeline.query.Asked;
import org.entente.timeline.query.Asked.Order;
import org.entente.timeline.query.Filter;
import org.entente.timeline.query.PartnershipQuery;
import org.entente.timeline.query.PartnershipQuery.Partnership;
import org.entente.timeline.query.PartnershipQuery.Place;
import org.entente.timeline.query.RecordQuery;
import org.entente.timeline.query.TimelineQuery;

/** Which partnerships there are, and what happened last. */
@Path("/")
@RunOnVirtualThread
public class StartPage {
  private static final int MOST_LATEST = 5;

  private final Pages pages;
  private final PartnershipQuery partnerships;
  private final TimelineQuery timelines;
  private final TimelineViews views;
  private final RecordQuery records;
  private final LiveStreams live;

  StartPage(
      Pages pages,
      PartnershipQuery partnerships,
      TimelineQuery timelines,
      TimelineViews views,
      RecordQuery records,
      LiveStreams live) {
    this.pages = pages;
    this.partnerships = partnerships;
    this.timelines = timelines;
    this.views = views;
    this.records = records;
    this.live = live;
  }

  @GET
  public Response start(@Context UriInfo uri, @Context HttpHeaders headers) {
    return pages.answer(
        uri,
        headers,
        page -> {
          Live announced = live.all();
          QueryParams params = page.address().read(uri);
          Place after = params.cursor().map(StartPage::place).orElse(null);
          int limit = params.limit();
          List<Partnership> found =
              partnerships.partnerships(after, limit + 1, LocalDate.now(ZoneOffset.UTC));
          List<Partnership> shown = found.subList(0, Math.min(limit, found.size()));
          String next = null;
          if (found.size() > limit) {
            Partnership last = shown.getLast();
            next =
                page.address()
                    .with(
                        "cursor",
                        params.cursorAfter(List.of(Long.toString(last.events()), last.id())));
          }
          return Templates.start(
              page.titled(page.t().say("start.title"))
                  .canonical(pages.publicUrl() + "/")
                  .live(announced),
              new StartView.Overall(
                  lines(shown, page),
                  after == null ? latest(page) : List.of(),
                  next,
                  Ways.of(page.address().timeline().orElseThrow(), page)));
        });
  }

  private List<StartView.Line> lines(List<Partnership> partnerships, Page page)
      throws SQLException {
    Set<String> parties =
        partnerships.stream()
            .flatMap(partnership -> Arrays.stream(partnership.id().split("-")))
            .collect(Collectors.toSet());
    Map<String, String> names =
        records.names(Kind.PARTY, parties, LocalDate.now(ZoneOffset.UTC), page.t().records());
    return partnerships.stream()
        .map(partnership ->
            new StartView.Line(
                page.links().partnership(partnership.id()),
                Arrays.stream(partnership.id().split("-"))
                    .map(party -> names.getOrDefault(party, party))
                    .collect(Collectors.joining(" – ")),
                page.t().say("events", partnership.events()),
                DateView.of(partnership.last().date(), page.t()),
                partnership.last().title(),
                page.links().entry(partnership.last().id())))
        .toList();
  }

  private List<EntryView> latest(Page page) throws SQLException {
    var found =
        timelines.tops(
            new Asked(
                Assembled.ALL,
                Filter.held(LocalDate.now(ZoneOffset.UTC).toEpochDay()),
                Order.DESC,
                null,
                MOST_LATEST));
    EntryViews entries = new EntryViews(page.t(), page.links(), null, Set.of());
    return views.entries(found.rows(), page.t()).stream()
        .map(entry -> entries.top(entry, List.of()))
        .toList();
  }

  private static Place place(List<String> position) {
    try {
      return new Place(Long.parseLong(position.get(0)), position.get(1));
    } catch (NumberFormatException | IndexOutOfBoundsException e) {
      throw new Refusal(Rule.VALUE, "is no cursor of this list");
    }
  }
}
