package org.entente.timeline.web.page;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.UriInfo;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.entente.contracts.Fault.Rule;
import org.entente.rest.QueryParams;
import org.entente.rest.QueryParams.Refusal;
import org.entente.timeline.entry.Entry;
import org.entente.timeline.entry.EntryJson;
import org.entente.timeline.entry.OrderKey;
import org.entente.timeline.query.Asked;
import org.entente.timeline.query.Asked.Order;
import org.entente.timeline.query.Facets;
import org.entente.timeline.query.Filter;
import org.entente.timeline.query.HistoryQuery;
import org.entente.timeline.query.HistoryQuery.Past;
import org.entente.timeline.query.Timeline;
import org.entente.timeline.query.TimelineQuery;
import org.entente.timeline.web.FilterParams;

/** Makes the view of any timeline from a request. */
@ApplicationScoped
class TimelineViews {
  private static final int MOST_DEEP = 16;
  private static final int ALL = Integer.MAX_VALUE;

  private final TimelineQuery timelines;
  private final HistoryQuery history;
  private final TimelineFilters filters;

  TimelineViews(TimelineQuery timelines, HistoryQuery history, TimelineFilters filters) {
    this.timelines = timelines;
    this.history = history;
    this.filters = filters;
  }

  /**
   * @param scope whose timeline
   * @param here the parties that need no naming
   * @param api where the same timeline is as JSON
   */
  TimelineView view(String scope, Set<String> here, String api, UriInfo uri, Page page)
      throws SQLException {
    QueryParams params = page.address().read(uri);
    Filter filter = FilterParams.read(params);
    Order order =
        params.word("order", List.of("asc", "desc")).orElse("desc").equals("asc")
            ? Order.ASC
            : Order.DESC;
    OrderKey after = params.cursor().map(TimelineViews::place).orElse(null);
    int limit = params.limit();
    Instant asOf = FilterParams.asOf(params);
    params.word("lang", List.of(page.address().one("lang")));
    params.done();
    Asked asked = new Asked(scope, filter, order, after, limit);
    if (asOf != null) {
      var past = history.timeline(scope, filter, asOf, page.t().records());
      return past(past, asked, AsOf.of(asOf, past.complete(), page), here, api, params, page);
    }
    Timeline.Page found = timelines.tops(asked);
    Facets facets = filters.facets(scope, filter);
    List<Entry> tops = entries(found.rows(), page.t());
    Map<String, List<Entry>> parts = parts(timelines, asked, tops, rows -> entries(rows, page.t()));
    Address address = page.address();
    return new TimelineView(
        facets.total(),
        order == Order.ASC,
        turned(address, order),
        filters.years(scope, filter, address, page.t()),
        filters.kinds(scope, filter, address, page.t()),
        filters.more(scope, filter, address, page.t()),
        filters.chosen(address, page.t()),
        address.bare(),
        groups(tops, parts, views(page, here), facets.year(), page.t()),
        next(found, params, address),
        after == null ? null : address.toString(),
        Ways.of(address, api, page.t()),
        scope,
        null,
        facets.total() == 0 ? filters.nearest(scope, page) : List.of());
  }

  /** As recorded up to a time: filters hold, and are not counted. */
  private TimelineView past(
      Past<Timeline> past,
      Asked asked,
      AsOf asOf,
      Set<String> here,
      String api,
      QueryParams params,
      Page page)
      throws SQLException {
    Timeline.Page found = past.value().tops(asked);
    List<Entry> all =
        read(
            past.value()
                .flat(new Asked(asked.scope(), asked.filter(), asked.order(), null, ALL))
                .rows());
    List<Entry> tops = read(found.rows());
    Map<String, Long> years =
        all.stream().collect(Collectors.groupingBy(TimelineViews::year, Collectors.counting()));
    Address address = page.address();
    return new TimelineView(
        all.size(),
        asked.order() == Order.ASC,
        turned(address, asked.order()),
        new YearStrip(List.of(), null),
        List.of(),
        List.of(),
        filters.chosen(address, page.t()),
        address.bare(),
        groups(
            tops,
            parts(past.value(), asked, tops, TimelineViews::read),
            views(page, here),
            years,
            page.t()),
        next(found, params, address),
        asked.after() == null ? null : address.toString(),
        Ways.of(address, api, page.t()),
        asked.scope(),
        asOf,
        List.of());
  }

