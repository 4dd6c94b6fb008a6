package org.entente.timeline.entry;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.entente.contracts.Event;
import org.entente.contracts.Name;
import org.entente.contracts.Source;

/**
 * What an entry can be found by (DESIGN §7, {@code q}): titles, names in every language, places,
 * summaries, quotes. Names that are not shown (former, alias, short) are searched all the same.
 */
final class EntryWords {
  private final Set<String> texts = new LinkedHashSet<>();

  EntryWords(Event event) {
    add(event.title());
    event.titles().forEach(title -> add(title.text()));
    if (event.place() != null) {
      add(event.place().name());
    }
    add(event.summary());
    add(event.partnershipStatus());
    event.topics().forEach(this::add);
    event
        .participants()
        .forEach(participant -> {
          add(participant.text());
          add(participant.role());
        });
    event.outcomes().forEach(outcome -> add(outcome.text()));
    for (Event.Account account : event.accounts()) {
      add(account.text());
      quotes(account.sources());
    }
    quotes(event.sources());
  }

  void add(String name, List<Name> others) {
    add(name);
    others.forEach(other -> add(other.name()));
  }

  List<String> all() {
    return List.copyOf(texts);
  }

  private void quotes(List<Source> sources) {
    for (Source source : sources) {
      add(source.quote());
    }
  }

  private void add(String text) {
    if (text != null) {
      texts.add(text);
    }
  }
}
