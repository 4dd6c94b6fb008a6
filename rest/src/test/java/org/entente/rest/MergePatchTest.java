package org.entente.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MergePatchTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** The examples of RFC 7396, appendix A. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\u0000',
      value = {
        "{\"a\":\"b\"} | {\"a\":\"c\"} | {\"a\":\"c\"}",
        "{\"a\":\"b\"} | {\"b\":\"c\"} | {\"a\":\"b\",\"b\":\"c\"}",
        "{\"a\":\"b\"} | {\"a\":null} | {}",
        "{\"a\":\"b\",\"b\":\"c\"} | {\"a\":null} | {\"b\":\"c\"}",
        "{\"a\":[\"b\"]} | {\"a\":\"c\"} | {\"a\":\"c\"}",
        "{\"a\":\"c\"} | {\"a\":[\"b\"]} | {\"a\":[\"b\"]}",
        "{\"a\":{\"b\":\"c\"}} | {\"a\":{\"b\":\"d\",\"c\":null}} | {\"a\":{\"b\":\"d\"}}",
        "{\"a\":[{\"b\":\"c\"}]} | {\"a\":[1]} | {\"a\":[1]}",
        "[\"a\",\"b\"] | [\"c\",\"d\"] | [\"c\",\"d\"]",
        "{\"a\":\"b\"} | [\"c\"] | [\"c\"]",
        "{\"a\":\"foo\"} | null | null",
        "{\"a\":\"foo\"} | \"bar\" | \"bar\"",
        "{\"e\":null} | {\"a\":1} | {\"e\":null,\"a\":1}",
        "[1,2] | {\"a\":\"b\",\"c\":null} | {\"a\":\"b\"}",
        "{} | {\"a\":{\"bb\":{\"ccc\":null}}} | {\"a\":{\"bb\":{}}}"
      })
  void patchesAsTheStandardDoes(String target, String patch, String result) throws Exception {
    assertEquals(
        JSON.readTree(result), MergePatch.apply(JSON.readTree(target), JSON.readTree(patch)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\u0000',
      value = {
        "{\"a\":1} | {\"a\":1} | {}",
        "{\"a\":1,\"b\":2} | {\"b\":3} | {\"a\":null,\"b\":3}",
        "{\"p\":{\"x\":1,\"y\":2}} | {\"p\":{\"x\":1}} | {\"p\":{\"y\":null}}",
        "{\"l\":[1,2]} | {\"l\":[2,1]} | {\"l\":[2,1]}",
        "{\"p\":{}} | {\"p\":[]} | {\"p\":[]}"
      })
  void aDifferenceLeadsFromTheOneToTheOther(String from, String to, String patch) throws Exception {
    ObjectNode before = (ObjectNode) JSON.readTree(from);
    ObjectNode after = (ObjectNode) JSON.readTree(to);
    assertEquals(JSON.readTree(patch), MergePatch.diff(before, after));
    assertEquals(after, MergePatch.apply(before, MergePatch.diff(before, after)));
  }
}
