package org.entente.timeline.web.page;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.entente.contracts.EntityKey;
import org.entente.contracts.Kind;
import org.entente.timeline.export.Words;
import org.entente.timeline.query.Asked;
import org.entente.timeline.query.Counts;
import org.entente.timeline.query.Facets;
import org.entente.timeline.query.Filter;
import org.entente.timeline.query.PeopleQuery.Met;
import org.entente.timeline.query.RecordQuery;
import org.entente.timeline.web.FilterWords;

/** The filters of a timeline as links with their counts: what one leads to, it counts. */
@ApplicationScoped
class TimelineFilters {
  private static final int MOST_SHOWN = 24;

  private final RecordQuery records;

  TimelineFilters(RecordQuery records) {
    this.records = records;
  }

  /**
   * The view that is filtered.
   *
   * @param counts of its scope
   * @param asOf the time up to which names were recorded, null for now
   */
  record View(String scope, Filter filter, Counts counts, Instant asOf, Page page) {
    private Address address() {
      return page.address();
    }

    private Texts t() {
      return page.t();
    }

    private Narrowing narrowing() {
      return Narrowing.of(filter);
    }
  }

  YearStrip years(View view) throws SQLException {
    return YearStrip.of(view.counts().years(view.narrowing().anyTime()), view.address(), view.t());
  }

  List<TimelineView.Pill> kinds(View view) throws SQLException {
    Facets counts = view.counts().facets(view.narrowing().anyKind());
    List<TimelineView.Pill> pills = new ArrayList<>();
    pills.add(
        new TimelineView.Pill(
            "",
            view.t().say("kinds.all"),
            view.address().without("kind"),
            counts.total(),
            view.filter().kind().isEmpty()));
    pills.addAll(pills("kind", counts.kind(), kind -> view.t().word("kinds", kind), view));
    return pills;
  }

  /** Filters that fewer people need: those that would narrow the view further. */
  List<TimelineView.Group> more(View view) throws SQLException {
    Texts t = view.t();
    Facets counts = view.counts().facets(view.filter());
    Facets anyTopic = view.counts().facets(view.narrowing().anyTopic());
    List<TimelineView.Group> groups = new ArrayList<>();
    group(groups, t.say("filter.topic"), pills("topic", anyTopic.topic(), t::topic, view));
    group(groups, t.say("sorts.person"), named(Kind.PERSON, people(view), view));
    group(groups, t.say("filter.series"), named(Kind.SERIES, counts.series(), view));
    group(groups, t.say("filter.initiative"), named(Kind.INITIATIVE, counts.initiative(), view));
    group(
        groups,
        t.say("filter.level"),
        pills("level", counts.level(), level -> t.word("level", level), view));
    if (counts.status().size() > 1) {
      group(
          groups,
          t.say("filter.status"),
          pills("status", counts.status(), status -> t.word("status", status), view));
    }
    return groups;
  }

  private static Map<String, Long> people(View view) throws SQLException {
    return view.counts().people(view.narrowing().anyPerson(), MOST_SHOWN).stream()
        .collect(Collectors.toMap(Met::person, Met::events));
  }

  private static void group(
      List<TimelineView.Group> groups, String label, List<TimelineView.Pill> pills) {
    if (!pills.isEmpty()) {
      groups.add(new TimelineView.Group(label, pills));
    }
  }

  /** On the page of a record all the others: everything there is of its own. */
  private List<TimelineView.Pill> named(Kind kind, Map<String, Long> counts, View view)
      throws SQLException {
    Map<String, Long> others =
        counts.entrySet().stream()
            .filter(count -> !view.scope().equals(kind.word() + "/" + count.getKey()))
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    Map<String, String> names = names(kind, others.keySet(), view);
    return pills(kind.word(), others, id -> names.getOrDefault(id, id), view);
  }

  private Map<String, String> names(Kind kind, Collection<String> ids, View view)
      throws SQLException {
    return records.names(kind, ids, AsOf.day(view.asOf()), view.t().records(), view.asOf());
  }

  private static List<TimelineView.Pill> pills(
      String name, Map<String, Long> counts, UnaryOperator<String> label, View view) {
    Address address = view.address();
    List<String> chosen = address.all(name);
    return counts.entrySet().stream()
        .map(count -> {
          boolean current = chosen.contains(count.getKey());
          return new TimelineView.Pill(
              count.getKey(),
              label.apply(count.getKey()),
              current ? address.without(name, count.getKey()) : address.with(name, count.getKey()),
              count.getValue(),
              current);
        })
        .sorted(
            Comparator.comparing(TimelineView.Pill::count)
                .reversed()
                .thenComparing(Collation.by(TimelineView.Pill::label, view.t())))
        .limit(MOST_SHOWN)
        .toList();
  }

  /** Where to go from a view that is empty though nothing narrows it; none from one that is not. */
  List<TimelineView.Way> nearest(View view) throws SQLException {
    if (!view.address().bare().equals(view.address().toString())) {
      return List.of();
    }
    Texts t = view.t();
    Links links = view.page().links();
    List<TimelineView.Way> nearest = new ArrayList<>();
    if (Asked.partnership(view.scope()) && view.asOf() == null) {
      List<String> parties = List.of(view.scope().split("-"));
      Map<String, String> names = names(Kind.PARTY, parties, view);
      for (String party : parties) {
        nearest.add(
            new TimelineView.Way(
                t.say("nearest.party", names.getOrDefault(party, party)),
                links.record(new EntityKey(Kind.PARTY, party))));
      }
    }
    nearest.add(new TimelineView.Way(t.say("error.start"), links.to("/")));
    return nearest;
  }

  /** What narrows the view beside kinds, each with the way to take it off. */
  List<TimelineView.Chosen> chosen(View view) throws SQLException {
    Address address = view.address();
    return FilterWords.of(
            address.filters(), Words.in(view.t().locale()), (kind, ids) -> names(kind, ids, view))
        .stream()
        .filter(said -> !said.parameter().equals("kind"))
        .map(said ->
            new TimelineView.Chosen(
                said.words(),
                said.parameter().equals("date")
                    ? address.withoutDates()
                    : address.without(said.parameter(), said.value())))
        .toList();
  }
}
