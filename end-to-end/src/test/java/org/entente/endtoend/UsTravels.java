package org.entente.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/**
 * The Historian's travels as records: of the converter's own sample, or of the whole tables where
 * {@code -Dentente.travels} says in which folder they lie.
 */
final class UsTravels {
  private static final String TABLES =
      System.getProperty("entente.travels", "datasets/src/test/resources/office-of-the-historian");

  private UsTravels() {}

  static void convert(Path out) throws Exception {
    var process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-jar",
                "datasets/target/datasets.jar",
                "us-travels",
                TABLES,
                out.toString())
            .directory(Repository.file("").toFile())
            .inheritIO()
            .start();
    assertTrue(process.waitFor(1, TimeUnit.MINUTES));
    assertEquals(0, process.exitValue());
  }
}
