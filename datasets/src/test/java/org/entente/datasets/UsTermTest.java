package org.entente.datasets;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The risk: a post is claimed for days on which nobody shows it held. */
class UsTermTest {
  @ParameterizedTest(name = "{0}")
  @MethodSource("vectors")
  void aTermIsWhatTheDatesShow(String reason, UsTerm term, String expected) {
    assertEquals(expected, term.period() == null ? "-" : term.period(), reason);
    assertEquals(term.period() == null, term.refusal() != null);
  }

  static Stream<Object[]> vectors() {
    return Table.tsv(Path.of("src/test/resources/us-terms.tsv")).stream()
        .map(row ->
            new Object[] {
              row.required("reason"), UsTerm.of(row, row.get("died")), row.required("period")
            });
  }
}
