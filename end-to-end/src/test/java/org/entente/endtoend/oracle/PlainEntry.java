package org.entente.endtoend.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An entry and what it is found by.
 *
 * @param earliest epoch day, least where open or unknown
 * @param latest epoch day, greatest where open or unknown
 * @param searched all its words
 * @param parent what it is part of, null for none
 */
public record PlainEntry(
    ObjectNode json, long earliest, long latest, String searched, String parent) {

  public String id() {
    return json.path("id").asText();
  }

  /** The values that a filter or a facet of that name looks at. */
  Set<String> values(String name) {
    return switch (name) {
      case "kind", "status", "level" -> texts(Stream.of(json.path(name)));
      case "series" -> texts(Stream.of(json.path("series").path("id")));
      case "topic" -> texts(json.path("topics").valueStream());
      case "party" -> ids(json.path("parties"));
      case "initiative" -> ids(json.path("initiatives"));
      case "partnership" -> texts(json.path("partnerships").valueStream());
      case "person" -> texts(participants().map(one -> one.path("person").path("id")));
      case "organization" ->
          texts(
              participants()
                  .flatMap(one ->
                      Stream.concat(
                          Stream.of(one.path("organization").path("id")),
                          one.path("roles")
                              .valueStream()
                              .map(role -> role.path("organization").path("id")))));
      case "year" ->
          Set.of(
              earliest == Long.MIN_VALUE
                  ? "unknown"
                  : Integer.toString(LocalDate.ofEpochDay(earliest).getYear()));
      default -> throw new IllegalArgumentException(name);
    };
  }

  boolean holdsAllOf(List<String> words) {
    Set<String> there = Set.copyOf(List.of(searched.split("[^\\p{L}\\p{N}]+")));
    return there.containsAll(words);
  }

  private Stream<JsonNode> participants() {
    return json.path("participants").valueStream();
  }

  private static Set<String> ids(JsonNode named) {
    return texts(named.valueStream().map(one -> one.path("id")));
  }

  private static Set<String> texts(Stream<JsonNode> values) {
    return values.filter(JsonNode::isTextual).map(JsonNode::asText).collect(Collectors.toSet());
  }
}
