package org.entente.edtf;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every example of the specification, and beyond: what each text means. */
class DateVectorsTest {
  @TestFactory
  Stream<DynamicTest> everyTextMeansWhatTheSpecificationSays() {
    return Vectors.rows("dates.tsv").stream()
        .map(row -> DynamicTest.dynamicTest(row[0] + ": " + row[5], () -> check(row)));
  }

  private static void check(String[] row) {
    Edtf value = Edtf.parse(row[0]);
    String canonical = row[1].equals("=") ? row[0] : row[1];
    assertAll(
        () -> assertEquals(canonical, value.toString(), "canonical text"),
        () -> assertEquals(value, Edtf.parse(canonical), "canonical text means the same"),
        () -> assertEquals(value.hashCode(), Edtf.parse(canonical).hashCode(), "hash"),
        () -> assertEquals(row[2], value.bounds().toString(), "bounds"),
        () -> assertEquals(Vectors.yes(row[3]), value.certain(), "certain"),
        () -> assertEquals(Vectors.yes(row[4]), value.vague(), "vague"));
  }
}
