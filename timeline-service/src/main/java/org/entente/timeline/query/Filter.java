package org.entente.timeline.query;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.entente.contracts.EntityKey;
import org.entente.contracts.Event;
import org.entente.contracts.Kind;
import org.entente.timeline.entry.FilterKeys;

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

  /**
   * What was held, of up to 32 parties.
   *
   * @param to the last day that it may begin on, null for any
   */
  public static Filter held(Long to) {
    return new Filter(
        null,
        to,
        Match.OVERLAP,
        Multilateral.INCLUDE,
        List.of(),
        List.of(Event.HELD),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        null);
  }

  /** Whether an entry with these keys passes, but for words. */
  public boolean passes(FilterKeys keys, boolean partnership) {
    return bounds(keys.earliest(), keys.latest())
        && parties(keys.parties().size(), partnership)
        && (kind.isEmpty() || kind.contains(keys.kind()))
        && (status.isEmpty() || status.contains(keys.status()))
        && (level.isEmpty() || keys.level() != null && level.contains(keys.level()))
        && (series.isEmpty() || keys.series() != null && series.contains(keys.series()))
        && any(topic, keys.topics())
        && any(person, keys.people())
        && any(organization, keys.organizations())
        && any(initiative, keys.initiatives())
        && any(party, keys.parties());
  }

  /** The records that it names. */
  Set<EntityKey> named() {
    Set<EntityKey> named = new HashSet<>();
    counted(key -> {
      named.add(key);
      return key;
    });
    return named;
  }

  /** The same filter with other records in the place of those that it names. */
  Filter counted(UnaryOperator<EntityKey> other) {
    return new Filter(
        from,
        to,
        match,
        multilateral,
        kind,
        status,
        level,
        topic,
        counted(Kind.PERSON, person, other),
        counted(Kind.ORGANIZATION, organization, other),
        counted(Kind.SERIES, series, other),
        counted(Kind.INITIATIVE, initiative, other),
        counted(Kind.PARTY, party, other),
        q);
  }

  private static List<String> counted(Kind kind, List<String> ids, UnaryOperator<EntityKey> other) {
    return ids.stream().map(id -> other.apply(new EntityKey(kind, id)).id()).toList();
  }

  private boolean bounds(Long earliest, Long latest) {
    return switch (match) {
      case OVERLAP ->
          (from == null || latest == null || latest >= from)
              && (to == null || earliest == null || earliest <= to);
      case CERTAIN ->
          (from == null || earliest != null && earliest >= from)
              && (to == null || latest != null && latest <= to);
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
