package org.entente.timeline.web.page;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.entente.contracts.EntityKey;
import org.entente.contracts.Event;
import org.entente.contracts.Kind;
import org.entente.timeline.entry.Entry;
import org.entente.timeline.entry.EntryJson;
import org.entente.timeline.query.EntryReader;
import org.entente.timeline.query.HistoryQuery;
import org.entente.timeline.query.HistoryQuery.Past;
import org.entente.timeline.query.Overview;
import org.entente.timeline.query.RecordQuery;
import org.entente.timeline.query.RemarkQuery;
import org.entente.timeline.query.Timeline;
import org.entente.timeline.web.page.EntryPageView.Account;
import org.entente.timeline.web.page.EntryPageView.Outcome;
import org.entente.timeline.web.page.EntryPageView.Side;

/** Makes the page of an entry. */
@ApplicationScoped
class EntryPageViews {
  private static final int MOST_PARTS = 200;
  private static final int MOST_PAST_PARTS = 50;
  private static final int MOST_PARTNERSHIPS = 3;

  private final EntryReader reader;
  private final HistoryQuery history;
  private final RecordQuery records;
  private final TimelineViews timelines;
  private final RemarkQuery remarks;

  EntryPageViews(
      EntryReader reader,
      HistoryQuery history,
      RecordQuery records,
      TimelineViews timelines,
      RemarkQuery remarks) {
    this.remarks = remarks;
    this.reader = reader;
    this.history = history;
    this.records = records;
    this.timelines = timelines;
  }

  EntryPageView view(String id, byte[] document, Page page) throws SQLException {
    Texts t = page.t();
    Entry entry =
        t.records() == null
            ? EntryJson.read(document)
            : history
                .inLanguage(List.of(id), t.records())
                .getOrDefault(id, EntryJson.read(document));
    return view(
        entry,
        timelines.entries(reader.children(id, null, MOST_PARTS).rows(), t),
        remarks.remarks(List.of(entry), t.records()).getOrDefault(id, List.of()),
        null,
        page);
  }

  /** An entry that nobody has recorded yet. */
  EntryPageView draft(Entry entry, Page page) throws SQLException {
    List<Timeline.Row> parts = reader.children(entry.id(), null, MOST_PARTS).rows();
    return view(entry, timelines.entries(parts, page.t()), List.of(), null, page);
  }

  /** As it was recorded up to a time, without remarks; null where it was not. */
  Past<EntryPageView> past(String id, Instant asOf, Page page) throws SQLException {
    Past<Entry> past = history.entry(id, asOf, page.t().records());
    Entry entry = past.value();
    if (entry == null) {
      return new Past<>(null, past.complete(), past.through());
    }
    List<Entry> parts = new ArrayList<>();
    for (Entry.Titled part : entry.children().stream().limit(MOST_PAST_PARTS).toList()) {
      parts.add(history.entry(part.id(), asOf, page.t().records()).value());
    }
    EntryPageView view =
        view(entry, parts.stream().filter(Objects::nonNull).toList(), List.of(), asOf, page);
    return new Past<>(view, past.complete(), past.through());
  }

  private EntryPageView view(
      Entry entry, List<Entry> children, List<String> remarked, Instant asOf, Page page)
      throws SQLException {
    Texts t = page.t();
    String id = entry.id();
    EntryViews entries = new EntryViews(t, page.links(), null, parties(entry).keySet());
    SourceLines sources = new SourceLines(t);
    List<EntryView> parts =
        children.stream().map(part -> entries.part(part, entry, List.of())).toList();
    return new EntryPageView(
        id,
        partnerships(entry, asOf, page),
        Math.max(0, entry.partnerships().size() - MOST_PARTNERSHIPS),
        entry.title(),
        entry.kind(),
        Event.HELD.equals(entry.status()) ? null : t.word("status", entry.status()),
        DateView.of(entry.date(), t),
        place(entry, t),
        about(entry, t),
        entry.summary(),
        sides(entry, entries),
        host(entry),
        series(entry, page),
        outcomes(entry, asOf, page),
        entry.topics().stream()
            .map(topic -> new EntryView.Tag(t.topic(topic), page.links().topic(topic)))
            .toList(),
        entry.initiatives().stream()
            .map(named ->
                new EntryView.Tag(EntryViews.name(named), page.links().initiative(named.id())))
            .toList(),
        entry.related().stream()
            .map(related ->
                new EntryPageView.Related(
                    t.word("relation." + related.direction(), related.relation()),
                    entries.titled(related.event())))
            .toList(),
        entry.partOf() == null ? null : entries.titled(entry.partOf()),
        parts,
        entry.childrenTotal() == null ? 0 : Math.max(0, entry.childrenTotal() - parts.size()),
        accounts(entry, sources),
        sources.of(entry.sources()),
        entry.links().stream()
            .map(link ->
                new EntryPageView.Link(
                    link.title() == null ? link.url() : link.title(),
                    Outside.safe(link.url()),
                    link.url()))
            .toList(),
        entry.identifiers().stream().map(i -> i.scheme() + " " + i.value()).toList(),
        entry.partnershipStatus(),
        remarked,
        RevisionView.of(records.revisions(new EntityKey(Kind.EVENT, id), asOf), page),
        Ways.of(page.address().kept().at("/api/v1/entries/" + id), page),
        Integer.toString(entry.revision()));
  }

