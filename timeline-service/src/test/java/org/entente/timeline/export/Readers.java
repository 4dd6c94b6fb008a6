package org.entente.timeline.export;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/**
 * Programs of others that read our formats, installed by npm below {@code target/}; where there is
 * no npm, or it cannot install them, the tests that ask them are skipped, and say so.
 */
final class Readers {
  private static final Path SOURCES = Path.of("src/test/npm");
  private static final Path FOLDER = Path.of("target/npm");

  private Readers() {}

  /** The folder that holds {@code node_modules}. */
  static synchronized Path installed() throws IOException, InterruptedException {
    Files.createDirectories(FOLDER);
    for (String name : List.of("package.json", "calendar.mjs")) {
      Files.copy(SOURCES.resolve(name), FOLDER.resolve(name), StandardCopyOption.REPLACE_EXISTING);
    }
    if (!Files.exists(FOLDER.resolve("node_modules/.package-lock.json"))) {
      Path log = FOLDER.resolve("install.log");
      boolean there;
      try {
        Process npm =
            new ProcessBuilder(
                    "npm", "install", "--ignore-scripts", "--no-audit", "--no-fund", "--no-save")
                .directory(FOLDER.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        there = npm.waitFor(2, TimeUnit.MINUTES) && npm.exitValue() == 0;
        npm.destroyForcibly();
      } catch (IOException noNpm) {
        there = false;
      }
      Assumptions.assumeTrue(there, "npm is missing or could not install the readers: see " + log);
    }
    return FOLDER;
  }

  /** What ical.js finds in a calendar. */
  static JsonNode calendar(byte[] calendar) throws IOException, InterruptedException {
    Path folder = installed();
    Process node =
        new ProcessBuilder("node", "calendar.mjs")
            .directory(folder.toFile())
            .redirectError(folder.resolve("node.log").toFile())
            .start();
    try {
      try (OutputStream in = node.getOutputStream()) {
        in.write(calendar);
      }
      byte[] told = node.getInputStream().readAllBytes();
      if (!node.waitFor(1, TimeUnit.MINUTES) || node.exitValue() != 0) {
        throw new AssertionError(
            "ical.js refuses it: " + Files.readString(folder.resolve("node.log")));
      }
      return JsonMapper.builder().build().readTree(told);
    } finally {
      node.destroyForcibly();
    }
  }
}
