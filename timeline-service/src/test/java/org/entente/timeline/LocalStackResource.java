package org.entente.timeline;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.smallrye.jwt.build.Jwt;
import java.util.Map;
import org.entente.localstack.LocalStackProcess;

/** A real broker and a real PostgreSQL for the tests of the service. */
public class LocalStackResource implements QuarkusTestResourceLifecycleManager {
  private static LocalStackProcess stack;

  /**
   * A token such as {@code ./entente token} makes, of the pair of keys that Quarkus makes for
   * tests.
   */
  public static String token(String role) {
    return Jwt.issuer("entente").audience("entente").subject("tester").groups(role).sign();
  }

  /** The stack of the tests that run, for its addresses and fault switches. */
  public static LocalStackProcess stack() {
    return stack;
  }

  @Override
  public Map<String, String> start() {
    stack = LocalStackProcess.start();
    return Map.of(
        "kafka.bootstrap.servers", stack.kafka(),
        "quarkus.datasource.jdbc.url", stack.jdbcUrl("timeline"),
        "entente.database.user", stack.user(),
        "entente.database.password", stack.password());
  }

  @Override
  public void stop() {
    stack.close();
  }
}
