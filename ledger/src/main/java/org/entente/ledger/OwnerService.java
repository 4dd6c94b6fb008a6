package org.entente.ledger;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.entente.contracts.Owner;
import org.entente.ledger.database.LedgerConnections;
import org.entente.ledger.relay.Relay;

/** Starts and stops what runs in an owner: the writer, and the relay that the writer wakes. */
@Singleton
public class OwnerService {
  private final Ledger ledger;
  private final Relay relay;
  private final Owner owner;
  private Thread relaying;

  @Inject
  OwnerService(LedgerConfig config, LedgerConnections connections, Ledger ledger) {
    this.owner =
        Owner.ofService(config.owner())
            .orElseThrow(() ->
                new IllegalStateException(
                    "entente.ledger.owner names no owner: " + config.owner()));
    this.ledger = ledger;
    this.relay = new Relay(owner, config.relay().kafka(), config.relay().mark(), connections);
  }

  void start(@Observes StartupEvent event) {
    ledger.start(relay::awaitFirstLook, relay::wake);
    relaying = Thread.ofPlatform().name("relay").start(relay);
  }

  void stop(@Observes ShutdownEvent event) throws InterruptedException {
    ledger.stop();
    relay.stop();
    relaying.join(5_000);
  }

  Owner owner() {
    return owner;
  }

  Relay relay() {
    return relay;
  }
}
