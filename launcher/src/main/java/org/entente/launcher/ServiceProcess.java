package org.entente.launcher;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.entente.localstack.ChildProcess;
import org.entente.localstack.RunningProcess;

/** One service as a child JVM, with its log in {@code logs/}. */
final class ServiceProcess {
  private static final Duration PATIENCE = Duration.ofSeconds(15);
  private static final List<String> OPTIONS =
      List.of(
          "-Xmx256m",
          "-XX:+UseSerialGC",
          "-XX:TieredStopAtLevel=1",
          "-XX:-UsePerfData",
          "-XX:+ExitOnOutOfMemoryError",
          "--enable-native-access=ALL-UNNAMED",
          "--sun-misc-unsafe-memory-access=allow");

  private final Settings settings;
  private final Service service;
  private final Path passwordFile;
  private ChildProcess child;

  ServiceProcess(Settings settings, Service service, Path passwordFile) {
    this.settings = settings;
    this.service = service;
    this.passwordFile = passwordFile;
  }

  /** Ends services of an earlier run over the same home, known by their command line. */
  static void endLeftovers(Settings settings) {
    over(settings).parallelStream().forEach(process -> process.end("TERM", PATIENCE));
  }

  /** Services that run over a home, whoever started them. */
  static List<RunningProcess> over(Settings settings) {
    return RunningProcess.startedWith(mark(settings));
  }

  private static String mark(Settings settings) {
    return "-Dentente.service.home=" + settings.home();
  }

  Service service() {
    return service;
  }

  Path log() {
    return settings.logs().resolve(service.fullName() + ".log");
  }

  synchronized void start() {
    Path program = service.program(settings.root());
    if (!Files.isRegularFile(program)) {
      throw new Failure("The " + service.fullName() + " is not built: " + program + " is missing.");
    }
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(OPTIONS);
    command.addAll(settings.javaOptions());
    command.add(mark(settings));
    command.addAll(List.of("-jar", program.toString()));
    child =
        ChildProcess.start(
            command,
            environment(),
            settings.home(),
            log(),
            ProcessBuilder.Redirect.appendTo(log().toFile()));
  }

  private Map<String, String> environment() {
    var variables = new HashMap<String, String>();
    for (Service each : Service.values()) {
      variables.put(each.variable("PORT"), Integer.toString(settings.port(each)));
      variables.put(each.variable("URL"), settings.publicUrl(each));
    }
    variables.put("ENTENTE_MANAGEMENT_PORT", Integer.toString(settings.managementPort(service)));
    variables.put("ENTENTE_BIND", "127.0.0.1");
    variables.put("ENTENTE_KAFKA", "127.0.0.1:" + settings.kafkaPort());
    variables.put(
        "ENTENTE_DATABASE_URL",
        "jdbc:postgresql://127.0.0.1:" + settings.postgresPort() + "/" + service.word());
    variables.put("ENTENTE_DATABASE_USER", "entente");
    variables.put("ENTENTE_DATABASE_PASSWORD_FILE", passwordFile.toString());
    variables.put("ENTENTE_PUBLIC_KEY_FILE", new Keys(settings.keys()).publicFile().toString());
    variables.put("ENTENTE_PUBLIC_URL", settings.publicUrl(Service.TIMELINE));
    return variables;
  }

  synchronized void stop() {
    if (child != null) {
      child.end("TERM", PATIENCE);
    }
  }

  synchronized CompletableFuture<Integer> onExit() {
    return child.onExit();
  }
}
