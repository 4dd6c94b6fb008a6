package org.entente.edtf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Against the answers of edtf.js 4.11.1 to a thousand texts, recorded by {@code
 * src/test/edtfjs/ask.mjs}. Where the two differ, the row names the judgement, which stands in
 * {@code DIFFERENCES.md} with its reason.
 */
class EdtfJsTest {
  @TestFactory
  Stream<DynamicTest> eachDifferenceFromEdtfJsIsJudged() {
    return Vectors.rows("edtfjs.tsv").stream()
        .map(row -> DynamicTest.dynamicTest(row[0] + ": " + row[2], () -> check(row)));
  }

  private static void check(String[] row) {
    String ours = answer(row[0]);
    if (row[2].equals("agree")) {
      assertEquals(row[1], ours);
    } else {
      assertNotEquals(row[1], ours, "no longer different");
    }
  }

  private static String answer(String text) {
    try {
      Bounds bounds = Edtf.parse(text).bounds();
      return (bounds.earliestKnown() ? bounds.earliest() : "..")
          + "/"
          + (bounds.latestKnown() ? bounds.latest() : "..");
    } catch (EdtfException refusal) {
      return "refused";
    }
  }

  @Test
  void eachJudgementStandsInTheDocumentAndNoOther() throws IOException {
    Set<String> judged = new TreeSet<>();
    Vectors.rows("edtfjs.tsv").forEach(row -> judged.add(row[2]));
    judged.remove("agree");
    Set<String> documented = new TreeSet<>();
    for (String line : Files.readAllLines(Path.of("DIFFERENCES.md"))) {
      if (line.startsWith("| `")) {
        documented.add(line.substring(3, line.indexOf('`', 3)));
      }
    }
    assertEquals(judged, documented);
  }
}
