package org.entente.localstack;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;

/**
 * A Kafka broker and a PostgreSQL on loopback, with their data in one folder. Starting ends what an
 * earlier run over the same folder left behind, also after {@code kill -9} of anything; two at once
 * over one folder are refused. Needs no library: the parts run in processes of their own.
 */
public final class LocalStack implements AutoCloseable {
  private static final long NEEDED_SPACE = 300L << 20;

  private final FileChannel lock;
  private final Broker broker;
  private final Postgres postgres;

  private LocalStack(FileChannel lock, Broker broker, Postgres postgres) {
    this.lock = lock;
    this.broker = broker;
    this.postgres = postgres;
  }

  /**
   * Starts both parts side by side and returns once both take connections.
   *
   * @throws LocalStackException with a sentence for the user; then nothing is left running
   */
  public static LocalStack start(LocalStackConfig config) {
    LocalStack stack = open(config);
    try {
      stack.both(Part::start);
      return stack;
    } catch (RuntimeException e) {
      stack.close();
      throw e;
    }
  }

  /**
   * Takes the folder, ends what an earlier run left behind and settles the ports; starts nothing.
   *
   * @throws LocalStackException with a sentence for the user; then the folder is free again
   */
  public static LocalStack open(LocalStackConfig config) {
    FileChannel lock = lock(config.home());
    try {
      Broker.endLeftovers(config);
      Postgres.endLeftovers(config);
      new DataVersions(config.home()).check();
      int kafkaPort = Ports.choose(config.kafkaPort(), "Kafka");
      int postgresPort = Ports.choose(config.postgresPort(), "PostgreSQL");
      Kit kit = Kit.find();
      return new LocalStack(
          lock, new Broker(kit, config, kafkaPort), new Postgres(kit, config, postgresPort));
    } catch (RuntimeException e) {
      release(lock);
      throw e;
    }
  }

  /**
   * Whether the data in a home, if any, can be used by the PostgreSQL and the Kafka at hand.
   *
   * @throws LocalStackException with a sentence for the user, where it cannot
   */
  public static void checkData(Path home) {
    new DataVersions(home).check();
  }

  /**
   * Whether this user can start PostgreSQL, which refuses to run as root.
   *
   * @throws LocalStackException with a sentence for the user, where it cannot
   */
  public static void checkPrivileges() {
    Privileges.ofThisProcess();
  }

  /** Brokers and PostgreSQL processes that work over a home, whoever started them. */
  public static List<RunningProcess> processesOver(Path home) {
    var all = new ArrayList<>(Broker.processesOver(home));
    all.addAll(Postgres.processesOver(home.resolve("postgres")));
    return all;
  }

  private static FileChannel lock(Path home) {
    try {
      Files.createDirectories(home.resolve("logs"));
      if (Files.getFileStore(home).getUsableSpace() < NEEDED_SPACE) {
        throw new LocalStackException(
            "The disk of %s is nearly full: less than %d MB are left. Make room, or set ENTENTE_HOME to a folder on another disk."
                .formatted(home, NEEDED_SPACE >> 20));
      }
      var channel =
          FileChannel.open(
              home.resolve("local-stack.lock"),
              StandardOpenOption.CREATE,
              StandardOpenOption.WRITE);
      if (!tryLock(channel)) {
        channel.close();
        throw new LocalStackException("A stack is already running over " + home + ".");
      }
      return channel;
    } catch (IOException e) {
      throw new LocalStackException("The folder " + home + " cannot be used: " + e.getMessage(), e);
    }
  }

  private static boolean tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException heldByThisJvm) {
      return false;
    }
  }

  private static void release(FileChannel lock) {
    try {
      lock.close();
    } catch (IOException e) {
      throw new LocalStackException("The lock of the folder could not be released.", e);
    }
  }

  private void both(java.util.function.Consumer<Part> what) {
    try (var threads = Executors.newFixedThreadPool(2)) {
      var running =
          parts().stream()
              .map(part -> CompletableFuture.runAsync(() -> what.accept(part), threads))
              .toArray(CompletableFuture[]::new);
      CompletableFuture.allOf(running).join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof LocalStackException told) {
        throw told;
      }
      throw e;
    }
  }

  public List<Part> parts() {
    return List.of(broker, postgres);
  }

  public Part broker() {
    return broker;
  }

  public Part postgres() {
    return postgres;
  }

  /** Where the password of the role {@code entente} lies. */
  public Path passwordFile() {
    return postgres.passwordFile();
  }

  /** Stops both parts in order and returns once they are gone. May be called again. */
  @Override
  public void close() {
    try {
      both(Part::stop);
    } finally {
      release(lock);
    }
  }
}
