package org.entente.timeline.web.page;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import org.entente.contracts.Event;
import org.entente.contracts.JsonSchema;
import org.entente.contracts.Kind;

/**
 * What a form of a kind is made from: the kind's JSON Schema, which is made from the record's
 * shape, with words for people added. {@code title} names a field or a member of a list, {@code
 * labels} its listed words, {@code reference} the collection that an id is of, {@code multiline}
 * says that a text has lines.
 */
final class EditForms {
  private static final String CODE = "[A-Z0-9]{2,16}";
  private static final String LINES = "\\u000b";

  private static final Map<String, String> REFERENCES =
      Map.of(
          "person", "people",
          "organization", "organizations",
          "parent", "organizations",
          "predecessors", "organizations",
          "series", "series",
          "initiatives", "initiatives",
          "partOf", "events",
          "event", "events",
          "evidence", "events");

  /** Where the words of a set stand that is not named like its field. */
  private static final Map<String, String> SETS =
      Map.of(
          "party.kind", "party",
          "event.kind", "kind",
          "Related.relation", "relation.to",
          "Outcome.kind", "outcome",
          "Outcome.state", "outcome.state",
          "Name.kind", "name");

  private EditForms() {}

  static ObjectNode of(Kind kind, Texts t) {
    ObjectNode schema = JsonSchema.of(kind);
    dress((ObjectNode) schema.get("properties"), kind.word(), t);
    JsonNode definitions = schema.path("$defs");
    definitions
        .properties()
        .forEach(one -> dress((ObjectNode) one.getValue().get("properties"), one.getKey(), t));
    return schema;
  }

  private static void dress(ObjectNode fields, String of, Texts t) {
    fields
        .properties()
        .forEach(field -> {
          ObjectNode value = (ObjectNode) field.getValue();
          value.put("title", t.word("field", field.getKey()));
          if (value.get("items") instanceof ObjectNode each) {
            each.put("title", t.word("each", field.getKey()));
            dress(each, field.getKey(), of, t);
          } else {
            dress(value, field.getKey(), of, t);
          }
        });
  }

  private static void dress(ObjectNode value, String name, String of, Texts t) {
    String pattern = value.path("pattern").asText();
    if (value.has("enum")) {
      String set = SETS.getOrDefault(of + "." + name, name);
      ObjectNode labels = value.putObject("labels");
      value.get("enum").forEach(word -> labels.put(word.asText(), t.word(set, word.asText())));
      if (set.equals("status")) {
        value.put("default", Event.HELD);
      }
    } else if (!name.equals("id") && pattern.contains(CODE)) {
      value.put("reference", Kind.PARTY.collection());
    } else if (pattern.contains("[a-z0-9._-]{1,128}") && REFERENCES.containsKey(name)) {
      value.put("reference", REFERENCES.get(name));
    } else if (pattern.contains(LINES)) {
      value.put("multiline", true);
    }
  }
}
