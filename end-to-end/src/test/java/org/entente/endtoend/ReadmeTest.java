package org.entente.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.entente.localstack.Ports;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every command of the README's {@code console} blocks is run, in order, over a home and ports of
 * its own; every line it is said to print is printed. A line {@code …} stands for any lines, {@code
 * …} within a line for anything.
 */
class ReadmeTest {
  private static final Pattern BLOCK = Pattern.compile("(?s)```console\n(.*?)```");
  private static final Map<String, String> PORTS = new LinkedHashMap<>();

  private record Step(String command, List<String> printed) {}

  private static List<Step> steps() {
    List<Step> steps = new ArrayList<>();
    var blocks = BLOCK.matcher(Repository.text("README.md"));
    while (blocks.find()) {
      for (String line : blocks.group(1).lines().toList()) {
        if (line.startsWith("$ ")) {
          steps.add(new Step(line.substring(2), new ArrayList<>()));
        } else if (line.startsWith("> ")) {
          Step last = steps.removeLast();
          steps.add(new Step(last.command() + "\n" + line.substring(2), last.printed()));
        } else if (!line.isBlank()) {
          steps.getLast().printed().add(line.strip());
        }
      }
    }
    return steps;
  }

  @Test
  void everyCommandDoesWhatTheReadmeSays(@TempDir Path folder) throws Exception {
    List<Step> steps = steps();
    assertEquals("./entente up", steps.getFirst().command());
    assertTrue(steps.size() >= 5, "the README shows commands");
    for (String usual : List.of("8080", "8081", "8082", "9092", "5432")) {
      PORTS.put(usual, Integer.toString(Ports.free()));
    }
    Path out = folder.resolve("up.out");
    Process up = start("exec ./entente up", folder).redirectOutput(out.toFile()).start();
    try {
      long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(5);
      while (!Files.readString(out).contains("Ctrl-C")) {
        assertTrue(up.isAlive() && System.nanoTime() < end, "up came up");
        Thread.sleep(100);
      }
      prints(steps.getFirst(), Files.readString(out));
      for (Step step : steps.subList(1, steps.size())) {
        Path said = folder.resolve("said");
        Process process = start(step.command(), folder).redirectOutput(said.toFile()).start();
        assertTrue(process.waitFor(1, TimeUnit.MINUTES), step.command());
        assertEquals(0, process.exitValue(), step.command());
        prints(step, Files.readString(said));
      }
    } finally {
      up.destroy();
      assertTrue(up.waitFor(1, TimeUnit.MINUTES), "up stops in order");
      delete(folder.resolve("home"));
    }
  }

  private static ProcessBuilder start(String command, Path folder) {
    String moved = command;
    for (String usual : List.of("8080", "8081", "8082")) {
      moved = moved.replace("localhost:" + usual, "localhost:" + PORTS.get(usual));
    }
    var builder =
        new ProcessBuilder("bash", "-euo", "pipefail", "-c", moved)
            .directory(Repository.file("").toFile())
            .redirectError(folder.resolve("talk").toFile());
    Map<String, String> environment = builder.environment();
    environment.remove("COLUMNS");
    environment.put("JAVA_HOME", System.getProperty("java.home"));
    environment.put("ENTENTE_HOME", folder.resolve("home").toString());
    environment.put("ENTENTE_TIMELINE_PORT", PORTS.get("8080"));
    environment.put("ENTENTE_PEOPLE_PORT", PORTS.get("8081"));
    environment.put("ENTENTE_EVENTS_PORT", PORTS.get("8082"));
    environment.put("ENTENTE_KAFKA_PORT", PORTS.get("9092"));
    environment.put("ENTENTE_POSTGRES_PORT", PORTS.get("5432"));
    return builder;
  }

  /** The lines stand there in this order, those between {@code …} lines one after the other. */
  private static void prints(Step step, String output) {
    String usual = output;
    for (var port : PORTS.entrySet()) {
      usual = usual.replace(":" + port.getValue(), ":" + port.getKey());
    }
    List<String> lines = usual.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    int at = 0;
    for (String expected : step.printed()) {
      if (expected.equals("…")) {
        continue;
      }
      Pattern pattern =
          Pattern.compile(
              Stream.of(expected.split("…", -1))
                  .map(Pattern::quote)
                  .reduce((one, next) -> one + ".*" + next)
                  .orElseThrow());
      while (at < lines.size() && !pattern.matcher(lines.get(at)).matches()) {
        at++;
      }
      assertFalse(
          at == lines.size(),
          "%s does not print%n%s%nbut%n%s".formatted(step.command(), expected, usual));
      at++;
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
