package org.entente.timeline.entry;

import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.entente.edtf.Bounds;

/**
 * A finished entry with its place in the order and what filters ask for.
 *
 * @param text all that the entry can be found by: its own words and every name, in every language,
 *     of what takes part
 */
public record Assembled(
    Entry entry, Bounds bounds, OrderKey order, Instant recordedAt, List<String> text) {

  /** The scope of the timeline of everything. */
  public static final String ALL = "all";

  private List<String> parties() {
    return entry.parties().stream().map(Entry.Named::id).toList();
  }

  private List<String> people() {
    return entry.participants().stream()
        .map(Entry.Participant::person)
        .filter(Objects::nonNull)
        .map(Entry.Named::id)
        .distinct()
        .toList();
  }

  /** Organisations that take part themselves or in which a participant's role is (API §5). */
  private List<String> organizations() {
    return entry.participants().stream()
        .flatMap(participant ->
            Stream.concat(
                Stream.ofNullable(participant.organization()),
                participant.roles().stream().map(Entry.Role::organization)))
        .filter(Objects::nonNull)
        .map(Entry.Named::id)
        .distinct()
        .toList();
  }

  private List<String> initiatives() {
    return entry.initiatives().stream().map(Entry.Named::id).toList();
  }

  /** The year of the earliest bound, null for none. */
  public Integer year() {
    return bounds.earliestDate().map(LocalDate::getYear).orElse(null);
  }

  public FilterKeys keys() {
    return new FilterKeys(
        entry.kind(),
        entry.status(),
        entry.level(),
        bounds.earliestKnown() ? bounds.earliest() : null,
        bounds.latestKnown() ? bounds.latest() : null,
        parties(),
        people(),
        organizations(),
        entry.series() == null ? null : entry.series().id(),
        initiatives(),
        entry.topics(),
        scopes());
  }

  /** Whether an outcome is still open. */
  public boolean promised() {
    return entry.outcomes().stream().anyMatch(outcome -> "open".equals(outcome.state()));
  }

  private Set<String> scopes() {
    Set<String> scopes = new LinkedHashSet<>();
    scopes.add(ALL);
    scopes.addAll(entry.partnerships());
    people().forEach(id -> scopes.add("person/" + id));
    organizations().forEach(id -> scopes.add("organization/" + id));
    initiatives().forEach(id -> scopes.add("initiative/" + id));
    if (entry.series() != null) {
      scopes.add("series/" + entry.series().id());
    }
    return scopes;
  }
}
