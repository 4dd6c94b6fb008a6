package org.entente.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.entente.localstack.LocalStackProcess;
import org.entente.localstack.Ports;

/**
 * What benchmarks measure: a real Kafka and a real PostgreSQL with durable settings, and packaged
 * services as processes beside them, with the JVM options of their images. All on free ports of
 * loopback, over a folder that {@link #close} deletes. Run from the root of the repository.
 */
final class MeasuredSystem implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final List<String> OPTIONS =
      List.of(
          "-Xmx512m",
          "-XX:+UseSerialGC",
          "--enable-native-access=ALL-UNNAMED",
          "--sun-misc-unsafe-memory-access=allow");

  private final Path folder;
  private final LocalStackProcess stack;
  private final KeyPair keys;
  private final Map<Process, URI> services = new HashMap<>();
  private final Thread atExit = new Thread(this::endServices);

  private MeasuredSystem(Path folder, LocalStackProcess stack, KeyPair keys) {
    this.folder = folder;
    this.stack = stack;
    this.keys = keys;
  }

  /** Starts Kafka and PostgreSQL alone. */
  static MeasuredSystem start() {
    try {
      Path folder = Files.createTempDirectory("entente-bench-");
      var generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      var system =
          new MeasuredSystem(folder, LocalStackProcess.start(), generator.generateKeyPair());
      Runtime.getRuntime().addShutdownHook(system.atExit);
      system.writePublicKey();
      return system;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private void writePublicKey() throws IOException {
    String lines =
        Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(keys.getPublic().getEncoded());
    Files.writeString(
        publicKey(), "-----BEGIN PUBLIC KEY-----\n%s\n-----END PUBLIC KEY-----\n".formatted(lines));
  }

  private Path publicKey() {
    return folder.resolve("public.pem");
  }

  /**
   * Starts a packaged service and returns once it is ready.
   *
   * @param name {@code people}, {@code events} or {@code timeline}: also its database
   * @return where it is spoken to
   */
  URI service(String name) {
    Path program = Path.of(name + "-service/target/quarkus-app/quarkus-run.jar");
    int port = Ports.free();
    int managementPort = Ports.free();
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(OPTIONS);
    command.addAll(List.of("-jar", program.toAbsolutePath().toString()));
    Path log = folder.resolve(name + "-" + port + ".log");
    var builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
    Map<String, String> told = builder.environment();
    told.put("ENTENTE_" + name.toUpperCase(Locale.ROOT) + "_PORT", "" + port);
    told.put("ENTENTE_MANAGEMENT_PORT", "" + managementPort);
    told.put("ENTENTE_BIND", "127.0.0.1");
    told.put("ENTENTE_KAFKA", stack.kafka());
    told.put("ENTENTE_DATABASE_URL", stack.jdbcUrl(name));
    told.put("ENTENTE_DATABASE_USER", stack.user());
    told.put("ENTENTE_DATABASE_PASSWORD_FILE", stack.passwordFile().toString());
    told.put("ENTENTE_PUBLIC_KEY_FILE", publicKey().toString());
    try {
      Process process = builder.start();
      services.put(process, URI.create("http://127.0.0.1:" + port));
      awaitReady(process, URI.create("http://127.0.0.1:" + managementPort), log);
      return services.get(process);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void awaitReady(Process process, URI management, Path log) throws IOException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    var request = HttpRequest.newBuilder(management.resolve("/q/health/ready")).build();
    try (var client = HttpClient.newHttpClient()) {
      while (true) {
        try {
          if (client.send(request, BodyHandlers.discarding()).statusCode() == 200) {
            return;
          }
        } catch (IOException notYet) {
          // asked again below
        }
        if (!process.isAlive() || System.nanoTime() > end) {
          throw new IllegalStateException("not ready: " + Files.readString(log));
        }
        Thread.sleep(100);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Kafka's {@code bootstrap.servers}, the databases' addresses, and switches for faults. */
  LocalStackProcess stack() {
    return stack;
  }

  /** A connection to one of the databases. */
  Connection connect(String database) throws SQLException {
    return DriverManager.getConnection(stack.jdbcUrl(database), stack.user(), stack.password());
  }

  /** A token of an editor and administrator, good for twelve hours. */
  String token() {
    long now = Instant.now().getEpochSecond();
    String signed =
        encode("{\"alg\":\"RS256\",\"typ\":\"JWT\"}")
            + "."
            + encode(
                """
                {"iss":"entente","aud":"entente","sub":"bench","groups":["editor","admin"],"nbf":%d,"exp":%d}\
                """
                    .formatted(now, now + Duration.ofHours(12).toSeconds()));
    try {
      var signature = Signature.getInstance("SHA256withRSA");
      signature.initSign(keys.getPrivate());
      signature.update(signed.getBytes(StandardCharsets.US_ASCII));
      return signed + "." + encode(signature.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String encode(String json) {
    return encode(json.getBytes(StandardCharsets.UTF_8));
  }

  private static String encode(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private void endServices() {
    services.keySet().forEach(process -> process.destroyForcibly().onExit().join());
    services.clear();
  }

  @Override
  public void close() {
    endServices();
    stack.close();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
      Runtime.getRuntime().removeShutdownHook(atExit);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
