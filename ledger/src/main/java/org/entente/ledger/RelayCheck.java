package org.entente.ledger;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Locale;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.entente.ledger.relay.RelayHealth;

/**
 * What the relay does, told among the health checks and never down: Kafka away makes nothing
 * unready, and a ledger that must be recovered is read as ever (DESIGN §6, §10).
 */
@Readiness
@Singleton
class RelayCheck implements HealthCheck {
  private final OwnerService owner;

  @Inject
  RelayCheck(OwnerService owner) {
    this.owner = owner;
  }

  @Override
  public HealthCheckResponse call() {
    RelayHealth.State state = owner.relay().health().state();
    var response =
        HealthCheckResponse.named("relay")
            .up()
            .withData("role", state.role().name().toLowerCase(Locale.ROOT))
            .withData("published", state.published());
    if (state.divergence() != null) {
      response.withData("divergence", state.divergence());
    }
    return response.build();
  }
}
