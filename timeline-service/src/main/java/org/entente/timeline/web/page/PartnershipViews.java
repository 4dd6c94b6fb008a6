package org.entente.timeline.web.page;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.entente.contracts.Kind;
import org.entente.timeline.entry.Entry;
import org.entente.timeline.query.Asked;
import org.entente.timeline.query.Asked.Order;
import org.entente.timeline.query.Filter;
import org.entente.timeline.query.Overview;
import org.entente.timeline.query.OverviewQuery;
import org.entente.timeline.query.PastOverviewQuery;
import org.entente.timeline.query.ReadModelVersion;
import org.entente.timeline.query.RecordQuery;
import org.entente.timeline.query.TimelineQuery;
import org.entente.timeline.web.page.PartnershipView.Figure;
import org.entente.timeline.web.page.PartnershipView.Line;

/** Makes the glance at a partnership from its overview. */
@ApplicationScoped
class PartnershipViews {
  private static final int MOST_LINES = 8;
  private static final int MOST_FIGURES = 5;

  private final OverviewQuery overviews;
  private final PastOverviewQuery past;
  private final TimelineQuery timelines;
  private final TimelineViews views;
  private final RecordQuery records;
  private final ReadModelVersion version;

  PartnershipViews(
      OverviewQuery overviews,
      PastOverviewQuery past,
      TimelineQuery timelines,
      TimelineViews views,
      RecordQuery records,
      ReadModelVersion version) {
    this.version = version;
    this.overviews = overviews;
    this.past = past;
    this.timelines = timelines;
    this.views = views;
    this.records = records;
  }

  /**
   * @param reading of the pair's timeline, as it is now or as it was recorded up to a time
   */
  PartnershipView view(TimelineViews.Reading reading, Page page) throws SQLException {
    String pair = reading.asked().scope();
    LocalDate today = AsOf.day(reading.at());
    Texts t = page.t();
    Instant made = reading.past() == null ? version.made() : null;
    Overview overview =
        reading.past() == null
            ? overviews.overview(pair, today, t.records())
            : past.overview(reading.past(), reading.at(), today, t.records());
    Entry last =
        reading.past() == null ? last(pair, today, page) : reading.past().last(today).orElse(null);
    Overview.Status status = overview.status();
    boolean unrecorded = reading.past() != null && reading.past().nothing();
    return new PartnershipView(
        pair,
        name(overview.parties(), t),
        status == null ? null : status.text(),
        status == null ? null : DateView.since(status.since(), t),
        status == null ? null : page.links().entry(status.event().id()),
        unrecorded ? List.of() : figures(overview, last, today, page),
        series(overview, line -> line.nextDue() != null, page),
        series(overview, line -> line.nextDue() == null, page),
        overview.openOutcomes().stream().limit(MOST_LINES).map(o -> open(o, today, page)).toList(),
        overview.initiatives().stream()
            .sorted(
                Comparator.comparing(Overview.InitiativeLine::events)
                    .reversed()
                    .thenComparing(Collation.by(line -> or(line.name(), line.id()), t)))
            .limit(MOST_LINES)
            .map(line -> thread(line, page))
            .toList(),
        overview.people().stream()
            .sorted(
                Comparator.comparing(Overview.MetPerson::events)
                    .reversed()
                    .thenComparing(Collation.by(met -> or(met.name(), met.id()), t)))
            .limit(MOST_LINES)
            .map(met -> person(met, page))
            .toList(),
        overview.coming().stream()
            .limit(MOST_LINES)
            .map(coming ->
                new Line(
                    coming.title(),
                    page.links().entry(coming.id()),
                    null,
                    DateView.of(coming.date(), t).full()))
            .toList(),
        overview.gaps().stream().map(Overview.Gap::text).toList(),
        made == null ? null : t.moment(made));
  }

  private static List<Line> series(
      Overview overview, Predicate<Overview.SeriesLine> wanted, Page page) {
    return overview.series().stream()
        .filter(wanted)
        .sorted(
            Comparator.<Overview.SeriesLine, Boolean>comparing(
                    line -> !Boolean.TRUE.equals(line.overdue()))
                .thenComparing(Collation.by(line -> or(line.name(), line.id()), page.t())))
        .limit(MOST_LINES)
        .map(line -> series(line, page))
        .toList();
  }

  private static String or(String name, String id) {
    return name == null ? id : name;
  }

  /** Of a party that had no name yet, the one that it has now: a page is called something. */
  private String name(List<Entry.Named> parties, Texts t) throws SQLException {
    List<String> unnamed =
        parties.stream().filter(party -> party.name() == null).map(Entry.Named::id).toList();
    Map<String, String> now = records.names(Kind.PARTY, unnamed, AsOf.day(null), t.records());
    return parties.stream()
        .map(
            party -> party.name() == null ? now.getOrDefault(party.id(), party.id()) : party.name())
        .collect(Collectors.joining(" – "));
  }

  /** What was held last, up to today; null where nothing was. */
  private Entry last(String pair, LocalDate today, Page page) throws SQLException {
    Filter held = Filter.held(today.toEpochDay());
    var found = timelines.tops(new Asked(pair, held, Order.DESC, null, 1));
    return views.entries(found.rows(), page.t()).stream().findFirst().orElse(null);
  }

