package org.entente.timeline.entry;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.entente.contracts.Name;
import org.entente.edtf.Bounds;
import org.entente.edtf.EdtfInterval;

/**
 * The name that was valid on an event's earliest day, in the language asked for (API §5): official
 * or of no kind; one whose period holds the day, the latest start winning, then one without a
 * period; else the record's own name. Where no language is asked for, a name in English or in none
 * whose period holds the day goes before the record's own.
 */
final class NameOnDate {
  private final Locale language;

  /**
   * @param language null where none is asked for
   */
  NameOnDate(Locale language) {
    this.language = language;
  }

  String of(String name, List<Name> names, Bounds date) {
    if (names.isEmpty()) {
      return name;
    }
    return language == null
        ? valid(names, date, null, true)
            .or(() -> valid(names, date, "en", true))
            .map(Name::name)
            .orElse(name)
        : valid(names, date, language.toLanguageTag(), false)
            .or(() -> valid(names, date, language.getLanguage(), false))
            .map(Name::name)
            .orElse(name);
  }

  private static Optional<Name> valid(
      List<Name> names, Bounds date, String language, boolean periodOnly) {
    List<Name> candidates =
        names.stream()
            .filter(name -> name.kind() == null || name.kind().equals("official"))
            .filter(name ->
                language == null
                    ? name.lang() == null
                    : name.lang() != null && name.lang().equalsIgnoreCase(language))
            .toList();
    Optional<Name> onTheDay =
        candidates.stream()
            .filter(name -> name.period() != null && holds(name, date))
            .max(Comparator.comparing(name -> EdtfInterval.parse(name.period()).bounds()));
    return periodOnly
        ? onTheDay
        : onTheDay.or(() -> candidates.stream().filter(name -> name.period() == null).findFirst());
  }

  private static boolean holds(Name name, Bounds date) {
    if (!date.earliestKnown()) {
      return false;
    }
    Bounds day = Bounds.of(date.earliest(), date.earliest());
    return EdtfInterval.parse(name.period()).bounds().overlaps(day);
  }
}
