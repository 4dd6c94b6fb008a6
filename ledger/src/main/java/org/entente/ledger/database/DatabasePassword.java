package org.entente.ledger.database;

import io.quarkus.arc.Unremovable;
import io.quarkus.credentials.CredentialsProvider;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** The database's user and password, the same for the pool and for the ledger's own connections. */
@Singleton
@Unremovable
@Named("entente")
class DatabasePassword implements CredentialsProvider {
  private final DatabaseConfig database;

  @Inject
  DatabasePassword(DatabaseConfig database) {
    this.database = database;
  }

  @Override
  public Map<String, String> getCredentials(String provider) {
    return Map.of(USER_PROPERTY_NAME, database.user(), PASSWORD_PROPERTY_NAME, password());
  }

  String password() {
    return database.passwordFile().map(DatabasePassword::read).or(database::password).orElse("");
  }

  private static String read(String file) {
    try {
      return Files.readString(Path.of(file)).strip();
    } catch (IOException e) {
      throw new UncheckedIOException("the database's password file cannot be read: " + file, e);
    }
  }
}
