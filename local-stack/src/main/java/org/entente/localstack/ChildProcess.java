package org.entente.localstack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** One child process, apart from the terminal's signals: Ctrl-C reaches the parent alone. */
final class ChildProcess {
  private static final long LOG_LIMIT = 10L << 20;

  private final Process process;

  private ChildProcess(Process process) {
    this.process = process;
  }

  static ChildProcess start(List<String> command, Path folder, Path log, boolean readOutput) {
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
      var toLog = ProcessBuilder.Redirect.appendTo(log.toFile());
      var builder = new ProcessBuilder(whole).directory(folder.toFile()).redirectError(toLog);
      if (!readOutput) {
        builder.redirectOutput(toLog);
      }
      return new ChildProcess(builder.start());
    } catch (IOException e) {
      throw new LocalStackException(
          "%s could not be started: %s.".formatted(command.getFirst(), e.getMessage()), e);
    }
  }

  Process process() {
    return process;
  }

  long pid() {
    return process.pid();
  }

  boolean isRunning() {
    return process.isAlive();
  }

  CompletableFuture<?> onExit() {
    return process.onExit();
  }

  void end(String signal, Duration patience) {
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
