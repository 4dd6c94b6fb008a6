package org.entente.timeline;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;
import org.entente.localstack.LocalStackProcess;

/** A real broker and a real PostgreSQL for the tests of the service. */
public class LocalStackResource implements QuarkusTestResourceLifecycleManager {
  private static LocalStackProcess stack;
  private Path key;

  /** The stack of the tests that run, for its addresses and fault switches. */
  public static LocalStackProcess stack() {
    return stack;
  }

  @Override
  public Map<String, String> start() {
    stack = LocalStackProcess.start();
    key = publicKey();
    return Map.of(
        "kafka.bootstrap.servers", stack.kafka(),
        "quarkus.datasource.jdbc.url", stack.jdbcUrl("timeline"),
        "entente.database.user", stack.user(),
        "entente.database.password", stack.password(),
        "mp.jwt.verify.publickey.location", key.toUri().toString());
  }

  private static Path publicKey() {
    try {
      var key = KeyPairGenerator.getInstance("RSA").generateKeyPair().getPublic();
      Path file = Files.createTempFile("entente-public", ".pem");
      return Files.writeString(
          file,
          "-----BEGIN PUBLIC KEY-----\n"
              + Base64.getMimeEncoder().encodeToString(key.getEncoded())
              + "\n-----END PUBLIC KEY-----\n");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void stop() {
    stack.close();
    try {
      Files.deleteIfExists(key);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
