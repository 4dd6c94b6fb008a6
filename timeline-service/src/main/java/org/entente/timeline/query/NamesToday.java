package org.entente.timeline.query;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.entente.contracts.EntityKey;
import org.entente.contracts.Kind;
import org.entente.timeline.entry.EntryNames;
import org.entente.timeline.entry.Recorded;
import org.entente.timeline.facts.Facts;

/** The names of records as they are on a day, for what is no entry. */
final class NamesToday {
  private NamesToday() {}

  /** By id; an id that nobody uses, or whose record is deleted, has none. */
  static Map<String, String> of(
      Connection connection, Kind kind, Collection<String> ids, LocalDate today, Locale language)
      throws SQLException {
    return of(connection, kind, ids, today, language, null);
  }

  /**
   * @param asOf the time up to which the names were recorded, null for now
   */
  static Map<String, String> of(
      Connection connection,
      Kind kind,
      Collection<String> ids,
      LocalDate today,
      Locale language,
      Instant asOf)
      throws SQLException {
    List<EntityKey> keys = ids.stream().map(id -> new EntityKey(kind, id)).toList();
    EntryNames names = new EntryNames(language);
    Map<String, String> found = new HashMap<>();
    for (Recorded recorded : Facts.states(connection, keys, asOf).values()) {
      if (!recorded.deleted()) {
        found.put(recorded.key().id(), names.of(recorded.record(), today));
      }
    }
    return found;
  }
}