  private static List<Figure> figures(Overview overview, Entry last, LocalDate today, Page page) {
    Texts t = page.t();
    List<Figure> figures = new ArrayList<>();
    Integer since =
        overview.counts().year().keySet().stream()
            .filter(year -> !year.equals("unknown"))
            .map(Integer::valueOf)
            .min(Comparator.naturalOrder())
            .orElse(null);
    figures.add(
        new Figure(
            t.say("number", overview.events()),
            since == null
                ? t.say("figure.events", overview.events())
                : t.say("figure.since", overview.events(), t.year(since)),
            null,
            false));
    if (last != null) {
      figures.add(
          new Figure(
              DateView.brief(last.date(), t),
              t.say("figure.last", shortened(last.title())),
              page.links().entry(last.id()),
              false));
    }
    figures.add(next(overview.coming(), page));
    List<Overview.SeriesLine> late =
        overview.series().stream().filter(line -> Boolean.TRUE.equals(line.overdue())).toList();
    if (!late.isEmpty()) {
      Overview.SeriesLine first = late.getFirst();
      figures.add(
          new Figure(
              t.say("figure.overdue", late.size()),
              t.say("figure.due", shortened(first.name() == null ? first.id() : first.name()))
                  + day(first.nextDue(), t),
              page.links().series(first.id()),
              true));
    }
    int open = overview.openOutcomes().size();
    if (open > 0) {
      boolean overdue = overview.openOutcomes().stream().anyMatch(one -> one.overdue(today));
      figures.add(new Figure(t.say("number", open), t.say("figure.open", open), null, overdue));
    }
    if (!overview.counts().host().isEmpty()) {
      Map<String, String> names =
          overview.parties().stream().collect(Collectors.toMap(Entry.Named::id, EntryViews::name));
      figures.add(
          new Figure(
              overview.counts().host().entrySet().stream()
                  .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                  .limit(3)
                  .map(host ->
                      names.getOrDefault(host.getKey(), host.getKey()) + " " + host.getValue())
                  .collect(Collectors.joining(" · ")),
              t.say("figure.hosts"),
              null,
              false));
    }
    return figures.subList(0, Math.min(MOST_FIGURES, figures.size()));
  }

  private static Figure next(List<Overview.Dated> coming, Page page) {
    Texts t = page.t();
    if (coming.isEmpty()) {
      return new Figure(t.say("figure.none"), t.say("figure.next"), null, false);
    }
    Overview.Dated next = coming.getFirst();
    return new Figure(
        DateView.brief(next.date(), t),
        t.say("figure.next") + t.say("colon") + shortened(next.title()),
        page.links().entry(next.id()),
        false);
  }

  private static Line series(Overview.SeriesLine line, Page page) {
    Texts t = page.t();
    List<String> small = new ArrayList<>();
    if (line.cadence() != null) {
      small.add(rhythm(line.cadence(), t));
    }
    if (line.last() != null) {
      small.add(t.say("series.last", DateView.brief(line.last().date(), t)));
    }
    if (line.nextDue() != null) {
      small.add(t.say("series.due", day(line.nextDue(), t)));
    }
    return new Line(
        line.name() == null ? line.id() : line.name(),
        page.links().series(line.id()),
        Boolean.TRUE.equals(line.overdue()) ? t.say("overdue") : null,
        small.isEmpty() ? null : String.join(" · ", small));
  }

  static String rhythm(String cadence, Texts t) {
    try {
      long months = Period.parse(cadence).toTotalMonths();
      if (months == 12) {
        return t.say("rhythm.yearly");
      }
      if (months > 0) {
        return months % 12 == 0
            ? t.say("rhythm.years", months / 12)
            : t.say("rhythm.months", months);
      }
    } catch (DateTimeParseException e) {
      return cadence;
    }
    return cadence;
  }

  private static Line open(Overview.OpenOutcome outcome, LocalDate today, Page page) {
    Texts t = page.t();
    String due = DateView.label(outcome.due(), t);
    return new Line(
        outcome.text(),
        page.links().entry(outcome.event().id()),
        outcome.overdue(today) ? t.say("overdue") : null,
        (outcome.event().title() == null ? outcome.event().id() : outcome.event().title())
            + (due == null ? "" : " · " + t.say("series.due", due)));
  }

  private static Line thread(Overview.InitiativeLine line, Page page) {
    Texts t = page.t();
    String state = line.state() == null ? "" : t.word("state", line.state()) + " · ";
    return new Line(
        line.name() == null ? line.id() : line.name(),
        page.links().initiative(line.id()),
        null,
        state + t.say("events", line.events()));
  }

  private static Line person(Overview.MetPerson person, Page page) {
    return new Line(
        person.name() == null ? person.id() : person.name(),
        page.links().person(person.id()),
        null,
        page.t().say("events", person.events()));
  }

  private static String day(String isoDay, Texts t) {
    return t.day(LocalDate.parse(isoDay));
  }

  private static String shortened(String text) {
    if (text.length() <= 48) {
      return text;
    }
    int space = text.lastIndexOf(' ', 48);
    int cut = space > 24 ? space : 48;
    return text.substring(0, Character.isLowSurrogate(text.charAt(cut)) ? cut - 1 : cut) + "…";
  }
}
