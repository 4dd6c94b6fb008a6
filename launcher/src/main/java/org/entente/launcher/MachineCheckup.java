package org.entente.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.entente.launcher.Checkup.Finding;
import org.entente.localstack.LocalStack;
import org.entente.localstack.LocalStackException;

/** What the machine must give: JDK, memory, disk, a user for PostgreSQL, a clock that goes on. */
record MachineCheckup(Path home) {
  private static final long ENOUGH_SPACE_MB = 1_024;
  private static final long ENOUGH_MEMORY_MB = 1_536;

  List<Finding> findings() {
    return List.of(java(), memory(), disk(), folder(), user(), clock());
  }

  private static Finding java() {
    int feature = Runtime.version().feature();
    return Finding.of(
        "java",
        feature >= 25,
        "Java " + feature,
        "Java " + feature + "; install JDK 25 or set JAVA_HOME to it");
  }

  private static Finding memory() {
    Optional<Long> free = availableMemory();
    if (free.isEmpty()) {
      return new Finding("memory", true, "how much is free cannot be read here");
    }
    return Finding.of(
        "memory",
        free.get() >= ENOUGH_MEMORY_MB,
        "%,d MB free".formatted(free.get()),
        "%,d MB free, everything together takes up to 1,500: end other programs"
            .formatted(free.get()));
  }

  private static Optional<Long> availableMemory() {
    try (Stream<String> lines = Files.lines(Path.of("/proc/meminfo"))) {
      return lines
          .map(Pattern.compile("MemAvailable:\\s+(\\d+) kB")::matcher)
          .filter(matcher -> matcher.matches())
          .map(matcher -> Long.parseLong(matcher.group(1)) >> 10)
          .findFirst();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private Finding disk() {
    try {
      long free = Files.getFileStore(nearest()).getUsableSpace() >> 20;
      return Finding.of(
          "disk",
          free >= ENOUGH_SPACE_MB,
          "%,d MB free for %s".formatted(free, home),
          "%,d MB free for %s; make room for 1 GB or set ENTENTE_HOME".formatted(free, home));
    } catch (IOException e) {
      return new Finding("disk", false, "the disk of " + home + " cannot be read: " + e);
    }
  }

  private Finding folder() {
    return Finding.of(
        "home",
        Files.isWritable(nearest()),
        home + " can be written",
        nearest() + " cannot be written; run as its owner or set ENTENTE_HOME to another folder");
  }

  /** The home, or the folder in which it would be made. */
  private Path nearest() {
    Path folder = home;
    while (!Files.exists(folder)) {
      folder = folder.getParent();
    }
    return folder;
  }

  private static Finding user() {
    try {
      LocalStack.checkPrivileges();
      return new Finding("user", true, "PostgreSQL can run as " + System.getProperty("user.name"));
    } catch (LocalStackException e) {
      return new Finding("user", false, e.getMessage());
    }
  }

  /** A clock set back makes tokens that are not valid yet, and recorded times that stand still. */
  private Finding clock() {
    Instant newest = Instant.MIN;
    for (String file : new String[] {"up.pid", "editor-token", "kafka.version", "logs"}) {
      try {
        Instant written = Files.getLastModifiedTime(home.resolve(file)).toInstant();
        newest = written.isAfter(newest) ? written : newest;
      } catch (IOException notThere) {
        // says nothing
      }
    }
    return Finding.of(
        "clock",
        newest.isBefore(Instant.now().plus(Duration.ofMinutes(1))),
        "goes on from the last run",
        "stands before the last run (%s): set it right before anything is written"
            .formatted(newest));
  }
}
