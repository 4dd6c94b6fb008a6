package org.entente.timeline.web;

import java.sql.SQLException;
import org.entente.rest.QueryParams;
import org.entente.timeline.entry.Assembled;
import org.entente.timeline.entry.FilterKeys;
import org.entente.timeline.query.Filter;
import org.entente.timeline.query.Merges;
import org.entente.timeline.stream.LoggedChange;

/**
 * Which changes are followed: every filter but words, and {@code partnership} for one pair's
 * timeline.
 */
record ChangeParams(String scope, Filter filter) {

  /** Does not end the reading of the parameters. */
  static ChangeParams read(QueryParams params) {
    return new ChangeParams(
        params.one("partnership", text -> Pair.read(text).sorted()).orElse(Assembled.ALL),
        FilterParams.withoutWords(params));
  }

  /** The same with other ids in the place of those that were merged. */
  ChangeParams counted(Merges merges) throws SQLException {
    String counted =
        scope.equals(Assembled.ALL) ? scope : Pair.of(scope).counted(merges, null).sorted();
    return new ChangeParams(counted, merges.counted(filter));
  }

  /** Whether a change is told, and how. */
  enum Telling {
    NOT,
    CHANGED,
    /** It passed before and does not now. */
    LEFT
  }

  Telling telling(LoggedChange change) {
    boolean before = passes(change.before());
    if (change.now() == null) {
      return before ? Telling.CHANGED : Telling.NOT;
    }
    if (passes(change.now())) {
      return Telling.CHANGED;
    }
    return before ? Telling.LEFT : Telling.NOT;
  }

  boolean passes(FilterKeys keys) {
    return keys != null
        && keys.scopes().contains(scope)
        && filter.passes(keys, !scope.equals(Assembled.ALL));
  }
}
