package org.entente.launcher;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Where things lie and listen, from the environment (API §11).
 *
 * @param root the checkout, with the built modules
 * @param home keys, data and logs
 */
record Settings(Path root, Path home, Map<String, String> environment) {
  static Settings fromEnvironment() {
    Path root = Path.of(System.getProperty("entente.root", "")).toAbsolutePath().normalize();
    return of(root, System.getenv());
  }

  static Settings of(Path root, Map<String, String> environment) {
    String home = environment.getOrDefault("ENTENTE_HOME", "");
    Path folder = home.isBlank() ? root.resolve(".entente") : Path.of(home).toAbsolutePath();
    return new Settings(root, folder.normalize(), environment);
  }

  int kafkaPort() {
    return port("ENTENTE_KAFKA_PORT", 9092);
  }

  int postgresPort() {
    return port("ENTENTE_POSTGRES_PORT", 5432);
  }

  int port(Service service) {
    return port(service.variable("PORT"), service.defaultPort());
  }

  int managementPort(Service service) {
    return port(service) + 1000;
  }

  /** Where this machine reaches a service; moved by {@code ENTENTE_…_URL}, as in a container. */
  URI url(Service service) {
    String url = environment.getOrDefault(service.variable("URL"), "");
    return URI.create(url.isBlank() ? "http://127.0.0.1:" + port(service) : url);
  }

  /** Where people reach a service of this machine. */
  String publicUrl(Service service) {
    if (service == Service.TIMELINE
        && !environment.getOrDefault("ENTENTE_PUBLIC_URL", "").isBlank()) {
      return environment.get("ENTENTE_PUBLIC_URL");
    }
    return "http://localhost:" + port(service);
  }

  /** Further options for the services' JVMs, such as a larger heap; the last one of a kind wins. */
  List<String> javaOptions() {
    String options = environment.getOrDefault("ENTENTE_JAVA_OPTIONS", "").strip();
    return options.isEmpty() ? List.of() : List.of(options.split("\\s+"));
  }

  Path datasets() {
    return root.resolve("datasets");
  }

  Path keys() {
    return home.resolve("keys");
  }

  Path logs() {
    return home.resolve("logs");
  }

  private int port(String variable, int usual) {
    String value = environment.getOrDefault(variable, "");
    if (value.isBlank()) {
      return usual;
    }
    try {
      int port = Integer.parseInt(value.strip());
      if (port > 0 && port < 65_536) {
        return port;
      }
    } catch (NumberFormatException e) {
      // told below
    }
    throw new Failure(variable + " is not a port: '" + value + "'. A port is a number 1–65535.");
  }
}
