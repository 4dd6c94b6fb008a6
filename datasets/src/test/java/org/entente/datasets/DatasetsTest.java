package org.entente.datasets;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The risk: a person calls it wrongly and does not learn how. */
class DatasetsTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private int run(String... arguments) {
    return Datasets.run(List.of(arguments), print(out), print(err));
  }

  private static PrintStream print(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, true, StandardCharsets.UTF_8);
  }

  @Test
  void aWrongCallShowsTheUsageAndEndsWithTwo() {
    assertEquals(2, run());
    assertEquals(2, run("us-travels"));
    assertEquals(2, run("mars-travels", "a", "b"));
    assertTrue(err.toString(StandardCharsets.UTF_8).contains("us-travels FOLDER OUT"));
  }

  @Test
  void helpIsNoError() {
    assertEquals(0, run("us-travels", "--help"));
    assertTrue(out.toString(StandardCharsets.UTF_8).contains("rejects.tsv"));
  }

  @Test
  void aMissingFileIsSaidByItsName(@TempDir Path folder) {
    assertEquals(1, run("us-travels", folder.toString(), folder.resolve("out").toString(), "."));
    assertTrue(err.toString(StandardCharsets.UTF_8).contains("us-officials-roles.csv"));
  }
}
