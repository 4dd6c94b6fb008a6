package org.entente.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.entente.endtoend.oracle.PlainEntry;
import org.entente.endtoend.oracle.Question;

/** Holds what the API answers against what the records say, computed the plain way. */
final class PlainAnswers {
  private final Random random;

  PlainAnswers(Random random) {
    this.random = random;
  }

  /** A question's pages, flat and as a tree, and its facets. */
  void agree(Question question, Locale language, List<PlainEntry> view, Client timeline) {
    String asked =
        question.path()
            + "?order="
            + (question.descending() ? "desc" : "asc")
            + (language == null ? "" : "&lang=" + language.toLanguageTag())
            + (question.query().isEmpty() ? "" : "&" + question.query());
    same(documents(view), pages(asked, view.size(), timeline), asked);
    same(
        tree(view, question.descending()),
        pages(asked + "&nested=tree", view.size(), timeline),
        asked + "&nested=tree");
    JsonNode facets = timeline.read(question.path() + "/facets?" + question.query());
    assertEquals(view.size(), facets.path("total").asInt(), asked);
    Question.facets(view)
        .forEach((name, counts) ->
            assertEquals(Json.tree(Json.text(counts)), facets.path(name), asked + " " + name));
  }

  /** Page after page, each of a size of its own; of a long view some ten. */
  private List<JsonNode> pages(String asked, int entries, Client timeline) {
    List<JsonNode> found = new ArrayList<>();
    String cursor = null;
    do {
      JsonNode page =
          timeline.read(
              asked
                  + "&limit="
                  + (1 + random.nextInt(Math.clamp(entries / 5, 40, 500)))
                  + (cursor == null
                      ? ""
                      : "&cursor=" + URLEncoder.encode(cursor, StandardCharsets.UTF_8)));
      page.path("entries").forEach(found::add);
      cursor = page.path("next").asText(null);
    } while (cursor != null);
    return found;
  }

  /** Entries under their parents, where those are in the view too; parts always read forward. */
  private static List<JsonNode> tree(List<PlainEntry> view, boolean descending) {
    List<PlainEntry> forward = descending ? view.reversed() : view;
    Set<String> ids = view.stream().map(PlainEntry::id).collect(Collectors.toSet());
    return view.stream()
        .filter(entry -> entry.parent() == null || !ids.contains(entry.parent()))
        .map(entry -> (JsonNode) withParts(entry, forward))
        .toList();
  }

  private static ObjectNode withParts(PlainEntry entry, List<PlainEntry> view) {
    ObjectNode whole = entry.json().deepCopy();
    ArrayNode parts = whole.putArray("children");
    view.stream()
        .filter(other -> entry.id().equals(other.parent()))
        .forEach(part -> parts.add(withParts(part, view)));
    return whole;
  }

  static List<JsonNode> documents(List<PlainEntry> entries) {
    return entries.stream().map(entry -> (JsonNode) entry.json()).toList();
  }

  /** Told by the ids first, then entry by entry: what differs is to be seen. */
  static void same(List<JsonNode> expected, List<JsonNode> found, String where) {
    assertEquals(Json.each(expected, "/id"), Json.each(found, "/id"), where);
    for (int i = 0; i < expected.size(); i++) {
      String one = pretty(expected.get(i));
      String other = pretty(found.get(i));
      if (!one.equals(other)) {
        fail(
            "%s, %s: expected%n%s%nfound%n%s"
                .formatted(
                    where, expected.get(i).path("id"), beyond(one, other), beyond(other, one)));
      }
    }
  }

  /** From a little before the first difference on, not much more. */
  private static String beyond(String text, String other) {
    List<String> lines = text.lines().toList();
    List<String> others = other.lines().toList();
    int at = 0;
    while (at < lines.size() && at < others.size() && lines.get(at).equals(others.get(at))) {
      at++;
    }
    return String.join("\n", lines.subList(Math.max(0, at - 8), Math.min(lines.size(), at + 12)));
  }

  /**
   * Without what is not computed the plain way: the address, and when what is shown was recorded.
   */
  private static String pretty(JsonNode entry) {
    return sorted(Json.tree(entry.toString())).toPrettyString();
  }

  private static JsonNode sorted(JsonNode node) {
    if (node.isArray()) {
      ArrayNode array = ((ArrayNode) node).arrayNode();
      node.forEach(member -> array.add(sorted(member)));
      return array;
    }
    if (!node.isObject()) {
      return node;
    }
    ObjectNode object = ((ObjectNode) node).objectNode();
    node.propertyStream()
        .filter(member -> !Set.of("url", "remarks", "recordedAt").contains(member.getKey()))
        .filter(member -> !(member.getValue().isArray() && member.getValue().isEmpty()))
        .sorted(Map.Entry.comparingByKey())
        .forEach(member -> object.set(member.getKey(), sorted(member.getValue())));
    return object;
  }
}
