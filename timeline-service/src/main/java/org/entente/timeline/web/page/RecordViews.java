package org.entente.timeline.web.page;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.entente.contracts.Entity;
import org.entente.contracts.EntityKey;
import org.entente.contracts.Event;
import org.entente.contracts.Identifier;
import org.entente.contracts.Initiative;
import org.entente.contracts.Kind;
import org.entente.contracts.Link;
import org.entente.contracts.Name;
import org.entente.contracts.Organization;
import org.entente.contracts.Party;
import org.entente.contracts.Person;
import org.entente.contracts.Position;
import org.entente.contracts.Series;
import org.entente.contracts.Source;
import org.entente.rest.Problem;
import org.entente.timeline.entry.Entry;
import org.entente.timeline.entry.Recorded;
import org.entente.timeline.query.EntryReader;
import org.entente.timeline.query.EntryReader.Found;
import org.entente.timeline.query.Overview;
import org.entente.timeline.query.RecordQuery;
import org.entente.timeline.query.SeriesQuery;
import org.entente.timeline.web.page.Pages.Elsewhere;
import org.entente.timeline.web.page.RecordView.Fact;
import org.entente.timeline.web.page.RecordView.Held;
import org.entente.timeline.web.page.RecordView.Value;

/** Makes the glance at a record. */
@ApplicationScoped
class RecordViews {
  private final RecordQuery records;
  private final SeriesQuery editions;
  private final EntryReader entries;

  RecordViews(RecordQuery records, SeriesQuery editions, EntryReader entries) {
    this.entries = entries;
    this.records = records;
    this.editions = editions;
  }

  /**
   * Of an id that only others name there is a page too: its record may come yet.
   *
   * @param asOf the time up to which it was recorded, null for now
   */
  RecordView view(EntityKey key, Instant asOf, Page page) throws SQLException {
    Recorded recorded = records.record(key, asOf).orElse(null);
    return new Making(page, asOf).view(key, recorded);
  }

  /**
   * Leads on from a record that was merged to the one that counts; one that nobody has recorded or
   * names is not found.
   *
   * @param asOf as of a time it may have been one of its own still; null for now
   * @param frame what stands before addresses of frames, else empty
   */
  void standing(EntityKey key, Instant asOf, String frame, Page page) throws SQLException {
    switch (entries.known(key)) {
      case Found.Merged(String into) -> {
        if (asOf == null || mergedBy(key, asOf)) {
          throw new Elsewhere(frame + page.links().record(new EntityKey(key.kind(), into)));
        }
      }
      case Found.Nobody nobody -> throw Problem.notFound(key.toString());
      case Found.Here here -> {}
      case Found.Deleted deleted -> {}
    }
  }

  private boolean mergedBy(EntityKey key, Instant asOf) throws SQLException {
    return records.record(key, asOf).filter(recorded -> recorded.mergedInto() == null).isEmpty();
  }

  /** A record that nobody has recorded yet. */
  RecordView draft(Entity draft, Page page) throws SQLException {
    EntityKey key = draft.key();
    return new Making(page, null)
        .view(key, new Recorded(key, 0, Instant.EPOCH, false, null, draft), name(draft));
  }

  private static String name(Entity record) {
    return switch (record) {
      case Party party -> party.name();
      case Person person -> person.name();
      case Organization organization -> organization.name();
      case Series series -> series.name();
      case Initiative initiative -> initiative.name();
      case Event event -> event.title();
    };
  }

  /** One view being made. */
  private final class Making {
    private final Page page;
    private final Texts t;
    private final Instant asOf;
    private final List<Fact> facts = new ArrayList<>();

    Making(Page page, Instant asOf) {
      this.page = page;
      this.asOf = asOf;
      this.t = page.t();
    }

    RecordView view(EntityKey key, Recorded recorded) throws SQLException {
      String sort = t.say("sort." + key.kind().word());
      if (recorded == null || recorded.deleted()) {
        String lead =
            t.say(
                recorded != null
                    ? "record.deleted"
                    : asOf == null ? "record.unknown" : "asof.unrecorded");
        return new RecordView(
            nameNow(key), sort, List.of(), lead, facts, List.of(), List.of(), history(key));
      }
      return view(key, recorded, name(key.kind(), key.id()));
    }

    RecordView view(EntityKey key, Recorded recorded, String name) throws SQLException {
      String sort = t.say("sort." + key.kind().word());
      return switch (recorded.record()) {
        case Person person -> person(key, name, sort, person);
        case Organization organization -> organization(key, name, sort, organization);
        case Series series -> series(key, name, sort, series);
        case Initiative initiative -> initiative(key, name, sort, initiative);
        case Party party -> party(key, name, sort, party);
        case Event event -> throw new IllegalArgumentException(key.toString());
      };
    }

