package org.entente.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.entente.localstack.Ports;
import org.entente.localstack.RunningProcess;

/** {@code up} as a process of its own over a given home, on free ports, as a user would run it. */
final class RunningUp implements AutoCloseable {
  static final List<String> PARTS =
      List.of("kafka", "postgres", "people-service", "events-service", "timeline-service");
  private static final Duration PATIENCE = Duration.ofMinutes(6);

  private final Path home;
  private final Map<String, String> environment;
  private final Path output;
  private Process process;

  RunningUp(Path home) {
    this.home = home;
    this.output = Path.of("target", "up-" + System.nanoTime() + ".out").toAbsolutePath();
    this.environment =
        Map.of(
            "ENTENTE_HOME", home.toString(),
            "ENTENTE_TIMELINE_PORT", freePort(),
            "ENTENTE_PEOPLE_PORT", freePort(),
            "ENTENTE_EVENTS_PORT", freePort(),
            "ENTENTE_KAFKA_PORT", freePort(),
            "ENTENTE_POSTGRES_PORT", freePort());
  }

  /** The management port stands 1000 above. */
  private static String freePort() {
    while (true) {
      int port = Ports.free();
      if (Ports.isFree(port + 1000)) {
        return Integer.toString(port);
      }
    }
  }

  static Path root() {
    return Path.of("").toAbsolutePath().getParent();
  }

  Settings settings() {
    return Settings.of(root(), environment);
  }

  /**
   * Expects that it ends by itself with 1, and gives what it said; fails where a process is left.
   */
  String fails() throws IOException {
    launch();
    try {
      if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        throw new AssertionError("up goes on:\n" + Files.readString(output));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    String said = Files.readString(output);
    if (process.exitValue() != 1 || said.contains("\tat ") || !children().isEmpty()) {
      throw new AssertionError(
          "ended with %d, left %s, said:%n%s".formatted(process.exitValue(), children(), said));
    }
    return said;
  }

  private List<RunningProcess> children() {
    return RunningProcess.all().stream()
        .filter(each -> PARTS.stream().anyMatch(part -> matches(each, part)))
        .toList();
  }

  /** Returns once it has said that it is up. */
  void start() throws IOException {
    launch();
    Instant end = Instant.now().plus(PATIENCE);
    while (!Files.readString(output).contains("Entente is up")) {
      if (!process.isAlive() || Instant.now().isAfter(end)) {
        throw new AssertionError("up did not start:\n" + Files.readString(output));
      }
      sleep();
    }
  }

  private void launch() throws IOException {
    ProcessBuilder builder = process("up", "--no-datasets").redirectErrorStream(true);
    process = builder.redirectOutput(output.toFile()).start();
  }

  /** A command over this home, to be started. */
  ProcessBuilder process(String... arguments) {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Dentente.root=" + root());
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(Entente.class.getName());
    command.addAll(List.of(arguments));
    var builder = new ProcessBuilder(command);
    builder.environment().putAll(environment);
    return builder;
  }

  /** What a command printed to both outputs, and how it ended. */
  record Said(int code, String out, String err) {}

  /** Runs a command over this home to its end. */
  Said run(String... arguments) throws IOException, InterruptedException {
    Path out = Files.createTempFile("entente-", ".out");
    Path err = Files.createTempFile("entente-", ".err");
    try {
      Process running =
          process(arguments).redirectOutput(out.toFile()).redirectError(err.toFile()).start();
      if (!running.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        running.destroyForcibly();
        throw new AssertionError(List.of(arguments) + " goes on");
      }
      return new Said(running.exitValue(), Files.readString(out), Files.readString(err));
    } finally {
      Files.delete(out);
      Files.delete(err);
    }
  }

  /** Whether it has ended by itself within that time. */
  boolean awaitEnd(Duration time) throws InterruptedException {
    return process.waitFor(time.toSeconds(), TimeUnit.SECONDS);
  }

  boolean isRunning() {
    return process.isAlive();
  }

  /** What it has printed since it was started. */
  String said() throws IOException {
    return Files.readString(output);
  }

  RunningProcess launcher() {
    return new RunningProcess(process.pid());
  }

  /** The process of a service or part now; waits for one that is being started again. */
  RunningProcess processOf(String name) throws IOException {
    Instant end = Instant.now().plus(PATIENCE);
    while (Instant.now().isBefore(end)) {
      var found = RunningProcess.all().stream().filter(each -> matches(each, name)).findFirst();
      if (found.isPresent()) {
        return found.get();
      }
      sleep();
    }
    throw new AssertionError(name + " does not run");
  }

  private boolean matches(RunningProcess candidate, String name) {
    List<String> arguments = candidate.arguments();
    return switch (name) {
      case "kafka" -> arguments.contains("-Dentente.kafka=" + home.resolve("kafka"));
      case "postgres" ->
          arguments.contains("-D") && arguments.contains(home.resolve("postgres").toString());
      default ->
          arguments.contains("-Dentente.service.home=" + home)
              && arguments.stream().anyMatch(argument -> argument.contains("/" + name + "/"));
    };
  }

  List<RunningProcess> everything() throws IOException {
    var all = new ArrayList<RunningProcess>();
    all.add(launcher());
    for (String name : PARTS) {
      all.add(processOf(name));
    }
    return all;
  }

  /** As Ctrl-C or a closed terminal does; returns once it is gone. */
  void stop() {
    launcher().signal("TERM");
    try {
      if (!process.waitFor(60, TimeUnit.SECONDS)) {
        throw new AssertionError("up did not stop within a minute");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void sleep() {
    try {
      Thread.sleep(50);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    if (process != null && process.isAlive()) {
      stop();
    }
  }
}
