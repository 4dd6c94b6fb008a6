package org.entente.events;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.smallrye.jwt.build.Jwt;
import io.smallrye.jwt.build.JwtClaimsBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import org.entente.localstack.LocalStackProcess;

/** A real Kafka and a real PostgreSQL for the service under test, and keys for its tokens. */
public final class RealParts implements QuarkusTestResourceLifecycleManager {
  private static final Path PRIVATE_KEY = Path.of("target", "test-key.pem");
  private LocalStackProcess stack;

  @Override
  public Map<String, String> start() {
    stack = LocalStackProcess.start();
    KeyPair keys = keys();
    write(PRIVATE_KEY, "PRIVATE", keys.getPrivate().getEncoded());
    Path publicKey = Path.of("target", "test-public-key.pem");
    write(publicKey, "PUBLIC", keys.getPublic().getEncoded());
    return Map.of(
        "entente.database.url", stack.jdbcUrl("events"),
        "entente.database.password-file", stack.passwordFile().toString(),
        "entente.ledger.relay.kafka", stack.kafka(),
        "mp.jwt.verify.publickey.location", publicKey.toAbsolutePath().toUri().toString(),
        "quarkus.http.test-port", "0",
        "quarkus.management.test-port", "0");
  }

  @Override
  public void inject(TestInjector injector) {
    injector.injectIntoFields(stack, field -> field.getType() == LocalStackProcess.class);
  }

  @Override
  public void stop() {
    if (stack != null) {
      stack.close();
    }
  }

  /** A good token with a role. */
  static String token(String role) {
    return sign(claims(role));
  }

  static JwtClaimsBuilder claims(String role) {
    return Jwt.issuer("entente")
        .audience("entente")
        .subject("kim")
        .groups(Set.of(role))
        .expiresIn(Duration.ofHours(1));
  }

  /** A token with these claims, signed with the key that the service trusts. */
  static String sign(JwtClaimsBuilder claims) {
    return claims.sign(PRIVATE_KEY.toAbsolutePath().toUri().toString());
  }

  /** The same claims under another key. */
  static String forge(JwtClaimsBuilder claims) {
    return claims.sign(keys().getPrivate());
  }

  private static KeyPair keys() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void write(Path file, String kind, byte[] key) {
    String frame = " " + kind + " KEY-----\n";
    try {
      Files.writeString(
          file,
          "-----BEGIN"
              + frame
              + Base64.getMimeEncoder().encodeToString(key)
              + "\n-----END"
              + frame);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
