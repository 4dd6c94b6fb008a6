package org.entente.timeline.export;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.entente.contracts.Event;
import org.entente.contracts.Source;
import org.entente.timeline.entry.Entry;

/** An entry in plain words: who met as what, with what result, on whose word. */
final class EntryText {
  private final Words words;

  EntryText(Words words) {
    this.words = words;
  }

  /** Everything, a line each; the title stands elsewhere. */
  List<String> lines(Entry entry) {
    List<String> lines = new ArrayList<>();
    lines.add(dateAndPlace(entry));
    entry.participants().forEach(participant -> lines.add(participant(participant)));
    if (entry.summary() != null) {
      lines.add(entry.summary());
    }
    entry.outcomes().forEach(outcome -> lines.add("→ " + outcome(outcome)));
    entry.sources().forEach(source -> lines.add(words.say("source") + ": " + source(source)));
    return lines.stream().map(PlainText::shown).toList();
  }

  String dateAndPlace(Entry entry) {
    String place = place(entry);
    String status =
        Event.HELD.equals(entry.status()) ? "" : " · " + words.word("status", entry.status());
    return entry.date().label() + (place == null ? "" : " · " + place) + status;
  }

  /** Null where none is given. */
  static String place(Entry entry) {
    Event.Place place = entry.place();
    return place == null ? null : place(place.name(), place.country());
  }

  static String place(String name, String country) {
    return name == null ? country : name;
  }

  String participant(Entry.Participant participant) {
    String party = participant.party() == null ? "" : " (" + participant.party() + ")";
    String who = who(participant) + party;
    return participant.roles().isEmpty() ? who : words.list(List.of(who, roles(participant)));
  }

  String roles(Entry.Participant participant) {
    return participant.roles().stream().map(this::role).collect(Collectors.joining("; "));
  }

  static String who(Entry.Participant participant) {
    if (participant.person() != null) {
      return name(participant.person());
    }
    return participant.organization() != null
        ? name(participant.organization())
        : participant.text();
  }

  String role(Entry.Role role) {
    String title =
        role.organization() == null
            ? role.title()
            : words.list(List.of(role.title(), name(role.organization())));
    return role.certainty().equals("possible") ? words.say("possibly") + " " + title : title;
  }

  String outcome(Event.Outcome outcome) {
    List<String> about = new ArrayList<>();
    if (outcome.state() != null) {
      about.add(words.word("outcome.state", outcome.state()));
    }
    if (outcome.due() != null) {
      about.add(words.say("due") + " " + words.date(outcome.due()));
    }
    return outcome.text() + (about.isEmpty() ? "" : " (" + words.list(about) + ")");
  }

  String source(Source source) {
    return source(source.title(), source.url());
  }

  String source(String title, String url) {
    return title == null ? url : url == null ? title : words.list(List.of(title, url));
  }

  static String name(Entry.Named named) {
    return named.name() == null ? named.id() : named.name();
  }
}