  private static Map<String, String> parties(Entry entry) {
    Map<String, String> names = new HashMap<>();
    entry.parties().forEach(party -> names.put(party.id(), EntryViews.name(party)));
    return names;
  }

  private static String host(Entry entry) {
    return entry.host() == null ? null : parties(entry).getOrDefault(entry.host(), entry.host());
  }

  private List<EntryView.Tag> partnerships(Entry entry, Instant asOf, Page page)
      throws SQLException {
    List<String> shown = entry.partnerships().stream().limit(MOST_PARTNERSHIPS).toList();
    Set<String> ids =
        shown.stream().flatMap(pair -> Arrays.stream(pair.split("-"))).collect(Collectors.toSet());
    Map<String, String> names =
        records.names(Kind.PARTY, ids, AsOf.day(asOf), page.t().records(), asOf);
    return shown.stream()
        .map(pair ->
            new EntryView.Tag(
                Arrays.stream(pair.split("-"))
                    .map(party -> names.getOrDefault(party, party))
                    .collect(Collectors.joining("–")),
                page.links().partnership(pair)))
        .toList();
  }

  private static String place(Entry entry, Texts t) {
    if (entry.place() == null) {
      return null;
    }
    String country = entry.place().country();
    Map<String, String> names = parties(entry);
    return t.list(
        Stream.of(
                entry.place().name(), country == null ? null : names.getOrDefault(country, country))
            .filter(part -> part != null)
            .toList());
  }

  private static String about(Entry entry, Texts t) {
    return t.list(
        Stream.of(
                t.word("kind", entry.kind()),
                entry.form() == null ? null : t.word("form", entry.form()),
                entry.level() == null ? null : t.word("level", entry.level()))
            .filter(word -> word != null)
            .toList());
  }

  private static List<Side> sides(Entry entry, EntryViews entries) {
    List<Side> sides = new ArrayList<>();
    for (Entry.Named party : entry.parties()) {
      sides.add(
          new Side(
              EntryViews.name(party),
              entry.participants().stream()
                  .filter(participant -> party.id().equals(participant.party()))
                  .map(entries::who)
                  .toList()));
    }
    Set<String> ids = parties(entry).keySet();
    List<EntryView.Who> others =
        entry.participants().stream()
            .filter(
                participant -> participant.party() == null || !ids.contains(participant.party()))
            .map(entries::who)
            .toList();
    if (!others.isEmpty()) {
      sides.add(new Side(null, others));
    }
    return sides;
  }

  private static EntryPageView.SeriesLine series(Entry entry, Page page) {
    Entry.SeriesPlace series = entry.series();
    if (series == null) {
      return null;
    }
    return new EntryPageView.SeriesLine(
        series.name() == null ? series.id() : series.name(),
        page.links().series(series.id()),
        series.edition() == null ? null : page.t().say("edition", series.edition()),
        neighbour(series.previous(), page),
        neighbour(series.next(), page));
  }

  private static EntryView.Tag neighbour(Entry.Neighbour neighbour, Page page) {
    if (neighbour == null) {
      return null;
    }
    String title = neighbour.title() == null ? neighbour.id() : neighbour.title();
    return new EntryView.Tag(
        neighbour.date() == null
            ? title
            : title + " (" + DateView.brief(neighbour.date(), page.t()) + ")",
        page.links().entry(neighbour.id()));
  }

  private List<Outcome> outcomes(Entry entry, Instant asOf, Page page) throws SQLException {
    Texts t = page.t();
    LocalDate today = AsOf.day(asOf);
    Set<String> evidence =
        entry.outcomes().stream().flatMap(o -> o.evidence().stream()).collect(Collectors.toSet());
    Map<String, String> titles =
        records.names(Kind.EVENT, evidence, today, page.t().records(), asOf);
    return entry.outcomes().stream()
        .map(outcome -> {
          String state = outcome.state();
          boolean open = "open".equals(state);
          boolean late = open && Overview.overdue(outcome.due(), today);
          String tone = late ? "due" : open ? "pending" : "done".equals(state) ? "ok" : "";
          String word = state == null ? null : t.word("outcome.state", state);
          return new Outcome(
              outcome.text(),
              t.word("outcome", outcome.kind()),
              late ? word + t.say("comma") + t.say("overdue") : word,
              tone,
              DateView.label(outcome.due(), t),
              outcome.url() == null
                  ? null
                  : new EntryPageView.Link(
                      Outside.host(outcome.url()), Outside.safe(outcome.url()), outcome.url()),
              outcome.evidence().stream()
                  .map(id -> EntryViews.titled(id, titles.get(id), page.links()))
                  .toList());
        })
        .toList();
  }

  /** Both sides of a partnership are shown where one of them has its own telling. */
  private static List<Account> accounts(Entry entry, SourceLines sources) {
    if (entry.accounts().isEmpty()) {
      return List.of();
    }
    Map<String, String> names = parties(entry);
    List<Account> accounts = new ArrayList<>();
    for (Event.Account account : entry.accounts()) {
      accounts.add(
          new Account(
              names.getOrDefault(account.party(), account.party()),
              account.text(),
              sources.of(account.sources())));
    }
    if (entry.parties().size() == 2) {
      for (Entry.Named party : entry.parties()) {
        if (entry.accounts().stream().noneMatch(account -> account.party().equals(party.id()))) {
          accounts.add(new Account(EntryViews.name(party), null, List.of()));
        }
      }
    }
    return accounts;
  }
}
