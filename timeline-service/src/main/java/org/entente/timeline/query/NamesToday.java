package org.entente.timeline.query;

import java.sql.Connection;
import java.sql.SQLException;
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
    List<EntityKey> keys = ids.stream().map(id -> new EntityKey(kind, id)).toList();
    EntryNames names = new EntryNames(language);
    Map<String, String> found = new HashMap<>();
    for (Recorded recorded : Facts.states(connection, keys, null).values()) {
      if (!recorded.deleted()) {
        found.put(recorded.key().id(), names.of(recorded.record(), today));
      }
    }
    return found;
  }
}
