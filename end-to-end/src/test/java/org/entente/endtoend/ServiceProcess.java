package org.entente.endtoend;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.entente.localstack.Ports;

/** A packaged service as a child process, with switches for faults. */
final class ServiceProcess {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final List<String> OPTIONS =
      List.of(
          "-Xmx256m",
          "-XX:+UseSerialGC",
          "-XX:TieredStopAtLevel=1",
          "-XX:-UsePerfData",
          "--enable-native-access=ALL-UNNAMED",
          "--sun-misc-unsafe-memory-access=allow");

  private final Service service;
  private final int port;
  private final int managementPort = Ports.free();
  private final Map<String, String> environment;
  private final Path log;
  private final List<String> options;
  private Process process;

  /**
   * @param environment what every service is told; ports are added
   * @param options more options of the JVM, which win over the usual ones
   */
  ServiceProcess(
      Service service, int port, Map<String, String> environment, Path log, String... options) {
    this.options = List.of(options);
    this.service = service;
    this.port = port;
    this.environment = environment;
    this.log = log;
  }

  int port() {
    return port;
  }

  URI url() {
    return URI.create("http://127.0.0.1:" + port);
  }

  void start() {
    Path program = Repository.file(service.fullName() + "/target/quarkus-app/quarkus-run.jar");
    if (!Files.exists(program)) {
      throw new IllegalStateException(
          program + " is missing: these tests need the packaged services (mvn verify)");
    }
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(OPTIONS);
    command.addAll(options);
    command.addAll(List.of("-jar", program.toString()));
    var builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    builder.environment().putAll(environment);
    builder.environment().put("ENTENTE_" + service.name() + "_PORT", Integer.toString(port));
    builder.environment().put("ENTENTE_MANAGEMENT_PORT", Integer.toString(managementPort));
    try {
      process = builder.start();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  boolean isRunning() {
    return process != null && process.isAlive();
  }

  /** The memory it holds now, as the system counts it. */
  long residentMebibytes() {
    try (var lines = Files.lines(Path.of("/proc", Long.toString(process.pid()), "status"))) {
      String line = lines.filter(each -> each.startsWith("VmRSS:")).findFirst().orElseThrow();
      return Long.parseLong(line.replaceAll("\\D", "")) >> 10;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** As {@code kill -9}. */
  void kill() {
    if (process != null) {
      process.destroyForcibly().onExit().join();
    }
  }

  /** As {@code kill}: it ends by itself, within a minute or the test fails. */
  void stop() {
    process.destroy();
    process.onExit().orTimeout(1, TimeUnit.MINUTES).join();
  }

  /** As {@code kill -STOP}: everything it holds it keeps. */
  void pause() {
    signal("STOP");
  }

  void resume() {
    signal("CONT");
  }

  private void signal(String name) {
    try {
      new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().waitFor();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  void awaitReady() {
    long end = System.nanoTime() + PATIENCE.toNanos();
    var request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + managementPort + "/q/health/ready"))
            .timeout(Duration.ofSeconds(2))
            .build();
    try (var client = HttpClient.newHttpClient()) {
      while (true) {
        try {
          if (client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200) {
            return;
          }
        } catch (IOException notYet) {
          // asked again below
        }
        if (!isRunning() || System.nanoTime() > end) {
          throw new IllegalStateException(
              service.fullName() + " is not ready; its log ends with: " + lastLines());
        }
        Thread.sleep(50);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private String lastLines() {
    try {
      var lines = Files.readAllLines(log);
      return String.join("\n", lines.subList(Math.max(0, lines.size() - 20), lines.size()));
    } catch (IOException e) {
      return "nothing that could be read";
    }
  }
}
