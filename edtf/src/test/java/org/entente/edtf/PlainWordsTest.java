package org.entente.edtf;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Dates as people write them. */
class PlainWordsTest {
  @TestFactory
  Stream<DynamicTest> wordsAreUnderstoodAsPeopleMeanThem() {
    return Vectors.rows("words.tsv").stream()
        .map(row ->
            DynamicTest.dynamicTest(
                row[0], () -> assertEquals(Edtf.parse(row[1]), PlainWords.read(row[0]).value())));
  }

  @TestFactory
  Stream<DynamicTest> whatCouldMeanTwoThingsIsRefused() {
    return Vectors.rows("words-refusals.tsv").stream()
        .map(row -> DynamicTest.dynamicTest(row[0] + ": " + row[4], () -> check(row)));
  }

  private static void check(String[] row) {
    EdtfException refusal = assertThrows(EdtfException.class, () -> PlainWords.read(row[0]));
    assertAll(
        () -> assertEquals(Integer.parseInt(row[1]), refusal.position(), refusal.getMessage()),
        () -> assertEquals(row[2], refusal.found(), refusal.getMessage()),
        () -> assertTrue(refusal.expected().contains(row[3]), refusal.getMessage()));
  }

  @Test
  void whatWasUnderstoodIsSaidInWords() {
    assertEquals("between 1866 and 1868", PlainWords.read("Between 1866 and 1868").understood());
    assertEquals("1913 or earlier", PlainWords.read("before 1914").understood());
    assertEquals("15 March 44 BC", PlainWords.read("march 15, 44 b.c.").understood());
  }

  /** However it is written: not in its canonical text alone. */
  @Test
  void everyEdtfTextIsReadAsItself() {
    for (String[] row : Vectors.rows("dates.tsv")) {
      assertEquals(Edtf.parse(row[0]), PlainWords.read(row[0]).value(), row[0]);
    }
  }

  /** So an editor may copy what the timeline shows. */
  @Test
  void theLabelOfWhatWasUnderstoodIsUnderstoodAgain() {
    for (String[] row : Vectors.rows("words.tsv")) {
      PlainWords.Reading reading = PlainWords.read(row[0]);
      String again = EdtfLabel.of(PlainWords.read(reading.understood()).value(), Locale.ENGLISH);
      assertEquals(reading.understood(), again, row[0]);
    }
  }
}
