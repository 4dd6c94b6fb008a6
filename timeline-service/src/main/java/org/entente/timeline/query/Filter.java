package org.entente.timeline.query;

import java.util.ArrayList;
import java.util.List;

/**
 * What a timeline is narrowed to: OR within a parameter, AND across (DESIGN §7, API §5). Days are
 * epoch days; a null side is not asked for, an empty list neither.
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
    List<String> party) {

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

  /** A condition in SQL over {@code entry}, and its parameters in order. */
  record Condition(String sql, List<Object> parameters) {}

  /** The conditions, each to be joined by {@code and}. */
  List<Condition> conditions(boolean partnership) {
    List<Condition> conditions = new ArrayList<>();
    bounds(conditions);
    switch (multilateral) {
      case INCLUDE -> conditions.add(new Condition("cardinality(entry.parties) <= 32", List.of()));
      case EXCLUDE ->
          conditions.add(
              new Condition(
                  "cardinality(entry.parties) " + (partnership ? "=" : "<=") + " 2", List.of()));
      case ALL -> {}
    }
    single(conditions, "kind", kind);
    single(conditions, "status", status);
    single(conditions, "level", level);
    single(conditions, "series", series);
    several(conditions, "topics", topic);
    several(conditions, "people", person);
    several(conditions, "organizations", organization);
    several(conditions, "initiatives", initiative);
    several(conditions, "parties", party);
    return conditions;
  }

  /**
   * An open or unknown end may reach anywhere; it lies inside only where that side is not asked.
   */
  private void bounds(List<Condition> conditions) {
    switch (match) {
      case OVERLAP -> {
        day(conditions, "(entry.latest is null or entry.latest >= ?)", from);
        day(conditions, "(entry.earliest is null or entry.earliest <= ?)", to);
      }
      case CERTAIN -> {
        day(conditions, "entry.earliest >= ?", from);
        day(conditions, "entry.latest <= ?", to);
      }
    }
  }

  private static void day(List<Condition> conditions, String sql, Long day) {
    if (day != null) {
      conditions.add(new Condition(sql, List.of(day)));
    }
  }

  private static void single(List<Condition> conditions, String column, List<String> values) {
    if (!values.isEmpty()) {
      conditions.add(
          new Condition(
              "entry." + column + " = any (?)", List.of((Object) values.toArray(String[]::new))));
    }
  }

  private static void several(List<Condition> conditions, String column, List<String> values) {
    if (!values.isEmpty()) {
      conditions.add(
          new Condition(
              "entry." + column + " && ?", List.of((Object) values.toArray(String[]::new))));
    }
  }
}
