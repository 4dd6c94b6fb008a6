package org.entente.endtoend;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;

/** JSON as a client sees it, without any of Entente's own code. */
final class Json {
  private static final JsonMapper MAPPER = new JsonMapper();

  private Json() {}

  static JsonNode tree(String text) {
    try {
      return MAPPER.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("no JSON: " + text, e);
    }
  }

  static String text(Object value) {
    try {
      return MAPPER.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }

  /** The text of that field of each member. */
  static List<String> each(JsonNode list, String pointer) {
    return each(list.valueStream().toList(), pointer);
  }

  static List<String> each(List<JsonNode> list, String pointer) {
    return list.stream().map(member -> member.at(pointer).asText()).toList();
  }
}
