package org.entente.timeline.web.page;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.entente.contracts.EntityKey;
import org.entente.contracts.Kind;
import org.entente.timeline.query.Asked;
import org.entente.timeline.query.FacetQuery;
import org.entente.timeline.query.Facets;
import org.entente.timeline.query.Filter;
import org.entente.timeline.query.PeopleQuery;
import org.entente.timeline.query.PeopleQuery.Met;
import org.entente.timeline.query.RecordQuery;
import org.entente.timeline.query.YearQuery;

/** The filters of a timeline as links with their counts: what one leads to, it counts. */
@ApplicationScoped
class TimelineFilters {
  private static final int MOST_SHOWN = 24;

  private final FacetQuery facets;
  private final YearQuery years;
  private final PeopleQuery people;
  private final RecordQuery records;

  TimelineFilters(FacetQuery facets, YearQuery years, PeopleQuery people, RecordQuery records) {
    this.people = people;
    this.facets = facets;
    this.years = years;
    this.records = records;
  }

  Facets facets(String scope, Filter filter) throws SQLException {
    return facets.facets(scope, filter);
  }

  YearStrip years(String scope, Filter filter, Address address, Texts t) throws SQLException {
    return YearStrip.of(years.years(scope, Narrowing.of(filter).anyTime()), address, t);
  }

  List<TimelineView.Pill> kinds(String scope, Filter filter, Address address, Texts t)
      throws SQLException {
    Facets counts = facets(scope, Narrowing.of(filter).anyKind());
    List<TimelineView.Pill> pills = new ArrayList<>();
    pills.add(
        new TimelineView.Pill(
            "",
            t.say("kinds.all"),
            address.without("kind"),
            counts.total(),
            filter.kind().isEmpty()));
    pills.addAll(pills("kind", counts.kind(), address, kind -> t.word("kinds", kind), t));
    return pills;
  }

  /** Filters that fewer people need: those that would narrow the view further. */
  List<TimelineView.Group> more(String scope, Filter filter, Address address, Texts t)
      throws SQLException {
    Facets counts = facets(scope, filter);
    Facets anyTopic = facets(scope, Narrowing.of(filter).anyTopic());
    List<TimelineView.Group> groups = new ArrayList<>();
    group(groups, t.say("filter.topic"), pills("topic", anyTopic.topic(), address, t::topic, t));
    group(groups, t.say("search.people"), people(scope, filter, address, t));
    group(
        groups, t.say("filter.series"), named("series", Kind.SERIES, counts.series(), address, t));
    group(
        groups,
        t.say("filter.initiative"),
        named("initiative", Kind.INITIATIVE, counts.initiative(), address, t));
    group(
        groups,
        t.say("filter.level"),
        pills("level", counts.level(), address, level -> t.word("level", level), t));
    if (counts.status().size() > 1) {
      group(
          groups,
          t.say("filter.status"),
          pills("status", counts.status(), address, status -> t.word("status", status), t));
    }
    return groups;
  }

  /** On a person's own page everybody else. */
  private List<TimelineView.Pill> people(String scope, Filter filter, Address address, Texts t)
      throws SQLException {
    Map<String, Long> counts =
        people.of(scope, Narrowing.of(filter).anyPerson(), MOST_SHOWN).stream()
            .filter(met -> !scope.equals("person/" + met.person()))
            .collect(Collectors.toMap(Met::person, Met::events));
    return named("person", Kind.PERSON, counts, address, t);
  }

  private static void group(
      List<TimelineView.Group> groups, String label, List<TimelineView.Pill> pills) {
    if (!pills.isEmpty()) {
      groups.add(new TimelineView.Group(label, pills));
    }
  }

  private List<TimelineView.Pill> named(
      String name, Kind kind, Map<String, Long> counts, Address address, Texts t)
      throws SQLException {
    Map<String, String> names =
        records.names(kind, counts.keySet(), LocalDate.now(ZoneOffset.UTC), t.records());
    return pills(name, counts, address, id -> names.getOrDefault(id, id), t);
  }

  private static List<TimelineView.Pill> pills(
      String name,
      Map<String, Long> counts,
      Address address,
      UnaryOperator<String> label,
      Texts t) {
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
                .thenComparing(Collation.by(TimelineView.Pill::label, t)))
        .limit(MOST_SHOWN)
        .toList();
  }

  /** Where to go from a view that is empty though nothing narrows it; none from one that is not. */
  List<TimelineView.Way> nearest(String scope, Page page) throws SQLException {
    if (!page.address().bare().equals(page.address().toString())) {
      return List.of();
    }
    Texts t = page.t();
    List<TimelineView.Way> nearest = new ArrayList<>();
    if (Asked.partnership(scope)) {
      List<String> parties = List.of(scope.split("-"));
      Map<String, String> names =
          records.names(Kind.PARTY, parties, LocalDate.now(ZoneOffset.UTC), t.records());
      for (String party : parties) {
        nearest.add(
            new TimelineView.Way(
                t.say("nearest.party", names.getOrDefault(party, party)),
                page.links().record(new EntityKey(Kind.PARTY, party))));
      }
    }
    nearest.add(new TimelineView.Way(t.say("error.start"), page.links().to("/")));
    return nearest;
  }

  /** What narrows the view beside kinds, each with the way to take it off. */
  List<TimelineView.Chosen> chosen(Address address, Texts t) throws SQLException {
    List<TimelineView.Chosen> chosen = new ArrayList<>();
    String from = DateView.label(address.all("from").isEmpty() ? null : address.one("from"), t);
    String to = DateView.label(address.all("to").isEmpty() ? null : address.one("to"), t);
    if (from != null && from.equals(to)) {
      chosen.add(new TimelineView.Chosen(from, address.withoutDates()));
    } else {
      if (from != null) {
        chosen.add(new TimelineView.Chosen(t.say("chosen.from", from), address.without("from")));
      }
      if (to != null) {
        chosen.add(new TimelineView.Chosen(t.say("chosen.to", to), address.without("to")));
      }
    }
    for (String name : List.of("topic", "level", "status", "q", "party")) {
      for (String value : address.all(name)) {
        String label =
            switch (name) {
              case "topic" -> t.topic(value);
              case "q" -> "“" + value + "”";
              default -> t.word(name, value);
            };
        chosen.add(new TimelineView.Chosen(label, address.without(name, value)));
      }
    }
    for (Kind kind : List.of(Kind.PERSON, Kind.ORGANIZATION, Kind.SERIES, Kind.INITIATIVE)) {
      List<String> ids = address.all(kind.word());
      if (!ids.isEmpty()) {
        Map<String, String> names =
            records.names(kind, ids, LocalDate.now(ZoneOffset.UTC), t.records());
        for (String id : ids) {
          chosen.add(
              new TimelineView.Chosen(
                  names.getOrDefault(id, id), address.without(kind.word(), id)));
        }
      }
    }
    return chosen;
  }
}
