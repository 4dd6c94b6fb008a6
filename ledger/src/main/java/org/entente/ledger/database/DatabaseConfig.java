package org.entente.ledger.database;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/** The owner's own database. */
@ConfigMapping(prefix = "entente.ledger.database")
interface DatabaseConfig {
  /** A JDBC address. */
  String url();

  String user();

  /** The password, where it is not in a file. */
  Optional<String> password();

  /** A file that holds the password alone. */
  Optional<String> passwordFile();
}