    private RecordView person(EntityKey key, String name, String sort, Person person)
        throws SQLException {
      names(name, person.name(), person.names());
      String lived =
          Stream.of(
                  person.born() == null ? null : t.say("record.born", label(person.born())),
                  person.died() == null ? null : t.say("record.died", label(person.died())))
              .filter(Objects::nonNull)
              .collect(Collectors.joining(" · "));
      fact("record.lived", lived.isEmpty() ? List.of() : List.of(Value.of(lived)));
      if (person.image() != null) {
        fact("record.image", List.of(outside(person.image(), person.image())));
      }
      ending(person.links(), person.identifiers());
      return new RecordView(
          name,
          sort,
          parties(Stream.ofNullable(person.country()).toList()),
          person.note(),
          facts,
          positions(person.positions()),
          sources(person.sources()),
          history(key));
    }

    private RecordView party(EntityKey key, String name, String sort, Party party)
        throws SQLException {
      names(name, party.name(), party.names());
      period(party.period());
      ending(party.links(), party.identifiers());
      return new RecordView(
          name,
          sort,
          List.of(new EntryView.Tag(t.word("party", party.kind()), null)),
          party.note(),
          facts,
          List.of(),
          sources(party.sources()),
          history(key));
    }

    private List<Held> positions(List<Position> positions) throws SQLException {
      List<String> ids = positions.stream().map(Position::organization).distinct().toList();
      Map<String, String> names = namesOf(Kind.ORGANIZATION, ids);
      return positions.stream()
          .sorted(Comparator.comparing(RecordViews::start).reversed())
          .map(position ->
              new Held(
                  Boolean.TRUE.equals(position.acting())
                      ? t.say("record.acting", position.title())
                      : position.title(),
                  new EntryView.Tag(
                      names.getOrDefault(position.organization(), position.organization()),
                      page.links().organization(position.organization())),
                  held(position),
                  position.note(),
                  sources(position.sources())))
          .toList();
    }

    private String held(Position position) {
      boolean unknown = position.period() == null || position.period().equals("/..");
      return Stream.of(
              unknown ? null : label(position.period()),
              position.attested() == null
                  ? null
                  : t.say("record.attested", label(position.attested())))
          .filter(Objects::nonNull)
          .collect(Collectors.joining(" · "));
    }

    private RecordView organization(
        EntityKey key, String name, String sort, Organization organization) throws SQLException {
      names(name, organization.name(), organization.names());
      if (organization.parent() != null) {
        fact("record.parent", organizations(List.of(organization.parent())));
      }
      fact("record.predecessors", organizations(organization.predecessors()));
      period(organization.period());
      ending(organization.links(), organization.identifiers());
      List<EntryView.Tag> subs = new ArrayList<>();
      if (organization.acronym() != null) {
        subs.add(new EntryView.Tag(organization.acronym(), null));
      }
      subs.addAll(parties(Stream.ofNullable(organization.country()).toList()));
      return new RecordView(
          name,
          sort,
          subs,
          organization.note(),
          facts,
          List.of(),
          sources(organization.sources()),
          history(key));
    }

    /** One that nobody has recorded may have no page. */
    private List<Value> organizations(List<String> ids) throws SQLException {
      Map<String, String> names = namesOf(Kind.ORGANIZATION, ids);
      return ids.stream()
          .map(id ->
              names.containsKey(id)
                  ? new Value(names.get(id), page.links().organization(id), false, null, null)
                  : new Value(id, null, false, t.say("series.unrecorded"), null))
          .toList();
    }

    private RecordView series(EntityKey key, String name, String sort, Series series)
        throws SQLException {
      names(name, series.name(), series.names());
      fact(
          "record.rhythm",
          List.of(
              Value.of(
                  series.cadence() == null
                      ? t.say("rhythm.none")
                      : PartnershipViews.rhythm(series.cadence(), t))));
      editions(series);
      note(series.note());
      ending(series.links(), List.of());
      return new RecordView(
          name,
          sort,
          parties(series.parties()),
          series.description(),
          facts,
          List.of(),
          sources(series.sources()),
          history(key));
    }

