package org.entente.edtf;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** How two dates lie to each other. */
class OverlapVectorsTest {
  @TestFactory
  Stream<DynamicTest> twoDatesOverlapAsFarAsTheyAreKnown() {
    return Vectors.rows("overlaps.tsv").stream()
        .map(row ->
            DynamicTest.dynamicTest(row[0] + " and " + row[1] + ": " + row[4], () -> check(row)));
  }

  private static void check(String[] row) {
    Edtf one = Edtf.parse(row[0]);
    Edtf other = Edtf.parse(row[1]);
    Overlap expected = Overlap.valueOf(row[2].toUpperCase(Locale.ROOT));
    assertAll(
        () -> assertEquals(expected, one.overlap(other)),
        () -> assertEquals(expected, other.overlap(one), "the other way round"),
        () -> assertEquals(Vectors.yes(row[3]), one.bounds().contains(other.bounds()), "contains"));
  }

  @Test
  void theTimelineIsOrderedFromTheWidestToTheNarrowest() {
    List<Edtf> inOrder = Vectors.rows("order.tsv").stream().map(row -> Edtf.parse(row[0])).toList();
    for (int i = 0; i < inOrder.size(); i++) {
      for (int j = i + 1; j < inOrder.size(); j++) {
        Edtf before = inOrder.get(i);
        Edtf after = inOrder.get(j);
        assertTrue(before.bounds().compareTo(after.bounds()) < 0, before + " before " + after);
        assertTrue(after.bounds().compareTo(before.bounds()) > 0, after + " after " + before);
      }
    }
  }

  @Test
  void openAndUnknownAreOneToTheOrderAndTwoToEquality() {
    Bounds unknown = Edtf.parse("/2008").bounds();
    Bounds open = Edtf.parse("../2008").bounds();
    assertEquals(0, unknown.compareTo(open));
    assertTrue(!unknown.equals(open));
    assertEquals(Bounds.Limit.UNKNOWN, unknown.earliestLimit());
    assertEquals(Bounds.Limit.OPEN, open.earliestLimit());
  }

  @Test
  void theCertainPartRunsFromTheLatestStartToTheEarliestEnd() {
    assertEquals("2019-05-31/2021-09-30", certainPart("2019-05/2021-09-30"));
    assertEquals("2019-05-31/..", certainPart("2019-05/.."));
    assertEquals("../2021-01-01", certainPart("../2021"));
    assertEquals("none", certainPart("2019-05/"));
    assertEquals("none", certainPart("/.."));
    assertEquals("none", certainPart("2019~/2021"));
    assertEquals("none", certainPart("2019/2021?"));
    assertEquals("none", certainPart("2019/2019"));
  }

  private static String certainPart(String text) {
    Optional<Bounds> part = EdtfInterval.parse(text).certainPart();
    return part.map(Bounds::toString).orElse("none");
  }
}
