package org.entente.ledger;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import java.time.Duration;
import java.util.Optional;

/** What an owner is told of itself and of its database. */
@ConfigMapping(prefix = "entente.ledger")
public interface LedgerConfig {

  /** The owner's name: {@code people-service} or {@code events-service}. */
  String owner();

  /** Where people see the timeline. */
  String timeline();

  Database database();

  Relay relay();

  /** The owner's own database. */
  interface Database {
    /** A JDBC address. */
    String url();

    String user();

    /** The password, where it is not in a file. */
    Optional<String> password();

    /** A file that holds the password alone. */
    @WithName("password-file")
    Optional<String> passwordFile();
  }

  /** Publishing to Kafka. */
  interface Relay {
    /** Kafka's bootstrap servers. */
    String kafka();

    /** How often an idle owner writes a mark (API §5). */
    @WithDefault("PT1M")
    Duration mark();
  }
}
