package org.entente.contracts;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.entente.contracts.Fault.Rule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The committed schemas are those of the shapes, and an independent validator finds by them what
 * the shapes find. {@code -Dentente.write=true} writes them anew.
 */
class JsonSchemaTest {
  private static final JsonMapper MAPPER = new JsonMapper();

  /** What a schema does not say: fields to come are allowed, and EDTF is beyond its means. */
  private static final Set<Rule> BEYOND = Set.of(Rule.UNKNOWN, Rule.EDTF);

  private static final Path FOLDER = Path.of("src/main/resources/schemas");

  @ParameterizedTest
  @EnumSource(Kind.class)
  void theCommittedSchemaIsTheShapes(Kind kind) throws IOException {
    String text =
        MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(JsonSchema.of(kind)) + "\n";
    Path file = FOLDER.resolve(kind.word() + ".json");
    if (Boolean.getBoolean("entente.write")) {
      Files.createDirectories(FOLDER);
      Files.writeString(file, text);
    }
    assertEquals(text, Files.readString(file), "mvn test -pl contracts -Dentente.write=true");
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void aValidatorAndTheShapeAgreeOnRecordsThatAreSpoiledInEveryField(Kind kind) throws IOException {
    Schema schema =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(Files.readString(FOLDER.resolve(kind.word() + ".json")), InputFormat.JSON);
    Shape shape = Shape.of(kind.record());
    JsonNode good = MAPPER.readTree(Golden.of(kind).value());
    assertEquals(List.of(), shape.check(good));
    int[] counts = new int[2];
    List<JsonNode> spoiled = new ArrayList<>();
    spoil(good, good, spoiled);
    for (JsonNode record : spoiled) {
      boolean fine = shape.check(record).stream().allMatch(JsonSchemaTest::isBeyond);
      String text = record.toString();
      var errors = schema.validate(text, InputFormat.JSON);
      assertEquals(fine, errors.isEmpty(), () -> text + "\n" + shape.check(record) + "\n" + errors);
      counts[fine ? 0 : 1]++;
    }
    assertTrue(counts[0] > 20 && counts[1] > 100, counts[0] + " good, " + counts[1] + " bad");
  }

  /** Of a date a schema tells no more than that something stands there. */
  private static boolean isBeyond(Fault fault) {
    return BEYOND.contains(fault.rule()) && !fault.detail().startsWith("at 0: found the end");
  }

  private static final List<JsonNode> VALUES =
      List.of(
          JsonNodeFactory.instance.textNode(""),
          JsonNodeFactory.instance.textNode("2024"),
          JsonNodeFactory.instance.textNode("Some Words"),
          JsonNodeFactory.instance.textNode("a-slug"),
          JsonNodeFactory.instance.textNode("import"),
          JsonNodeFactory.instance.textNode("JP"),
          JsonNodeFactory.instance.textNode("https://example.org/x"),
          JsonNodeFactory.instance.textNode("javascript:alert(1)"),
          JsonNodeFactory.instance.textNode("two\nlines"),
          JsonNodeFactory.instance.textNode("a bell \u0007"),
          JsonNodeFactory.instance.textNode("x".repeat(4_001)),
          JsonNodeFactory.instance.textNode("x".repeat(20_001)),
          JsonNodeFactory.instance.numberNode(0),
          JsonNodeFactory.instance.numberNode(7),
          JsonNodeFactory.instance.numberNode(90.5),
          JsonNodeFactory.instance.numberNode(3_000_000_000L),
          JsonNodeFactory.instance.booleanNode(true),
          JsonNodeFactory.instance.arrayNode(),
          JsonNodeFactory.instance.arrayNode().add("JP").add("JP"),
          JsonNodeFactory.instance.objectNode());

  /** The record with one place set to each of the values, and with each field taken out. */
  private static void spoil(JsonNode record, JsonNode at, List<JsonNode> into) {
    if (at instanceof ObjectNode object) {
      List<String> names = new ArrayList<>();
      object.fieldNames().forEachRemaining(names::add);
      for (String name : names) {
        JsonNode was = object.remove(name);
        into.add(record.deepCopy());
        for (JsonNode value : VALUES) {
          object.set(name, value);
          into.add(record.deepCopy());
        }
        object.set(name, was);
        spoil(record, was, into);
      }
    } else if (at instanceof ArrayNode list && !list.isEmpty()) {
      JsonNode was = list.get(0);
      for (JsonNode value : VALUES) {
        list.set(0, value);
        into.add(record.deepCopy());
      }
      list.set(0, was);
      spoil(record, was, into);
    }
  }

  @Test
  void theFirstDatasetIsValid() throws IOException {
    for (Kind kind : Kind.values()) {
      Path file = Path.of("../datasets/india-japan/" + kind.collection() + ".ndjson");
      if (!Files.exists(file)) {
        continue;
      }
      Schema schema =
          SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
              .getSchema(JsonSchema.of(kind).toString(), InputFormat.JSON);
      for (String line : Files.readAllLines(file, UTF_8)) {
        assertEquals(List.of(), List.copyOf(schema.validate(line, InputFormat.JSON)), line);
      }
    }
  }
}
