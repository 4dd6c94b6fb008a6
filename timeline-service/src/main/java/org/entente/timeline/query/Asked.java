package org.entente.timeline.query;

import org.entente.timeline.entry.OrderKey;

/**
 * A page of a timeline that is asked for.
 *
 * @param scope whose timeline: {@code IN-JP}, {@code person/x}, {@code all}
 * @param after the place after which the page begins, null for the first page
 */
public record Asked(String scope, Filter filter, Order order, OrderKey after, int limit) {

  /** The direction of a timeline; descending is the exact reverse. */
  public enum Order {
    ASC,
    DESC;

    /** {@code sql} has the words of ascending order; here those of this one. */
    String direction() {
      return this == ASC ? "" : "desc";
    }

    String beyond() {
      return this == ASC ? ">" : "<";
    }
  }

  /** Whether the scope is a pair of parties. */
  public static boolean partnership(String scope) {
    return scope.indexOf('-') > 0 && scope.indexOf('/') < 0;
  }

  boolean partnership() {
    return partnership(scope);
  }
}
