package org.entente.ledger;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.function.ToDoubleFunction;
import javax.sql.DataSource;

/**
 * What is watched of an owner: how far it has come, and how far behind Kafka is. NaN while the
 * database is away.
 */
@Singleton
class OwnerMetrics {

  void register(@Observes StartupEvent event, MeterRegistry registry, DataSource database) {
    registry.gauge("entente.ledger.seq", database, head(LedgerHead::seq));
    registry.gauge(
        "entente.relay.unpublished.changes", database, head(h -> h.seq() - h.published()));
    registry.gauge(
        "entente.relay.unpublished.oldest.seconds",
        database,
        head(h -> h.oldestUnpublished().map(OwnerMetrics::age).orElse(0.0)));
    registry.gauge(
        "entente.relay.diverged", database, head(h -> h.divergence().isPresent() ? 1 : 0));
  }

  private static double age(Instant since) {
    return Duration.between(since, Instant.now()).toMillis() / 1_000.0;
  }

  private static ToDoubleFunction<DataSource> head(ToDoubleFunction<LedgerHead> value) {
    return database -> {
      try {
        return value.applyAsDouble(LedgerHead.read(database));
      } catch (SQLException e) {
        return Double.NaN;
      }
    };
  }
}
