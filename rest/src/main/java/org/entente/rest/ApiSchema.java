package org.entente.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.media.Schema;

/**
 * A JSON Schema (2020-12) as OpenAPI 3.1 has it: the same words, in the description's own model.
 */
final class ApiSchema {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String DEFINITIONS = "#/$defs/";

  private ApiSchema() {}

  static Schema of(JsonNode json) {
    Schema schema = OASFactory.createSchema();
    json.properties().forEach(member -> set(schema, member.getKey(), member.getValue()));
    return schema;
  }

  private static void set(Schema schema, String word, JsonNode value) {
    switch (word) {
      case "$ref" -> schema.setRef(reference(value.textValue()));
      case "type" -> {
        if (value.isArray()) {
          schema.setType(list(value, ApiSchema::type));
        } else {
          schema.addType(type(value));
        }
      }
      case "title" -> schema.setTitle(value.textValue());
      case "description" -> schema.setDescription(value.textValue());
      case "format" -> schema.setFormat(value.textValue());
      case "pattern" -> schema.setPattern(value.textValue());
      case "enum" -> schema.setEnumeration(list(value, ApiSchema::plain));
      case "required" -> schema.setRequired(list(value, JsonNode::textValue));
      case "minLength" -> schema.setMinLength(value.intValue());
      case "maxLength" -> schema.setMaxLength(value.intValue());
      case "minItems" -> schema.setMinItems(value.intValue());
      case "maxItems" -> schema.setMaxItems(value.intValue());
      case "uniqueItems" -> schema.setUniqueItems(value.booleanValue());
      case "minimum" -> schema.setMinimum(new BigDecimal(value.asText()));
      case "maximum" -> schema.setMaximum(new BigDecimal(value.asText()));
      case "items" -> schema.setItems(of(value));
      case "additionalProperties" -> schema.setAdditionalPropertiesSchema(of(value));
      case "oneOf" -> schema.setOneOf(list(value, ApiSchema::of));
      case "anyOf" -> schema.setAnyOf(list(value, ApiSchema::of));
      case "properties" ->
          value.properties().forEach(one -> schema.addProperty(one.getKey(), of(one.getValue())));
      case "$schema", "$id", "$defs" -> {}
      default -> throw new IllegalArgumentException("no word for it here: " + word);
    }
  }

  /** Definitions stand beside all other schemas. */
  private static String reference(String reference) {
    return reference.startsWith(DEFINITIONS)
        ? "#/components/schemas/" + reference.substring(DEFINITIONS.length())
        : reference;
  }

  private static Schema.SchemaType type(JsonNode word) {
    return Schema.SchemaType.valueOf(word.textValue().toUpperCase(Locale.ROOT));
  }

  private static <T> List<T> list(JsonNode array, Function<JsonNode, T> reader) {
    return StreamSupport.stream(array.spliterator(), false).map(reader).toList();
  }

  /** A tree as maps and lists. */
  static Object plain(JsonNode json) {
    return JSON.convertValue(json, Object.class);
  }
}
