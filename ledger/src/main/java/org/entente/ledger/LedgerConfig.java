package org.entente.ledger;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** What an owner is told of itself. */
@ConfigMapping(prefix = "entente.ledger")
public interface LedgerConfig {

  /** The owner's name: {@code people-service} or {@code events-service}. */
  String owner();

  /** Where people see the timeline. */
  String timeline();

  Relay relay();

  /** Publishing to Kafka. */
  interface Relay {
    /** Kafka's bootstrap servers. */
    String kafka();

    /** How often an idle owner writes a mark (API §5). */
    @WithDefault("PT1M")
    Duration mark();
  }
}
