package org.entente.rest;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;

/**
 * Starts a service. Quarkus answers an address that is no URI with an empty 400 before any handler
 * sees it; told before it starts, it leaves that to {@link Edge}, which says what is wrong.
 */
@QuarkusMain
public final class Start {
  private Start() {}

  public static void main(String... arguments) {
    System.setProperty("vertx.disableURIValidation", "true");
    Quarkus.run(arguments);
  }
}
