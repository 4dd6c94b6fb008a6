package org.entente.rest;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PreconditionTest {
  /** RFC 9110 §13.1.1, §13.1.2 and §8.8.3.2; "none" stands for nothing there. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\u0000',
      value = {
        "\"3\"         |              | \"3\" | true",
        "\"2\"         |              | \"3\" | false",
        "\"2\", \"3\"  |              | \"3\" | true",
        "W/\"3\"       |              | \"3\" | false",
        "*             |              | \"3\" | true",
        "*             |              | none  | false",
        "\"1\"         |              | none  | false",
        "              | *            | none  | true",
        "              | *            | \"3\" | false",
        "              | \"3\"        | \"3\" | false",
        "              | W/\"3\"      | \"3\" | false",
        "              | \"2\"        | \"3\" | true",
        "\"3\"         | \"2\"        | \"3\" | true"
      })
  void holdsAsTheStandardSays(String ifMatch, String ifNoneMatch, String current, boolean holds) {
    Precondition precondition = Precondition.of(header(ifMatch), header(ifNoneMatch));
    Optional<String> tag = current.equals("none") ? Optional.empty() : Optional.of(current);
    if (holds) {
      assertDoesNotThrow(() -> precondition.check(tag));
    } else {
      assertEquals(412, assertThrows(Problem.class, () -> precondition.check(tag)).status());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"3", "\"3", "\"3\" \"4\"", "w/\"3\"", "", ",", "*, \"3\"", "\"a b\""})
  void aMalformedHeaderIsABadRequest(String header) {
    assertEquals(
        400, assertThrows(Problem.class, () -> Precondition.of(List.of(header), null)).status());
  }

  @Test
  void severalHeaderLinesAreOneList() {
    assertDoesNotThrow(
        () -> Precondition.of(List.of("\"1\"", "\"2\""), null).check(Optional.of("\"2\"")));
  }

  private static List<String> header(String text) {
    return text == null || text.isBlank() ? null : List.of(text);
  }
}
