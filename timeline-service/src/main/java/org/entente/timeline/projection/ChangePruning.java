package org.entente.timeline.projection;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.entente.rest.Loop;

/**
 * Takes changes away that are older than the kept window, oldest first, so that what is kept goes
 * on without a hole: numbers beyond both the time and the count kept. Needs no lock: new numbers
 * are given at the other end.
 */
@ApplicationScoped
public class ChangePruning {
  private static final int STEP = 10_000;
  private static final Duration PAUSE = Duration.ofMinutes(10);

  private static final String PRUNE =
      """
      delete from change_log where number in (
        select number from change_log
        where number <= (select change_number from projection) - ?
          and logged_at < clock_timestamp() - ? * interval '1 second'
        order by number limit ?)
      """;

  private final DataSource database;
  private final Duration kept;
  private final long keptAtLeast;
  private final Loop loop;

  ChangePruning(
      DataSource database,
      Loops loops,
      @ConfigProperty(name = "entente.changes.kept") Duration kept,
      @ConfigProperty(name = "entente.changes.kept-at-least") long keptAtLeast) {
    this.database = database;
    this.kept = kept;
    this.keptAtLeast = keptAtLeast;
    this.loop = loops.loop("change-pruning");
  }

  void start(@Observes StartupEvent event) {
    loop.run(() -> prune(keptAtLeast, kept) == STEP ? Duration.ZERO : PAUSE);
  }

  /** Takes away a bounded number of changes; how many that were. */
  int prune(long atLeast, Duration age) throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(PRUNE)) {
      statement.setLong(1, atLeast);
      statement.setLong(2, age.toSeconds());
      statement.setInt(3, STEP);
      return statement.executeUpdate();
    }
  }
}
