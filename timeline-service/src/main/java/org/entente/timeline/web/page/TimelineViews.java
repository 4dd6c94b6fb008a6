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
import org.entente.contracts.Fault.Rule;
import org.entente.rest.QueryParams;
import org.entente.rest.QueryParams.Refusal;
import org.entente.timeline.entry.Entry;
import org.entente.timeline.entry.EntryJson;
import org.entente.timeline.entry.OrderKey;
import org.entente.timeline.query.Asked;
import org.entente.timeline.query.Asked.Order;
import org.entente.timeline.query.CountQuery;
import org.entente.timeline.query.Counts;
import org.entente.timeline.query.Facets;
import org.entente.timeline.query.Filter;
import org.entente.timeline.query.HistoryQuery;
import org.entente.timeline.query.HistoryQuery.Past;
import org.entente.timeline.query.PastView;
import org.entente.timeline.query.Timeline;
import org.entente.timeline.query.TimelineQuery;
import org.entente.timeline.web.FilterParams;

/** Makes the view of any timeline from a request. */
@ApplicationScoped
class TimelineViews {
  private static final int MOST_DEEP = 16;

  private final TimelineQuery timelines;
  private final CountQuery counts;
  private final HistoryQuery history;
  private final TimelineFilters filters;

  TimelineViews(
      TimelineQuery timelines, CountQuery counts, HistoryQuery history, TimelineFilters filters) {
    this.timelines = timelines;
    this.counts = counts;
    this.history = history;
    this.filters = filters;
  }

  /**
   * A timeline as a request asks for it, and where it is read.
   *
   * @param past what was recorded up to a time, null for now
   * @param asOf that time, null for now
   */
  record Reading(
      Asked asked, QueryParams params, Timeline timeline, Counts counts, PastView past, AsOf asOf) {

    Instant at() {
      return asOf == null ? null : asOf.at();
    }
  }

  /**
   * @param scope whose timeline
   */
  Reading read(String scope, UriInfo uri, Page page) throws SQLException {
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
    if (asOf == null) {
      Asked asked = new Asked(scope, filter, order, after, limit);
      return new Reading(asked, params, timelines, counts.of(scope), null, null);
    }
    Past<PastView> past = history.scope(scope, filter, asOf, page.t().records());
    PastView view = past.value();
    return new Reading(
        new Asked(scope, view.filter(), order, after, limit),
        params,
        view.timeline(),
        view,
        view,
        AsOf.of(asOf, past.complete(), page));
  }

  TimelineView view(Reading reading, Page page) throws SQLException {
    Asked asked = reading.asked();
    Texts t = page.t();
    Timeline.Page found = reading.timeline().tops(asked);
    Facets facets = reading.counts().facets(asked.filter());
    List<Entry> tops = entries(found.rows(), reading, t);
    Map<String, List<Entry>> parts = parts(reading, tops, t);
    Address address = page.address();
    var filtered =
        new TimelineFilters.View(
            asked.scope(), asked.filter(), reading.counts(), reading.at(), page);
    boolean unrecorded = reading.past() != null && reading.past().nothing();
    List<TimelineView.Way> nearest = facets.total() == 0 ? filters.nearest(filtered) : List.of();
    return new TimelineView(
        facets.total(),
        asked.order() == Order.ASC,
        turned(address, asked.order()),
        filters.years(filtered),
        unrecorded ? List.of() : filters.kinds(filtered),
        filters.more(filtered),
        filters.chosen(filtered),
        address.bare(),
        groups(tops, parts, views(page, asked.scope()), facets.year(), t),
        next(found, reading.params(), address),
        asked.after() == null ? null : address.toString(),
        Ways.of(address.unframed().timeline().orElseThrow(), page),
        reading.asOf(),
        unrecorded ? t.say("asof.nothing") : nearest.isEmpty() ? t.say("none") : t.say("none.yet"),
        unrecorded ? List.of() : nearest);
  }

  /** Entries of the past are in the language asked for already. */
  private List<Entry> entries(List<Timeline.Row> rows, Reading reading, Texts t)
      throws SQLException {
    return reading.past() == null ? entries(rows, t) : read(rows);
  }

  private static EntryViews views(Page page, String scope) {
    Set<String> here = Asked.partnership(scope) ? Set.of(scope.split("-")) : Set.of(scope);
    return new EntryViews(page.t(), page.links(), page.address().unframed(), here);
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

  /** The parts in the view, by the event that they are part of. */
  private Map<String, List<Entry>> parts(Reading reading, List<Entry> tops, Texts t)
      throws SQLException {
    Map<String, List<Entry>> all = new LinkedHashMap<>();
    List<String> parents =
        tops.stream()
            .filter(entry -> entry.childrenTotal() != null || !entry.children().isEmpty())
            .map(Entry::id)
            .toList();
    for (int depth = 0; depth < MOST_DEEP && !parents.isEmpty(); depth++) {
      List<Timeline.Part> found = reading.timeline().parts(reading.asked(), parents);
      List<Entry> entries = entries(found.stream().map(Timeline.Part::row).toList(), reading, t);
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
              unknown ? t.say("year.unknown") : t.year(Integer.parseInt(year)),
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