  private static EntryViews views(Page page, Set<String> here) {
    return new EntryViews(page.t(), page.links(), page.address(), here);
  }

  private static String turned(Address address, Order order) {
    return order == Order.ASC ? address.without("order") : address.with("order", "asc");
  }

  private static String next(Timeline.Page found, QueryParams params, Address address) {
    if (found.last() == null) {
      return null;
    }
    String place = Base64.getEncoder().encodeToString(found.last().bytes());
    return address.with("cursor", params.cursorAfter(List.of(place)));
  }

  private static List<Entry> read(List<Timeline.Row> rows) {
    return rows.stream().map(row -> EntryJson.read(row.document())).toList();
  }

  List<Entry> entries(List<Timeline.Row> rows, Texts t) throws SQLException {
    if (t.records() == null) {
      return read(rows);
    }
    Map<String, Entry> translated =
        history.inLanguage(rows.stream().map(Timeline.Row::id).toList(), t.records());
    return rows.stream()
        .map(row -> {
          Entry entry = translated.get(row.id());
          return entry == null ? EntryJson.read(row.document()) : entry;
        })
        .toList();
  }

  private interface Reading {
    List<Entry> entries(List<Timeline.Row> rows) throws SQLException;
  }

  /** The parts in the view, by the event that they are part of. */
  private static Map<String, List<Entry>> parts(
      Timeline timeline, Asked asked, List<Entry> tops, Reading reading) throws SQLException {
    Map<String, List<Entry>> all = new LinkedHashMap<>();
    List<String> parents =
        tops.stream()
            .filter(entry -> entry.childrenTotal() != null || !entry.children().isEmpty())
            .map(Entry::id)
            .toList();
    for (int depth = 0; depth < MOST_DEEP && !parents.isEmpty(); depth++) {
      List<Timeline.Part> found = timeline.parts(asked, parents);
      List<Entry> entries = reading.entries(found.stream().map(Timeline.Part::row).toList());
      for (int i = 0; i < found.size(); i++) {
        all.computeIfAbsent(found.get(i).parent(), id -> new ArrayList<>()).add(entries.get(i));
      }
      parents = found.stream().map(part -> part.row().id()).toList();
    }
    return all;
  }

  private static List<TimelineView.Year> groups(
      List<Entry> tops,
      Map<String, List<Entry>> parts,
      EntryViews views,
      Map<String, Long> counts,
      Texts t) {
    Map<String, List<EntryView>> years = new LinkedHashMap<>();
    for (Entry entry : tops) {
      years
          .computeIfAbsent(year(entry), year -> new ArrayList<>())
          .add(views.top(entry, below(entry, parts, views)));
    }
    List<TimelineView.Year> groups = new ArrayList<>();
    years.forEach((year, entries) -> {
      boolean unknown = year.equals("unknown");
      groups.add(
          new TimelineView.Year(
              "y" + year,
              unknown ? t.say("year.unknown") : YearStrip.shown(Integer.parseInt(year)),
              t.say("events", counts.getOrDefault(year, (long) entries.size())),
              entries));
    });
    return groups;
  }

  private static List<EntryView> below(
      Entry entry, Map<String, List<Entry>> parts, EntryViews views) {
    return parts.getOrDefault(entry.id(), List.of()).stream()
        .map(part -> views.part(part, entry, below(part, parts, views)))
        .toList();
  }

  /** The year of the earliest day, as the facets name it. */
  static String year(Entry entry) {
    String earliest = entry.date().earliest();
    if (earliest == null) {
      return "unknown";
    }
    int monthAt = earliest.indexOf('-', 1);
    return Integer.toString(Integer.parseInt(earliest.substring(0, monthAt)));
  }

  private static OrderKey place(List<String> position) {
    if (position.size() != 1) {
      throw new Refusal(Rule.VALUE, "is no cursor of a timeline");
    }
    return OrderKey.of(Base64.getDecoder().decode(position.getFirst()));
  }
}
