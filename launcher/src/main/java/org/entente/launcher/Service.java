package org.entente.launcher;

import java.nio.file.Path;
import java.util.Locale;

/** The three services, in the order in which their addresses are told. */
enum Service {
  TIMELINE(8080),
  PEOPLE(8081),
  EVENTS(8082);

  private final int defaultPort;

  Service(int defaultPort) {
    this.defaultPort = defaultPort;
  }

  int defaultPort() {
    return defaultPort;
  }

  /** The database, and the module without its ending. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** As it calls itself on the wire. */
  String fullName() {
    return word() + "-service";
  }

  String variable(String what) {
    return "ENTENTE_" + name() + "_" + what;
  }

  Path program(Path root) {
    return root.resolve(fullName() + "/target/quarkus-app/quarkus-run.jar");
  }
}