    /** What was held last, and what is due, as the partnership's page says it. */
    private void editions(Series series) throws SQLException {
      Overview.SeriesLine line = editions.line(series, AsOf.day(asOf), asOf);
      if (line.last() != null) {
        Entry.When date = line.last().date();
        fact(
            "record.last",
            List.of(
                new Value(
                    DateView.brief(date, t),
                    page.links().entry(line.last().id()),
                    false,
                    t.say("editions", line.editions()),
                    null)));
      }
      if (line.nextDue() != null) {
        String due = t.day(LocalDate.parse(line.nextDue()));
        String late = Boolean.TRUE.equals(line.overdue()) ? t.say("overdue") : null;
        fact("field.due", List.of(new Value(due, null, false, null, late)));
      }
    }

    private RecordView initiative(EntityKey key, String name, String sort, Initiative initiative)
        throws SQLException {
      names(name, initiative.name(), initiative.names());
      if (initiative.state() != null) {
        fact("record.state", List.of(Value.of(t.word("state", initiative.state()))));
      }
      period(initiative.period());
      note(initiative.note());
      ending(initiative.links(), List.of());
      return new RecordView(
          name,
          sort,
          parties(initiative.parties()),
          initiative.description(),
          facts,
          List.of(),
          sources(initiative.sources()),
          history(key));
    }

    private void note(String note) {
      if (note != null) {
        fact("field.note", List.of(Value.of(note)));
      }
    }

    private void period(String period) {
      if (period != null) {
        fact("record.period", List.of(Value.of(label(period))));
      }
    }

    private void names(String shown, String own, List<Name> others) {
      List<Value> values = new ArrayList<>();
      if (!own.equals(shown)) {
        values.add(Value.of(own));
      }
      for (Name other : others) {
        if (!other.name().equals(shown)) {
          String small =
              t.list(
                  Stream.of(
                          other.kind() == null ? null : t.word("name", other.kind()),
                          other.lang() == null
                              ? null
                              : Locale.forLanguageTag(other.lang()).getDisplayLanguage(t.locale()),
                          other.period() == null ? null : label(other.period()))
                      .filter(text -> text != null && !text.isEmpty())
                      .toList());
          values.add(new Value(other.name(), null, false, small.isEmpty() ? null : small, null));
        }
      }
      fact("record.names", values);
    }

    private void ending(List<Link> links, List<Identifier> identifiers) {
      fact(
          "entry.links",
          links.stream()
              .map(link -> outside(link.title() == null ? link.url() : link.title(), link.url()))
              .toList());
      fact(
          "entry.identifiers",
          identifiers.stream().map(i -> Value.of(i.scheme() + " " + i.value())).toList());
    }

    private void fact(String label, List<Value> values) {
      if (!values.isEmpty()) {
        facts.add(new Fact(t.say(label), values));
      }
    }

    private static Value outside(String text, String url) {
      return new Value(text, Outside.safe(url), true, null, null);
    }

    /** Two are a partnership. */
    private List<EntryView.Tag> parties(List<String> ids) throws SQLException {
      Map<String, String> names = namesOf(Kind.PARTY, ids);
      if (ids.size() == 2) {
        List<String> pair = ids.stream().sorted().toList();
        return List.of(
            new EntryView.Tag(
                pair.stream()
                    .map(id -> names.getOrDefault(id, id))
                    .collect(Collectors.joining(" – ")),
                page.links().partnership(String.join("-", pair))));
      }
      return ids.stream()
          .map(id ->
              new EntryView.Tag(
                  names.getOrDefault(id, id), page.links().record(new EntityKey(Kind.PARTY, id))))
          .toList();
    }

    private String name(Kind kind, String id) throws SQLException {
      return namesOf(kind, List.of(id)).getOrDefault(id, id);
    }

    private Map<String, String> namesOf(Kind kind, List<String> ids) throws SQLException {
      return records.names(kind, ids, AsOf.day(asOf), t.records(), asOf);
    }

    /** Of what had no record, or has none any more: a page is called something. */
    private String nameNow(EntityKey key) throws SQLException {
      List<String> id = List.of(key.id());
      return records
          .names(key.kind(), id, AsOf.day(null), t.records())
          .getOrDefault(key.id(), key.id());
    }

    private String label(String edtf) {
      return DateView.label(edtf, t);
    }

    private List<EntryPageView.SourceLine> sources(List<Source> sources) {
      return new SourceLines(t).of(sources);
    }

    private List<RevisionView> history(EntityKey key) throws SQLException {
      return RevisionView.of(records.revisions(key, asOf), page);
    }
  }

  /** What a position sorts by: its start as written, else the day that it is attested on. */
  private static String start(Position position) {
    String period = position.period() == null ? "" : position.period();
    String from = period.substring(0, Math.max(0, period.indexOf('/')));
    String attested = position.attested() == null ? "" : position.attested();
    return from.isEmpty() || from.equals("..") ? attested : from;
  }
}
