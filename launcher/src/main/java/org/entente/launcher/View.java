package org.entente.launcher;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Whose timeline: that of a pair ({@code IN-JP}), of a record ({@code person/vikram-misri}), or
 * {@code all}.
 *
 * @param path where the service has it
 */
record View(String path) {
  private static final int PAGE = 500;
  private static final Map<String, String> COLLECTIONS =
      Map.of(
          "person",
          "people",
          "organization",
          "organizations",
          "series",
          "series",
          "initiative",
          "initiatives");

  static final String LABEL = "VIEW";
  static final String DESCRIPTION =
      "Two party ids such as IN-JP, or person/ID, organization/ID, series/ID, initiative/ID, or all.";

  /**
   * Reads what was given on the command line.
   *
   * @throws Failure for a kind that has no timeline
   */
  static View of(String word) {
    if (word.equals("all")) {
      return new View("/api/v1/timeline");
    }
    int slash = word.indexOf('/');
    if (slash < 0) {
      return new View("/api/v1/partnerships/" + Filters.encode(word) + "/timeline");
    }
    String collection = COLLECTIONS.get(word.substring(0, slash));
    if (collection == null) {
      throw Failure.ofUse("There is no timeline of '" + word + "'. " + DESCRIPTION);
    }
    return new View(
        "/api/v1/%s/%s/timeline".formatted(collection, Filters.encode(word.substring(slash + 1))));
  }

  /** Follows the pages until there is no next one or enough has been read. */
  List<JsonNode> read(Api api, String query, int limit) {
    var entries = new ArrayList<JsonNode>();
    String cursor = "";
    do {
      int size = Math.min(PAGE, limit - entries.size());
      JsonNode page =
          api.get(Service.TIMELINE, "%s?limit=%d%s%s".formatted(path, size, query, cursor));
      page.path("entries").forEach(entries::add);
      String next = page.path("next").asText("");
      cursor =
          page.path("next").isNull() || next.isEmpty() ? "" : "&cursor=" + Filters.encode(next);
    } while (!cursor.isEmpty() && entries.size() < limit);
    return entries;
  }
}
