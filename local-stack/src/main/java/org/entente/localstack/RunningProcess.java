package org.entente.localstack;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A process of this machine as {@code /proc} shows it: what it was started with and where it works.
 * By these, not by a process id somebody wrote down, leftovers of an earlier run are told from
 * strangers. A zombie (state Z) is dead.
 */
public record RunningProcess(long pid) {
  private static final Path PROC = Path.of("/proc");

  /**
   * Every living process; one that ends meanwhile is simply not in the answer of later questions.
   */
  public static List<RunningProcess> all() {
    try (Stream<Path> entries = Files.list(PROC)) {
      return entries
          .map(entry -> entry.getFileName().toString())
          .filter(name -> name.chars().allMatch(Character::isDigit))
          .map(name -> new RunningProcess(Long.parseLong(name)))
          .filter(RunningProcess::isAlive)
          .toList();
    } catch (IOException e) {
      throw new LocalStackException("The list of processes in /proc cannot be read.", e);
    }
  }

  /** Living processes that were started with this very argument. */
  public static List<RunningProcess> startedWith(String argument) {
    return all().stream().filter(process -> process.arguments().contains(argument)).toList();
  }

  public boolean isAlive() {
    // "pid (name) S …"; the name may hold blanks and brackets, so the state stands after the last
    return read("stat")
        .map(stat -> stat.charAt(stat.lastIndexOf(')') + 2))
        .filter(state -> state != 'Z' && state != 'X')
        .isPresent();
  }

  public List<String> arguments() {
    return read("cmdline").map(line -> Arrays.asList(line.split("\0"))).orElse(List.of());
  }

  String name() {
    return read("comm").map(String::strip).orElse("");
  }

  boolean worksIn(Path folder) {
    try {
      return Files.isSameFile(PROC.resolve(pid + "/cwd"), folder);
    } catch (IOException | SecurityException goneOrNotOurs) {
      return false;
    }
  }

  /** Sends a signal by name; to a process that is gone, nothing happens. */
  public void signal(String name) {
    try {
      new ProcessBuilder("/bin/sh", "-c", "kill -" + name + " " + pid + " 2>/dev/null")
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .start()
          .waitFor();
    } catch (IOException e) {
      throw new LocalStackException("The signal " + name + " cannot be sent.", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Waits until the process is gone; false when the time is over before. */
  public boolean awaitEnd(Duration time) {
    long end = System.nanoTime() + time.toNanos();
    while (isAlive()) {
      if (System.nanoTime() > end) {
        return false;
      }
      Waiting.moment();
    }
    return true;
  }

  /**
   * Asks by the signal, waits, then kills. A stopped process is woken first, or it could not obey.
   */
  public void end(String signal, Duration patience) {
    signal("CONT");
    signal(signal);
    if (!awaitEnd(patience)) {
      signal("KILL");
      awaitEnd(Duration.ofSeconds(10));
    }
  }

  private Optional<String> read(String file) {
    try {
      String text = new String(Files.readAllBytes(PROC.resolve(pid + "/" + file)), UTF_8);
      return text.isEmpty() ? Optional.empty() : Optional.of(text);
    } catch (IOException gone) {
      return Optional.empty();
    }
  }
}
