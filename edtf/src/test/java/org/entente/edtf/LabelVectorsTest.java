package org.entente.edtf;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What dates are called. */
class LabelVectorsTest {
  @TestFactory
  Stream<DynamicTest> everyDateIsCalledAsItsReadersWould() {
    return Vectors.rows("labels.tsv").stream()
        .map(row ->
            DynamicTest.dynamicTest(
                row[0] + " in " + row[1],
                () ->
                    assertEquals(
                        row[2], EdtfLabel.of(Edtf.parse(row[0]), Locale.forLanguageTag(row[1])))));
  }

  @Test
  void everyLanguageHasEveryWord() {
    for (String language : new String[] {"en", "ja", "hi", "fr", "de", "es"}) {
      for (String[] row : Vectors.rows("dates.tsv")) {
        String label = EdtfLabel.of(Edtf.parse(row[0]), Locale.forLanguageTag(language));
        assertEquals(label.strip(), label, row[0]);
        assertEquals(-1, label.indexOf('{'), label);
      }
    }
  }
}
