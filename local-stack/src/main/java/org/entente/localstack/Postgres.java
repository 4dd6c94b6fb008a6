package org.entente.localstack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * PostgreSQL as a direct child process, with fsync, synchronous_commit and full_page_writes on.
 * When its parent is killed it lives on; the next start over the same data ends it first.
 */
final class Postgres implements Part {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final List<String> SETTINGS =
      List.of(
          "listen_addresses=127.0.0.1",
          "unix_socket_directories=",
          "fsync=on",
          "synchronous_commit=on",
          "full_page_writes=on",
          "max_connections=100",
          "shared_buffers=64MB",
          "max_wal_size=512MB",
          "jit=off",
          "timezone=UTC",
          "log_timezone=UTC",
          "log_checkpoints=off");

  private final Kit kit;
  private final PostgresData data;
  private final int port;
  private ChildProcess child;

  Postgres(Kit kit, LocalStackConfig config, int port) {
    this.kit = kit;
    this.port = port;
    Path home = config.home();
    this.data =
        new PostgresData(
            home.resolve("postgres"),
            home.resolve("postgres.password"),
            config.binaries(),
            Privileges.ofThisProcess(),
            home.resolve("logs/postgres.log"));
  }

  /**
   * Ends the server of an earlier run over the same data. Its processes are known by the folder
   * they work in, so a number in postmaster.pid that meanwhile belongs to another program does no
   * harm: that file is removed once none of ours is left.
   */
  static void endLeftovers(LocalStackConfig config) {
    Path folder = config.home().resolve("postgres");
    Path pidFile = folder.resolve("postmaster.pid");
    long postmaster = PostmasterFile.read(pidFile).map(PostmasterFile::pid).orElse(-1L);
    processesOver(folder).forEach(process -> process.signal("CONT"));
    processesOver(folder).stream()
        .filter(process -> process.pid() == postmaster)
        .forEach(process -> process.end("INT", PATIENCE));
    // what is left are children of a killed one; they notice and go by themselves
    processesOver(folder).forEach(process -> process.end("QUIT", Duration.ofSeconds(5)));
    try {
      Files.deleteIfExists(pidFile);
    } catch (IOException e) {
      throw new LocalStackException("The file " + pidFile + " cannot be removed.", e);
    }
  }

  static List<RunningProcess> processesOver(Path folder) {
    return RunningProcess.all().stream()
        .filter(process -> process.name().equals("postgres") && process.worksIn(folder))
        .toList();
  }

  @Override
  public synchronized void start() {
    if (child != null && child.isRunning()) {
      return;
    }
    Ports.choose(port, "PostgreSQL");
    try {
      unpack();
      data.prepare();
    } catch (IOException e) {
      throw new LocalStackException("PostgreSQL cannot be prepared: " + e.getMessage() + ".", e);
    }
    var command = new ArrayList<>(data.privileges().prefix());
    command.add(data.binaries().resolve("bin/postgres").toString());
    command.addAll(List.of("-D", data.folder().toString(), "-p", Integer.toString(port)));
    SETTINGS.forEach(setting -> command.addAll(List.of("-c", setting)));
    child = ChildProcess.start(command, data.folder().getParent(), data.log());
    awaitReady();
  }

  private void unpack() throws IOException {
    if (Files.isDirectory(data.binaries())) {
      return;
    }
    var command = kit.java(List.of("-Xmx96m", "-XX:+UseSerialGC"), UnpackPostgres.class);
    command.add(data.binaries().toString());
    var unpacking = ChildProcess.start(command, data.folder().getParent(), data.log());
    unpacking.onExit().join();
    if (unpacking.process().exitValue() != 0) {
      throw new IOException("the binaries were not unpacked, see " + data.log());
    }
  }

  private void awaitReady() {
    Path file = data.folder().resolve("postmaster.pid");
    while (PostmasterFile.read(file).filter(now -> now.isReady(child.pid())).isEmpty()) {
      if (!child.isRunning()) {
        throw new LocalStackException(
            "PostgreSQL ended while starting; its log %s says last: %s"
                .formatted(data.log(), ChildProcess.lastLine(data.log())));
      }
      Waiting.moment();
    }
  }

  @Override
  public synchronized void stop() {
    if (child != null) {
      child.end("INT", PATIENCE);
    }
  }

  @Override
  public synchronized void kill() {
    if (child != null) {
      child.kill();
      // its children see it within moments; until then a new one would be refused
      processesOver(data.folder()).forEach(process -> process.end("QUIT", Duration.ofSeconds(5)));
    }
  }

  Path passwordFile() {
    return data.passwordFile();
  }

  @Override
  public String name() {
    return "postgres";
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
