package org.entente.localstack;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A stack for tests: a child JVM with a broker and a PostgreSQL on free ports, with data in a
 * folder of its own, and with switches for faults. Needs nothing on the class path but this module.
 * When the test's JVM dies, the child notices and ends everything.
 */
public final class LocalStackProcess implements AutoCloseable {
  private static final Pattern LINE =
      Pattern.compile(
          "(?:READY|OK) kafka=(\\S+) postgres=(\\S+) kafka-pid=(\\d+) postgres-pid=(\\d+)");

  private final Path home;
  private final boolean temporary;
  private final Process process;
  private final BufferedReader answers;
  private final BufferedWriter commands;
  private Matcher parts;

  private LocalStackProcess(Path home, boolean temporary, Process process) {
    this.home = home;
    this.temporary = temporary;
    this.process = process;
    this.answers = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8));
    this.commands = new BufferedWriter(new OutputStreamWriter(process.getOutputStream(), UTF_8));
  }

  /** Starts over a new folder, which {@link #close()} deletes. */
  public static LocalStackProcess start() {
    try {
      return start(Files.createTempDirectory("entente-stack-"), true);
    } catch (IOException e) {
      throw new LocalStackException("No folder for the test's data could be made.", e);
    }
  }

  /** Starts over a folder that is kept. */
  public static LocalStackProcess start(Path home) {
    return start(home, false);
  }

  private static LocalStackProcess start(Path home, boolean temporary) {
    Kit kit = Kit.find();
    var options =
        List.of("-Xmx64m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-XX:-UsePerfData");
    var command = kit.java(options, LocalStackMain.class);
    command.addAll(List.of("--home", home.toString()));
    command.addAll(List.of("--binaries", kit.sharedBinaries().toString(), "--commands"));
    try {
      var process =
          new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
      var stack = new LocalStackProcess(home, temporary, process);
      try {
        stack.read("start");
      } catch (LocalStackException e) {
        stack.close();
        throw e;
      }
      return stack;
    } catch (IOException e) {
      throw new LocalStackException("The stack's JVM cannot be started.", e);
    }
  }

  /** The broker's address, for {@code bootstrap.servers}. */
  public String kafka() {
    return parts.group(1);
  }

  /**
   * Where to connect to.
   *
   * @param database {@code people}, {@code events} or {@code timeline}
   */
  public String jdbcUrl(String database) {
    return "jdbc:postgresql://" + parts.group(2) + "/" + database;
  }

  public String user() {
    return PostgresData.ROLE;
  }

  public String password() {
    try {
      return Files.readString(passwordFile()).strip();
    } catch (IOException e) {
      throw new LocalStackException("The password cannot be read.", e);
    }
  }

  public Path passwordFile() {
    return home.resolve("postgres.password");
  }

  /** Stops the broker in order. */
  public void stopBroker() {
    command("stop kafka");
  }

  /** Starts the broker again, on the same port. */
  public void startBroker() {
    command("start kafka");
  }

  public void killBroker() {
    command("kill kafka");
  }

  public void pauseBroker() {
    broker().signal("STOP");
  }

  public void resumeBroker() {
    broker().signal("CONT");
  }

  public void stopPostgres() {
    command("stop postgres");
  }

  public void startPostgres() {
    command("start postgres");
  }

  public void killPostgres() {
    command("kill postgres");
  }

  /** Stops PostgreSQL's processes where they are, connections stay open: the server hangs. */
  public void pausePostgres() {
    postgresProcesses().forEach(each -> each.signal("STOP"));
  }

  public void resumePostgres() {
    postgresProcesses().forEach(each -> each.signal("CONT"));
  }

  RunningProcess broker() {
    return new RunningProcess(Long.parseLong(parts.group(3)));
  }

  RunningProcess postmaster() {
    return new RunningProcess(Long.parseLong(parts.group(4)));
  }

  /** Kills the JVM that holds the parts, as a crash would. */
  void killParent() {
    process.destroyForcibly().onExit().join();
  }

  private List<RunningProcess> postgresProcesses() {
    return Postgres.processesOver(home.resolve("postgres"));
  }

  private synchronized void command(String line) {
    try {
      commands.write(line + "\n");
      commands.flush();
    } catch (IOException e) {
      throw new LocalStackException("The stack's JVM has ended.", e);
    }
    read(line);
  }

  private void read(String command) {
    String answer;
    try {
      answer = answers.readLine();
    } catch (IOException e) {
      throw new LocalStackException("The stack's JVM has ended.", e);
    }
    Matcher found = LINE.matcher(answer == null ? "" : answer);
    if (!found.matches()) {
      throw new LocalStackException(command + ": " + answer);
    }
    parts = found;
  }

  /** Ends everything, also what was killed, paused or orphaned, and deletes a temporary folder. */
  @Override
  public void close() {
    if (parts != null) {
      resumeBroker();
      resumePostgres();
    }
    new RunningProcess(process.pid()).end("TERM", Duration.ofSeconds(40));
    process.onExit().join();
    if (parts != null) { // else what runs over the folder, if anything, is somebody else's
      var config = LocalStackConfig.of(home, 0, 0);
      Broker.endLeftovers(config);
      Postgres.endLeftovers(config);
    }
    if (temporary) {
      try {
        Folders.delete(home);
      } catch (IOException e) {
        throw new LocalStackException("The folder " + home + " could not be deleted.", e);
      }
    }
  }
}
