package org.entente.timeline.entry;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.entente.contracts.ChangeHeaders;
import org.entente.contracts.EntityKey;
import org.entente.contracts.Event;
import org.entente.contracts.Initiative;
import org.entente.contracts.Kind;
import org.entente.contracts.Name;
import org.entente.contracts.Organization;
import org.entente.contracts.Party;
import org.entente.contracts.Person;
import org.entente.contracts.Series;
import org.entente.edtf.Bounds;
import org.entente.edtf.Edtf;
import org.entente.edtf.EdtfLabel;

/**
 * Makes entries from records: pure, the same records give the same bytes, whatever order they came
 * in (DESIGN §7). One assembly sees the records as they were when it began; one thread at a time.
 */
public final class EntryAssembly {
  /** Children and incoming relations shown in an entry (DESIGN §9). */
  private static final int MOST_SHOWN = 200;

  /** Events with more parties belong to no partnership by default (DESIGN §2). */
  private static final int MOST_PARTIES = 32;

  private final Records records;
  private final NameOnDate names;
  private final Locale labels;
  private final Map<EntityKey, Editions> editions = new HashMap<>();

  /**
   * @param language of names and labels; null where none is asked for
   */
  public EntryAssembly(Records records, Locale language) {
    this.records = records;
    this.names = new NameOnDate(language);
    this.labels = language == null ? Locale.ENGLISH : language;
  }

  /** The entry of an event that lives. */
  public Assembled assemble(Recorded recorded) {
    return new One((Event) recorded.record(), recorded).assemble();
  }

  /** The assembly of one entry. */
  private final class One {
    private final Event event;
    private final Recorded recorded;
    private final Lookup lookup;

    /** For what others name besides: it is not shown. */
    private final Lookup aside;

    private final PartsOf parts;
    private final Bounds date;
    private final EntryWords words;

    One(Event event, Recorded recorded) {
      this.event = event;
      this.recorded = recorded;
      this.lookup = new Lookup(records, recorded.recordedAt());
      this.aside = lookup.aside();
      this.parts = new PartsOf(lookup);
      this.date = Edtf.parse(event.date()).bounds();
      this.words = new EntryWords(event);
    }

    Assembled assemble() {
      List<String> parties =
          List.copyOf(
              new TreeSet<>(
                  event.parties().stream()
                      .map(id -> lookup.resolve(Kind.PARTY, id).id())
                      .toList()));
      List<Event> children = parts.children(event);
      List<Entry.RelatedEvent> incoming = incoming();
      OrderKey order = parts.order(event);
      Entry entry =
          new Entry(
              event.id(),
              event.kind(),
              event.effectiveStatus(),
              title(event),
              when(event),
              place(event.place()),
              event.form(),
              event.level(),
              counted(event.host()),
              parties.stream().map(this::party).toList(),
              partnerships(parties),
              event.participants().stream().map(this::participant).toList(),
              series(),
              event.initiatives().stream().map(this::initiative).distinct().toList(),
              parts.parent(event).map(this::titled).orElse(null),
              children.stream().limit(MOST_SHOWN).map(this::titled).toList(),
              children.isEmpty() ? null : children.size(),
              related(incoming),
              incoming.isEmpty() ? null : incoming.size(),
              event.topics(),
              event.outcomes().stream().map(this::outcome).toList(),
              event.accounts().stream().map(this::account).toList(),
              event.partnershipStatus(),
              event.summary(),
              event.links(),
              event.identifiers(),
              event.sources(),
              recorded.revision(),
              // evaluated last, when all that is shown has been looked at
              ChangeHeaders.time(lookup.newest()));
      return new Assembled(entry, date, order, lookup.newest(), words.all());
    }

    private Entry.When when(Event of) {
      Edtf edtf = Edtf.parse(of.date());
      Bounds bounds = edtf.bounds();
      return new Entry.When(
          of.date(),
          bounds.earliestDate().map(LocalDate::toString).orElse(null),
          bounds.latestDate().map(LocalDate::toString).orElse(null),
          EdtfLabel.of(edtf, labels),
          edtf.certain());
    }

    private String title(Event of) {
      List<Name> titles =
          of.titles().stream()
              .map(title -> new Name(title.text(), title.lang(), null, null))
              .toList();
      return names.of(of.title(), titles, date);
    }

    /** The name to show; the others are searched. */
    private String shown(String name, List<Name> others) {
      words.add(name, others);
      return names.of(name, others, date);
    }

    private Entry.Titled titled(Event of) {
      return new Entry.Titled(of.id(), title(of));
    }

    private Entry.Titled titled(EntityKey key) {
      return new Entry.Titled(
          key.id(), lookup.living(key, Event.class).map(this::title).orElse(null));
    }

