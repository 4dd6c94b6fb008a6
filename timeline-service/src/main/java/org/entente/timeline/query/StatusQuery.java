package org.entente.timeline.query;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.entente.contracts.Owner;
import org.entente.timeline.facts.AppliedThrough;
import org.entente.timeline.facts.AppliedThrough.Reached;
import org.entente.timeline.projection.Backlog;
import org.entente.timeline.projection.LogVerification;
import org.entente.timeline.projection.Rebuild;
import org.entente.timeline.tables.Generation;

/** How far the read model is. */
@ApplicationScoped
public class StatusQuery {
  private final DataSource database;
  private final Backlog backlog;
  private final Rebuild rebuild;

  StatusQuery(DataSource database, Backlog backlog, Rebuild rebuild) {
    this.database = database;
    this.backlog = backlog;
    this.rebuild = rebuild;
  }

  /**
   * @param dirty entries that are still to be refreshed
   */
  public record Status(
      int generation,
      Map<Owner, Reached> through,
      long dirty,
      Optional<Rebuild.Progress> rebuild,
      Optional<LogVerification.Found> log) {}

  public Status status() throws SQLException {
    try (Connection connection = database.getConnection()) {
      return new Status(
          Generation.live(connection).number(),
          AppliedThrough.read(connection),
          backlog.entries(),
          rebuild.progress(),
          LogVerification.last(connection));
    }
  }
}
