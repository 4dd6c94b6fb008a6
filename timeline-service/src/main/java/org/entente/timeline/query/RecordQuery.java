package org.entente.timeline.query;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.entente.contracts.Change;
import org.entente.contracts.EntityKey;
import org.entente.contracts.Kind;
import org.entente.timeline.entry.Recorded;
import org.entente.timeline.facts.Facts;

/** Single records of any kind as they are now, their names and their revisions. */
@ApplicationScoped
public class RecordQuery {
  private final DataSource database;

  RecordQuery(DataSource database) {
    this.database = database;
  }

  /**
   * The newest state, deletions included; empty for an id without a record.
   *
   * @param asOf the newest recorded up to then, null for now
   */
  public Optional<Recorded> record(EntityKey key, Instant asOf) throws SQLException {
    try (Connection connection = database.getConnection()) {
      return Optional.ofNullable(Facts.states(connection, Set.of(key), asOf).get(key));
    }
  }

  /** Names of living records as they are today, by id. */
  public Map<String, String> names(
      Kind kind, Collection<String> ids, LocalDate today, Locale language) throws SQLException {
    return names(kind, ids, today, language, null);
  }

  /**
   * Names on a day as recorded up to a time, by id.
   *
   * @param asOf null for now
   */
  public Map<String, String> names(
      Kind kind, Collection<String> ids, LocalDate day, Locale language, Instant asOf)
      throws SQLException {
    try (Connection connection = database.getConnection()) {
      return NamesToday.of(connection, kind, ids, day, language, asOf);
    }
  }

  /**
   * Every revision, oldest first.
   *
   * @param asOf those recorded up to then, null for all
   */
  public List<Change> revisions(EntityKey key, Instant asOf) throws SQLException {
    try (Connection connection = database.getConnection()) {
      return Facts.revisions(connection, key).stream()
          .filter(change -> asOf == null || !change.recordedAt().isAfter(asOf))
          .toList();
    }
  }
}
