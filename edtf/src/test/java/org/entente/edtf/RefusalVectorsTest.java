package org.entente.edtf;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What is refused says where, what stood there and what was expected. */
class RefusalVectorsTest {
  @TestFactory
  Stream<DynamicTest> everyRefusalNamesPlaceAndRemedy() {
    return Vectors.rows("refusals.tsv").stream()
        .map(row -> DynamicTest.dynamicTest(row[0] + ": " + row[4], () -> check(row)));
  }

  private static void check(String[] row) {
    EdtfException refusal = assertThrows(EdtfException.class, () -> Edtf.parse(row[0]));
    assertAll(
        () -> assertEquals(Integer.parseInt(row[1]), refusal.position(), refusal.getMessage()),
        () -> assertEquals(row[2], refusal.found(), refusal.getMessage()),
        () -> assertTrue(refusal.expected().contains(row[3]), refusal.getMessage()),
        () -> assertEquals(row[0], refusal.text()));
  }

  @Test
  void theMessageIsASentenceForTheEditor() {
    assertEquals(
        "at 5: found '13', expected a month 01–12",
        assertThrows(EdtfException.class, () -> Edtf.parse("2024-13")).getMessage());
    assertEquals(
        "at 7: found the end, expected a year of four digits",
        assertThrows(EdtfException.class, () -> Edtf.parse("2024/20")).getMessage());
  }

  @Test
  void whatIsNoIntervalIsRefusedAsOne() {
    EdtfException refusal = assertThrows(EdtfException.class, () -> EdtfInterval.parse("2008"));
    assertEquals(
        "at 4: found the end, expected '/' and the other end of an interval", refusal.getMessage());
    assertEquals(
        0, assertThrows(EdtfException.class, () -> EdtfInterval.parse("[2008]")).position());
    assertEquals("/..", EdtfInterval.parse("/..").toString());
  }

  @Test
  void beyondTheLimitNothingIsRead() {
    assertEquals(
        128, assertThrows(EdtfException.class, () -> Edtf.parse("2".repeat(129))).position());
    String longest = "[" + "2004,".repeat(24) + "2005]";
    assertEquals(126, longest.length());
    assertEquals(longest, Edtf.parse(longest).toString());
    String longestSet = "[" + "2004?-06-11~,".repeat(9) + "2004,2005]";
    assertEquals(128, longestSet.length());
    assertEquals(Edtf.parse(longestSet), Edtf.parse(Edtf.parse(longestSet).toString()));
    String endless = "2".repeat(50_000_000);
    // reading it through even once takes longer than all these refusals together
    Assertions.assertTimeout(
        Duration.ofSeconds(5),
        () -> {
          for (int i = 0; i < 10_000; i++) {
            assertThrows(EdtfException.class, () -> Edtf.parse(endless));
          }
        });
  }
}
