package org.entente.contracts;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.entente.contracts.Fault.Rule;

/**
 * Records to and from JSON: strict where an owner takes them in, lenient where a consumer reads
 * them, one canonical text (fields in the order of DESIGN §3, absent ones left out) all the way.
 */
public final class EntityJson {
  /** The longest record as JSON, in bytes (DESIGN §9). */
  public static final int MOST_BYTES = 256 * 1024;

  /** The deepest nesting (DESIGN §9). */
  public static final int MOST_DEPTH = 32;

  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(MOST_DEPTH)
                          .maxStringLength(MOST_BYTES)
                          .maxNameLength(MOST_BYTES)
                          .maxNumberLength(1_000)
                          .build())
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .defaultPropertyInclusion(
              JsonInclude.Value.construct(
                  JsonInclude.Include.NON_EMPTY, JsonInclude.Include.NON_EMPTY))
          .build();

  private static final String NO_UTF_8 = "the text is not UTF-8, or holds U+0000";

  private EntityJson() {}

  /** A record that was read, or every reason why it was not. */
  public sealed interface Reading<T> {
    record Good<T>(T record) implements Reading<T> {}

    /**
     * @param json true where the text is no JSON at all, false where its content is refused
     */
    record Refused<T>(boolean json, List<Fault> faults) implements Reading<T> {}
  }

  /**
   * Parses text as strictly as owners do: UTF-8 alone (RFC 8259 §8.1; a byte order mark is passed
   * over), no duplicate keys, no trailing text, 32 deep.
   */
  public static Reading<JsonNode> tree(byte[] json) {
    try {
      // of bytes the parser would guess the encoding, and take overlong sequences
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(json)).toString();
      if (text.indexOf('\0') >= 0) {
        return refused(NO_UTF_8);
      }
      JsonNode tree = MAPPER.readTree(text.startsWith("\ufeff") ? text.substring(1) : text);
      return tree == null || tree.isMissingNode()
          ? refused("found nothing, expected a JSON object")
          : new Reading.Good<>(tree);
    } catch (StreamConstraintsException e) {
      return new Reading.Refused<>(
          false,
          List.of(
              Fault.of(
                  "",
                  Rule.SIZE,
                  "is nested deeper than " + MOST_DEPTH + ", or a number has over 1,000 digits")));
    } catch (JsonProcessingException e) {
      var at = e.getLocation();
      return refused(
          (at == null ? "" : "line " + at.getLineNr() + ", column " + at.getColumnNr() + ": ")
              + plain(e.getOriginalMessage()));
    } catch (CharacterCodingException e) {
      return refused(NO_UTF_8);
    }
  }

  /** What the parser says, without the names of its own classes and switches. */
  private static String plain(String message) {
    if (message.startsWith("Trailing token")) {
      return "found more after the end of the JSON value";
    }
    int own = message.indexOf(" (start marker at");
    if (own < 0) {
      own = message.indexOf(": enable `");
    }
    if (own < 0) {
      own = message.indexOf(" (not recognized as one since");
    }
    return own < 0 ? message : message.substring(0, own);
  }

  private static Reading<JsonNode> refused(String detail) {
    return new Reading.Refused<>(true, List.of(Fault.of("", Rule.JSON, detail)));
  }

  /** Reads a record strictly: every fault at once, unknown fields refused by name. */
  public static <T extends Entity> Reading<T> read(byte[] json, Class<T> type) {
    return switch (tree(json)) {
      case Reading.Good<JsonNode>(JsonNode tree) -> read(tree, type);
      case Reading.Refused<JsonNode>(boolean noJson, List<Fault> faults) ->
          new Reading.Refused<>(noJson, faults);
    };
  }

  /** As {@link #read(byte[], Class)}, from a tree; CR LF in its texts becomes LF. */
  public static <T extends Entity> Reading<T> read(JsonNode tree, Class<T> type) {
    List<Fault> faults = Shape.of(type).check(tree);
    if (!faults.isEmpty()) {
      return new Reading.Refused<>(false, faults);
    }
    withoutNulls(tree);
    return new Reading.Good<>(bind(tree, type));
  }

  /**
   * Reads a record leniently: unknown fields are ignored, values are taken as they are.
   *
   * @throws IllegalArgumentException where the text is no JSON or a value has another type
   */
  public static <T extends Entity> T readLenient(byte[] json, Class<T> type) {
    try {
      return MAPPER.readValue(json, type);
    } catch (IOException e) {
      throw new IllegalArgumentException("not a readable " + type.getSimpleName(), e);
    }
  }

  /** The record's canonical JSON text. */
  public static String write(Entity record) {
    try {
      return MAPPER.writeValueAsString(record);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The record's canonical JSON text in UTF-8. */
  public static byte[] bytes(Entity record) {
    return write(record).getBytes(StandardCharsets.UTF_8);
  }

  /** The canonical tree of a record, for merge patches and differences. */
  public static ObjectNode tree(Entity record) {
    try {
      return (ObjectNode) MAPPER.readTree(write(record));
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether a write of the one over the other changes nothing (API §3). */
  public static boolean same(Entity one, Entity other) {
    return withDefaults(one).equals(withDefaults(other));
  }

  private static ObjectNode withDefaults(Entity record) {
    ObjectNode tree = tree(record);
    if (record instanceof Event event) {
      tree.put("status", event.effectiveStatus());
    }
    return tree;
  }

  private static <T extends Entity> T bind(JsonNode tree, Class<T> type) {
    try {
      return MAPPER.treeToValue(tree, type);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a shape let through what its record refuses: " + type, e);
    }
  }

  private static void withoutNulls(JsonNode node) {
    switch (node) {
      case ObjectNode object -> {
        object.properties().removeIf(member -> member.getValue().isNull());
        for (Map.Entry<String, JsonNode> member : object.properties()) {
          if (member.getValue() instanceof TextNode text && text.textValue().indexOf('\r') >= 0) {
            member.setValue(TextNode.valueOf(text.textValue().replace("\r\n", "\n")));
          } else {
            withoutNulls(member.getValue());
          }
        }
      }
      case ArrayNode array -> array.forEach(EntityJson::withoutNulls);
      default -> {}
    }
  }
}
