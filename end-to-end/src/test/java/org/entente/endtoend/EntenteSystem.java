package org.entente.endtoend;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.entente.localstack.LocalStackProcess;
import org.entente.localstack.Ports;

/**
 * Everything, running: a broker and a PostgreSQL, and the three packaged services as processes, all
 * on free ports of loopback with data in a folder that {@link #close} deletes.
 */
final class EntenteSystem implements AutoCloseable {
  private final Path folder;
  private final LocalStackProcess stack;
  private final Issuer issuer = Issuer.withNewKeys();
  private final EnumMap<Service, ServiceProcess> services = new EnumMap<>(Service.class);
  private final List<ServiceProcess> all = new ArrayList<>();
  private final Thread atExit = new Thread(() -> all.forEach(ServiceProcess::kill));

  private EntenteSystem(Path folder, LocalStackProcess stack) {
    this.folder = folder;
    this.stack = stack;
  }

  static EntenteSystem start() {
    return start(Service.values());
  }

  /** Only some of the services; the others' changes come from the test. */
  static EntenteSystem start(Service... some) {
    try {
      Path folder = Files.createTempDirectory("entente-end-to-end-");
      var system = new EntenteSystem(folder, LocalStackProcess.start());
      Runtime.getRuntime().addShutdownHook(system.atExit);
      try {
        system.issuer.writePublicKey(folder.resolve("public.pem"));
        for (Service service : some) {
          system.services.put(service, system.startAnother(service));
        }
        system.services.values().forEach(ServiceProcess::awaitReady);
        return system;
      } catch (RuntimeException e) {
        system.close();
        throw e;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * One more instance of a service, beside those that run; not awaited.
   *
   * @param options more options of the JVM, which win over the usual ones
   */
  ServiceProcess startAnother(Service service, String... options) {
    int port = Ports.free();
    Path log = folder.resolve(service.fullName() + "-" + port + ".log");
    var process = new ServiceProcess(service, port, environment(service), log, options);
    all.add(process);
    process.start();
    return process;
  }

  private Map<String, String> environment(Service service) {
    Map<String, String> variables = new HashMap<>();
    variables.put("ENTENTE_BIND", "127.0.0.1");
    variables.put("ENTENTE_KAFKA", stack.kafka());
    variables.put("ENTENTE_DATABASE_URL", stack.jdbcUrl(service.word()));
    variables.put("ENTENTE_DATABASE_USER", stack.user());
    variables.put("ENTENTE_DATABASE_PASSWORD_FILE", stack.passwordFile().toString());
    variables.put("ENTENTE_PUBLIC_KEY_FILE", folder.resolve("public.pem").toString());
    // the timeline, started last, reaches the owners for its editors
    services.forEach((each, process) ->
        variables.put("ENTENTE_" + each.name() + "_URL", process.url().toString()));
    return variables;
  }

  LocalStackProcess stack() {
    return stack;
  }

  Issuer issuer() {
    return issuer;
  }

  ServiceProcess process(Service service) {
    return services.get(service);
  }

  /** Reads and writes as an editor. */
  Client client(Service service) {
    return client(service, issuer.editor());
  }

  Client client(Service service, String token) {
    return new Client(process(service).url(), token);
  }

  Client timeline() {
    return client(Service.TIMELINE);
  }

  /** Writes a record to its owner; the answer's {@code revision} is what a read may wait for. */
  Client.Answer put(String collection, String json) {
    String path = "/api/v1/" + collection + "/" + Json.tree(json).path("id").asText();
    return client(Service.ownerOf(collection)).put(path, json).expect(200, 201);
  }

  @Override
  public void close() {
    all.forEach(ServiceProcess::kill);
    stack.close();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
      Runtime.getRuntime().removeShutdownHook(atExit);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (IllegalStateException alreadyExiting) {
      return;
    }
  }
}
