package org.entente.timeline.entry;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.entente.contracts.Entity;
import org.entente.contracts.EntityKey;
import org.entente.contracts.Event;
import org.entente.contracts.Initiative;
import org.entente.contracts.Kind;
import org.entente.contracts.Organization;
import org.entente.contracts.Party;
import org.entente.contracts.Person;
import org.entente.contracts.Position;
import org.entente.contracts.Series;

/** What a record names that an entry can show: a change of the target may change the entry. */
public final class Mentions {
  private Mentions() {}

  /** How a record names another. */
  public enum Via {
    NAMES("names"),
    /** Order and depth of everything beneath follow from it. */
    PART_OF("part-of"),
    /** Whoever names the one means the other. */
    MERGED_INTO("merged-into");

    private final String word;

    Via(String word) {
      this.word = word;
    }

    public String word() {
      return word;
    }
  }

  /** One key that a record names. */
  public record Mention(EntityKey target, Via via) {}

  public static Set<Mention> of(Recorded recorded) {
    Set<Mention> mentions = new LinkedHashSet<>();
    if (recorded.mergedInto() != null) {
      mentions.add(new Mention(recorded.mergedInto(), Via.MERGED_INTO));
    }
    if (recorded.record() instanceof Event event && event.partOf() != null) {
      mentions.add(new Mention(new EntityKey(Kind.EVENT, event.partOf()), Via.PART_OF));
    }
    named(recorded.record()).forEach(target -> mentions.add(new Mention(target, Via.NAMES)));
    return mentions;
  }

  private static Stream<EntityKey> named(Entity record) {
    return switch (record) {
      case Event event -> named(event);
      case Person person ->
          person.positions().stream()
              .map(Position::organization)
              .map(id -> new EntityKey(Kind.ORGANIZATION, id));
      case Party party -> Stream.of();
      case Organization organization -> Stream.of();
      case Series series -> Stream.of();
      case Initiative initiative -> Stream.of();
    };
  }

  private static Stream<EntityKey> named(Event event) {
    return Stream.of(
            keys(Kind.PARTY, event.parties().stream()),
            keys(Kind.PARTY, Stream.ofNullable(event.host())),
            keys(Kind.PARTY, Stream.ofNullable(event.place()).map(Event.Place::country)),
            keys(Kind.PARTY, event.participants().stream().map(Event.Participant::party)),
            keys(Kind.PARTY, event.accounts().stream().map(Event.Account::party)),
            keys(Kind.PERSON, event.participants().stream().map(Event.Participant::person)),
            keys(
                Kind.ORGANIZATION,
                event.participants().stream().map(Event.Participant::organization)),
            keys(Kind.SERIES, Stream.ofNullable(event.series())),
            keys(Kind.INITIATIVE, event.initiatives().stream()),
            keys(Kind.EVENT, event.related().stream().map(Event.Related::event)),
            keys(
                Kind.EVENT,
                event.outcomes().stream().flatMap(outcome -> outcome.evidence().stream())))
        .flatMap(keys -> keys);
  }

  private static Stream<EntityKey> keys(Kind kind, Stream<String> ids) {
    return ids.filter(id -> id != null).map(id -> new EntityKey(kind, id));
  }
}
