package org.entente.localstack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** One child process, apart from the terminal's signals: Ctrl-C reaches the parent alone. */
public final class ChildProcess {
  private static final long LOG_LIMIT = 10L << 20;

  private final Process process;

  private ChildProcess(Process process) {
    this.process = process;
  }

  static ChildProcess start(List<String> command, Path folder, Path log) {
    return start(command, Map.of(), folder, log, ProcessBuilder.Redirect.appendTo(log.toFile()));
  }

  /**
   * Starts the command.
   *
   * @param environment variables beside this process's own
   * @param log takes what the command says on its error output; a long one is begun anew
   * @param output where the rest goes
   * @throws LocalStackException when the program cannot be started
   */
  public static ChildProcess start(
      List<String> command,
      Map<String, String> environment,
      Path folder,
      Path log,
      ProcessBuilder.Redirect output) {
    var whole = new ArrayList<String>();
    if (Files.isExecutable(Path.of("/usr/bin/setsid"))) {
      whole.add("/usr/bin/setsid");
    }
    whole.addAll(command);
    try {
      Files.createDirectories(log.getParent());
      if (Files.exists(log) && Files.size(log) > LOG_LIMIT) {
        Files.move(
            log, log.resolveSibling(log.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
      }
      var builder =
          new ProcessBuilder(whole)
              .directory(folder.toFile())
              .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()))
              .redirectOutput(output);
      builder.environment().putAll(environment);
      return new ChildProcess(builder.start());
    } catch (IOException e) {
      throw new LocalStackException(
          "%s could not be started: %s.".formatted(command.getFirst(), e.getMessage()), e);
    }
  }

  /** What stands last in a log, a stack trace aside: why a child ended. */
  static String lastLine(Path log) {
    try {
      return Files.readAllLines(log).reversed().stream()
          .filter(line -> !line.isBlank() && !line.matches("\\s+(at |\\.\\.\\. ).*"))
          .findFirst()
          .orElse("nothing");
    } catch (IOException e) {
      return "nothing that could be read";
    }
  }

  Process process() {
    return process;
  }

  public long pid() {
    return process.pid();
  }

  public boolean isRunning() {
    return process.isAlive();
  }

  /** Completes with the exit code when the process ends, however it ends. */
  public CompletableFuture<Integer> onExit() {
    return process.onExit().thenApply(Process::exitValue);
  }

  /** Asks by the signal, waits, then kills; returns once the process is gone. */
  public void end(String signal, Duration patience) {
    if (process.isAlive()) {
      new RunningProcess(process.pid()).end(signal, patience);
    }
    process.onExit().join();
  }

  void kill() {
    process.destroyForcibly();
    process.onExit().join();
  }
}
