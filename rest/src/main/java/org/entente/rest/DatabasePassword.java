package org.entente.rest;

import io.quarkus.arc.Unremovable;
import io.quarkus.credentials.CredentialsProvider;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The user and password of a service's own database; the password from a file where one is named.
 */
@Singleton
@Unremovable
@Named("entente")
public class DatabasePassword implements CredentialsProvider {
  private final String user;
  private final Optional<String> password;
  private final Optional<String> passwordFile;

  DatabasePassword(
      @ConfigProperty(name = "entente.database.user") String user,
      @ConfigProperty(name = "entente.database.password") Optional<String> password,
      @ConfigProperty(name = "entente.database.password-file") Optional<String> passwordFile) {
    this.user = user;
    this.password = password;
    this.passwordFile = passwordFile;
  }

  @Override
  public Map<String, String> getCredentials(String provider) {
    return Map.of(USER_PROPERTY_NAME, user, PASSWORD_PROPERTY_NAME, password());
  }

  public String user() {
    return user;
  }

  /** Read anew each time: a file may be replaced while the service runs. */
  public String password() {
    return passwordFile.map(DatabasePassword::read).or(() -> password).orElse("");
  }

  private static String read(String file) {
    try {
      return Files.readString(Path.of(file)).strip();
    } catch (IOException e) {
      throw new UncheckedIOException("the database's password file cannot be read: " + file, e);
    }
  }
}
