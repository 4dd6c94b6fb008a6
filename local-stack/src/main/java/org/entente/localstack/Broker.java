package org.entente.localstack;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** The Kafka broker as a child JVM. It ends by itself, in order, when its parent is gone. */
final class Broker implements Part {
  private static final List<String> OPTIONS =
      List.of(
          "-Xms48m",
          "-Xmx192m",
          "-Xss512k",
          "-XX:+UseSerialGC",
          "-XX:TieredStopAtLevel=1",
          "-XX:-UsePerfData",
          "-XX:+ExitOnOutOfMemoryError",
          "--enable-native-access=ALL-UNNAMED",
          "--sun-misc-unsafe-memory-access=allow");
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final Kit kit;
  private final Path data;
  private final Path log;
  private final int port;
  private ChildProcess child;

  Broker(Kit kit, LocalStackConfig config, int port) {
    this.kit = kit;
    this.data = config.home().resolve("kafka");
    this.log = config.home().resolve("logs/kafka.log");
    this.port = port;
  }

  /** Ends a broker of an earlier run over the same data. */
  static void endLeftovers(LocalStackConfig config) {
    processesOver(config.home()).forEach(process -> process.end("TERM", PATIENCE));
  }

  static List<RunningProcess> processesOver(Path home) {
    return RunningProcess.startedWith(mark(home.resolve("kafka")));
  }

  private static String mark(Path data) {
    return "-Dentente.kafka=" + data;
  }

  @Override
  public synchronized void start() {
    if (child != null && child.isRunning()) {
      return;
    }
    Ports.choose(port, "Kafka");
    var options = new ArrayList<>(OPTIONS);
    options.add(mark(data));
    var command = kit.java(options, BrokerMain.class);
    command.addAll(
        List.of(data.toString(), Integer.toString(port), Integer.toString(Ports.free())));
    child =
        ChildProcess.start(command, Map.of(), data.getParent(), log, ProcessBuilder.Redirect.PIPE);
    try {
      var output =
          new BufferedReader(
              new InputStreamReader(child.process().getInputStream(), StandardCharsets.UTF_8));
      if (!BrokerMain.READY.equals(output.readLine())) {
        child.kill();
        throw ended(null);
      }
      new DataVersions(data.getParent()).rememberKafka();
    } catch (IOException e) {
      child.kill();
      throw ended(e);
    }
  }

  private LocalStackException ended(IOException cause) {
    return new LocalStackException(
        "The Kafka broker ended while starting; its log %s says last: %s"
            .formatted(log, ChildProcess.lastLine(log)),
        cause);
  }

  @Override
  public synchronized void stop() {
    if (child != null) {
      child.end("TERM", PATIENCE);
    }
  }

  @Override
  public synchronized void kill() {
    if (child != null) {
      child.kill();
    }
  }

  @Override
  public String name() {
    return "kafka";
  }

  @Override
  public int port() {
    return port;
  }

  @Override
  public synchronized long pid() {
    return child.pid();
  }

  @Override
  public synchronized boolean isRunning() {
    return child != null && child.isRunning();
  }

  @Override
  public synchronized CompletableFuture<Integer> onExit() {
    return child.onExit();
  }
}