    private Entry.Named party(String id) {
      Optional<Party> party = lookup.living(new EntityKey(Kind.PARTY, id), Party.class);
      return new Entry.Named(id, party.map(p -> shown(p.name(), p.names())).orElse(null));
    }

    private Entry.Named organization(String id) {
      EntityKey key = lookup.resolve(Kind.ORGANIZATION, id);
      return new Entry.Named(
          key.id(),
          lookup.living(key, Organization.class).map(o -> shown(o.name(), o.names())).orElse(null));
    }

    private Entry.Named initiative(String id) {
      EntityKey key = lookup.resolve(Kind.INITIATIVE, id);
      return new Entry.Named(
          key.id(),
          lookup.living(key, Initiative.class).map(i -> shown(i.name(), i.names())).orElse(null));
    }

    private Entry.Participant participant(Event.Participant of) {
      Entry.Named person = null;
      // a role that is given stands alone, nothing is derived beside it (API §4)
      List<Entry.Role> roles =
          of.role() == null ? List.of() : List.of(new Entry.Role(of.role(), null, "given"));
      if (of.person() != null) {
        EntityKey key = lookup.resolve(Kind.PERSON, of.person());
        Optional<Person> known = lookup.living(key, Person.class);
        person = new Entry.Named(key.id(), known.map(p -> shown(p.name(), p.names())).orElse(null));
        if (of.role() == null && known.isPresent()) {
          roles = RolesOnDate.of(known.get(), date, this::organization);
        }
      }
      return new Entry.Participant(
          person,
          of.organization() == null ? null : organization(of.organization()),
          of.text(),
          counted(of.party()),
          of.part(),
          roles);
    }

    private Event.Place place(Event.Place of) {
      return of == null ? null : of.in(counted(of.country()));
    }

    private Event.Outcome outcome(Event.Outcome of) {
      return of.withEvidence(
          of.evidence().stream()
              .map(id -> lookup.resolve(Kind.EVENT, id).id())
              .distinct()
              .toList());
    }

    private Event.Account account(Event.Account of) {
      return new Event.Account(counted(of.party()), of.text(), of.sources());
    }

    /** The party that this id counts as (DESIGN §6, merges). */
    private String counted(String party) {
      return party == null ? null : lookup.resolve(Kind.PARTY, party).id();
    }

    private Entry.SeriesPlace series() {
      if (event.series() == null) {
        return null;
      }
      EntityKey key = lookup.resolve(Kind.SERIES, event.series());
      Editions.Beside beside =
          editions.computeIfAbsent(key, series -> new Editions(records, series)).beside(event);
      lookup.shown(beside.recordedAt());
      return new Entry.SeriesPlace(
          key.id(),
          lookup.living(key, Series.class).map(s -> shown(s.name(), s.names())).orElse(null),
          event.edition(),
          beside.previous().map(this::neighbour).orElse(null),
          beside.next().map(this::neighbour).orElse(null));
    }

    private Entry.Neighbour neighbour(Event of) {
      return new Entry.Neighbour(of.id(), title(of), of.edition(), when(of));
    }

    private List<Entry.RelatedEvent> related(List<Entry.RelatedEvent> incoming) {
      List<Entry.RelatedEvent> related = new ArrayList<>();
      for (Event.Related to : event.related()) {
        EntityKey key = lookup.resolve(Kind.EVENT, to.event());
        if (!key.equals(event.key())) {
          related.add(new Entry.RelatedEvent(titled(key), to.relation(), "to"));
        }
      }
      related.addAll(incoming.stream().limit(MOST_SHOWN).toList());
      return related;
    }

    private List<Entry.RelatedEvent> incoming() {
      List<Entry.RelatedEvent> incoming = new ArrayList<>();
      for (Event other : parts.inOrder(lookup.eventsMentioning(event.key()))) {
        for (Event.Related from : other.related()) {
          if (!other.key().equals(event.key())
              && aside.resolve(Kind.EVENT, from.event()).equals(event.key())) {
            incoming.add(new Entry.RelatedEvent(titled(other), from.relation(), "from"));
          }
        }
      }
      return incoming;
    }
  }

  /** Every pair of two to 32 parties, sorted. */
  private static List<String> partnerships(List<String> parties) {
    List<String> pairs = new ArrayList<>();
    if (parties.size() <= MOST_PARTIES) {
      for (int i = 0; i < parties.size(); i++) {
        for (int j = i + 1; j < parties.size(); j++) {
          pairs.add(parties.get(i) + "-" + parties.get(j));
        }
      }
    }
    return pairs;
  }
}
