package org.entente.timeline.web.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.entente.contracts.Event;
import org.entente.contracts.Source;
import org.entente.timeline.entry.Entry;

/** Makes views of entries in one language. */
final class EntryViews {
  private static final int MOST_SHOWN = 6;
  private static final int FEW_PARTS = 8;
  private static final int LONG_SUMMARY = 260;

  private final Texts t;
  private final Links links;
  private final Address address;
  private final Set<String> here;

  /**
   * @param here whose timeline it is, parties by their ids, others by their keys; it need not be
   *     named
   * @param address of a timeline whose filters the topics set, null where there is none
   */
  EntryViews(Texts t, Links links, Address address, Set<String> here) {
    this.t = t;
    this.links = links;
    this.address = address;
    this.here = here;
  }

  /** An entry at the top, with those of its parts that are in the same view. */
  EntryView top(Entry entry, List<EntryView> parts) {
    return view(entry, null, parts);
  }

  /** A part of an entry that stands above it. */
  EntryView part(Entry entry, Entry above, List<EntryView> parts) {
    return view(entry, above, parts);
  }

  private EntryView view(Entry entry, Entry above, List<EntryView> parts) {
    List<Entry.Participant> who = entry.participants();
    boolean with = false;
    if (above != null) {
      Set<Object> named =
          above.participants().stream().map(EntryViews::identity).collect(Collectors.toSet());
      List<Entry.Participant> others =
          who.stream().filter(participant -> !named.contains(identity(participant))).toList();
      with = !others.isEmpty() && others.size() < who.size();
      who = with ? others : who;
    }
    boolean sameDate = above != null && above.date().edtf().equals(entry.date().edtf());
    long open = entry.outcomes().stream().filter(outcome -> "open".equals(outcome.state())).count();
    return new EntryView(
        entry.id(),
        links.entry(entry.id()),
        entry.title(),
        entry.kind(),
        t.word("kind", entry.kind()),
        Event.HELD.equals(entry.status()) ? null : t.word("status", entry.status()),
        address == null ? DateView.alone(entry.date(), t) : DateView.of(entry.date(), t),
        !sameDate,
        with,
        who.stream().limit(MOST_SHOWN).map(this::who).toList(),
        Math.max(0, who.size() - MOST_SHOWN),
        above == null ? shortened(entry.summary()) : null,
        above != null && Objects.equals(place(above), place(entry)) ? null : place(entry),
        tags(entry),
        above != null && above.parties().equals(entry.parties()) ? null : also(entry),
        entry.outcomes().isEmpty() ? null : t.say("outcomes", entry.outcomes().size()),
        open == 0 ? null : t.say("open", open),
        source(entry.sources()),
        entry.sources().size(),
        above == null && entry.partOf() != null ? titled(entry.partOf()) : null,
        parts,
        parts.isEmpty() ? null : t.say("parts." + partsOf(entry), parts.size()),
        parts.size() <= FEW_PARTS);
  }

  /** The same person or body, whatever it is called or does. */
  private static Object identity(Entry.Participant participant) {
    if (participant.person() != null) {
      return "person/" + participant.person().id();
    }
    return participant.organization() != null
        ? "organization/" + participant.organization().id()
        : participant;
  }

  private static String partsOf(Entry entry) {
    return entry.kind().equals("visit") ? "visit" : "event";
  }

  EntryView.Who who(Entry.Participant participant) {
    List<EntryView.Role> roles =
        participant.roles().stream()
            .map(role ->
                new EntryView.Role(
                    role.organization() == null
                        ? role.title()
                        : t.list(List.of(role.title(), name(role.organization()))),
                    role.certainty().equals("possible")))
            .toList();
    String part = participant.part() == null ? null : t.word("part", participant.part());
    if (participant.person() != null) {
      return new EntryView.Who(
          name(participant.person()),
          links.person(participant.person().id()),
          part,
          participant.party(),
          roles);
    }
    if (participant.organization() != null) {
      return new EntryView.Who(
          name(participant.organization()),
          links.organization(participant.organization().id()),
          part,
          participant.party(),
          roles);
    }
    return new EntryView.Who(participant.text(), null, part, participant.party(), roles);
  }

  private List<EntryView.Tag> tags(Entry entry) {
    List<EntryView.Tag> tags = new ArrayList<>();
    if (entry.series() != null) {
      series(entry.series()).ifPresent(tags::add);
    }
    for (Entry.Named initiative : entry.initiatives()) {
      if (!here.contains("initiative/" + initiative.id())) {
        tags.add(new EntryView.Tag(name(initiative), links.initiative(initiative.id())));
      }
    }
    for (String topic : entry.topics()) {
      tags.add(
          new EntryView.Tag(t.topic(topic), address == null ? null : address.with("topic", topic)));
    }
    return tags;
  }

  /** Its name and edition, of which its own timeline shows the edition alone. */
  private Optional<EntryView.Tag> series(Entry.SeriesPlace series) {
    String edition = series.edition() == null ? null : t.say("edition", series.edition());
    if (here.contains("series/" + series.id())) {
      return Optional.ofNullable(edition).map(text -> new EntryView.Tag(text, null));
    }
    String name = series.name() == null ? series.id() : series.name();
    return Optional.of(
        new EntryView.Tag(
            edition == null ? name : t.list(List.of(name, edition)), links.series(series.id())));
  }

  private EntryView.Tag also(Entry entry) {
    List<String> others =
        entry.parties().stream()
            .filter(party -> !here.contains(party.id()))
            .map(EntryViews::name)
            .toList();
    if (others.isEmpty()) {
      return null;
    }
    if (others.size() < entry.parties().size()) {
      return new EntryView.Tag(t.say("also", t.list(others)), null);
    }
    boolean pair = entry.partnerships().size() == 1;
    return new EntryView.Tag(
        t.list(others), pair ? links.partnership(entry.partnerships().getFirst()) : null);
  }

  EntryView.Tag titled(Entry.Titled event) {
    return titled(event.id(), event.title(), links);
  }

  /** An event that is not recorded, or not any more, is named by its id and has no page. */
  static EntryView.Tag titled(String id, String title, Links links) {
    return title == null ? new EntryView.Tag(id, null) : new EntryView.Tag(title, links.entry(id));
  }

  static EntryView.Source source(List<Source> sources) {
    for (Source source : sources) {
      String host = Outside.host(source.url());
      if (host != null) {
        return new EntryView.Source(
            source.publisher() == null ? host : source.publisher(), source.url());
      }
    }
    return null;
  }

  static String name(Entry.Named named) {
    return named.name() == null ? named.id() : named.name();
  }

  private static String place(Entry entry) {
    return entry.place() == null ? null : entry.place().name();
  }

  /** The first sentences; the whole stands on the entry's own page. */
  private static String shortened(String summary) {
    if (summary == null || summary.length() <= LONG_SUMMARY) {
      return summary;
    }
    int end = summary.lastIndexOf(". ", LONG_SUMMARY);
    if (end > LONG_SUMMARY / 3) {
      return summary.substring(0, end + 1);
    }
    int space = summary.lastIndexOf(' ', LONG_SUMMARY);
    int cut = space > LONG_SUMMARY / 2 ? space : LONG_SUMMARY;
    return summary.substring(0, Character.isLowSurrogate(summary.charAt(cut)) ? cut - 1 : cut)
        + "…";
  }
}
