package org.entente.timeline.entry;

import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.entente.contracts.Person;
import org.entente.contracts.Position;
import org.entente.contracts.PositionHeld;
import org.entente.contracts.PositionHeld.Certainty;
import org.entente.edtf.Bounds;

/** The positions that a person held on an event's date, with how sure that is (API §4). */
final class RolesOnDate {
  private RolesOnDate() {}

  /** Certain before possible, later known start first, then as recorded. */
  static List<Entry.Role> of(
      Person person, Bounds date, Function<String, Entry.Named> organization) {
    return person.positions().stream()
        .flatMap(position -> Held.on(position, date).stream())
        .sorted(
            Comparator.comparing(Held::certainty)
                .thenComparing(Held::start, (a, b) -> Long.compare(b, a)))
        .map(held ->
            new Entry.Role(
                held.position().title(),
                organization.apply(held.position().organization()),
                held.certainty().word()))
        .toList();
  }

  private record Held(Position position, Certainty certainty, long start) {
    static java.util.Optional<Held> on(Position position, Bounds date) {
      PositionHeld held = PositionHeld.of(position);
      return held.on(date).map(certainty -> new Held(position, certainty, held.start()));
    }
  }
}
