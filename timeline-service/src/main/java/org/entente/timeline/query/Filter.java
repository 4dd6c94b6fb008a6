package org.entente.timeline.query;

import java.util.Collection;
import java.util.List;
import org.entente.edtf.Bounds;
import org.entente.timeline.entry.Assembled;

/**
 * What a timeline is narrowed to: OR within a parameter, AND across (DESIGN §7, API §5). Days are
 * epoch days; a null side is not asked for, an empty list neither.
 *
 * <p>{@link FilterSql} asks the same of the tables; words ({@code q}) are the database's alone.
 *
 * @param q a question in web-search syntax, folded; null where none is asked
 */
public record Filter(
    Long from,
    Long to,
    Match match,
    Multilateral multilateral,
    List<String> kind,
    List<String> status,
    List<String> level,
    List<String> topic,
    List<String> person,
    List<String> organization,
    List<String> series,
    List<String> initiative,
    List<String> party,
    String q) {

  /** Events of more parties show only where all are asked for. */
  static final int MOST_PARTIES = 32;

  /** How an entry's bounds must lie to what is asked. */
  public enum Match {
    OVERLAP,
    CERTAIN
  }

  /** Which events of many parties show. */
  public enum Multilateral {
    INCLUDE,
    EXCLUDE,
    ALL
  }

  /** Whether an entry that is not in the tables passes, but for words. */
  boolean passes(Assembled assembled, boolean partnership) {
    var entry = assembled.entry();
    return bounds(assembled.bounds())
        && parties(assembled.parties().size(), partnership)
        && (kind.isEmpty() || kind.contains(entry.kind()))
        && (status.isEmpty() || status.contains(entry.status()))
        && (level.isEmpty() || level.contains(entry.level()))
        && (series.isEmpty() || entry.series() != null && series.contains(entry.series().id()))
        && any(topic, entry.topics())
        && any(person, assembled.people())
        && any(organization, assembled.organizations())
        && any(initiative, assembled.initiatives())
        && any(party, assembled.parties());
  }

  private boolean bounds(Bounds bounds) {
    return switch (match) {
      case OVERLAP ->
          (from == null || !bounds.latestKnown() || bounds.latest() >= from)
              && (to == null || !bounds.earliestKnown() || bounds.earliest() <= to);
      case CERTAIN ->
          (from == null || bounds.earliestKnown() && bounds.earliest() >= from)
              && (to == null || bounds.latestKnown() && bounds.latest() <= to);
    };
  }

  private boolean parties(int count, boolean partnership) {
    return switch (multilateral) {
      case INCLUDE -> count <= MOST_PARTIES;
      case EXCLUDE -> partnership ? count == 2 : count <= 2;
      case ALL -> true;
    };
  }

  private static boolean any(List<String> asked, Collection<String> there) {
    return asked.isEmpty() || asked.stream().anyMatch(there::contains);
  }
}
