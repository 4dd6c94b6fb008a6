package org.entente.launcher;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Entries as a terminal shows them: date, title, then who and what, parts indented under the event
 * they are part of. Control characters that a record might hold never reach the terminal.
 */
final class TimelineText {
  private static final int DATE_COLUMN = 22;

  private final int width;
  private final List<String> lines = new ArrayList<>();
  private final Map<String, Integer> depths = new HashMap<>();
  private final Map<String, String> dates = new HashMap<>();

  TimelineText(int width) {
    this.width = Math.max(60, width);
  }

  /** The entries of one page or of several, in the timeline's order. */
  List<String> lines(Iterable<JsonNode> entries) {
    entries.forEach(this::add);
    return lines;
  }

  private void add(JsonNode entry) {
    String parent = entry.path("partOf").path("id").asText("");
    int depth = Math.min(4, depths.getOrDefault(parent, -1) + 1);
    String date = clean(entry.path("date").path("label").asText());
    depths.put(entry.path("id").asText(), depth);
    dates.put(entry.path("id").asText(), date);
    boolean sameDay = depth > 0 && date.equals(dates.get(parent));
    String indent = "  ".repeat(depth);
    wrap(pad(indent + (sameDay ? "" : date)) + indent, title(entry));
    String below = " ".repeat(DATE_COLUMN) + indent + "  ";
    for (JsonNode participant : entry.path("participants")) {
      wrap(below, participant(participant, entry.path("parties")));
    }
    for (JsonNode outcome : entry.path("outcomes")) {
      wrap(below, "→ " + clean(outcome.path("text").asText()));
    }
  }

  private static String title(JsonNode entry) {
    var title = new StringBuilder(clean(entry.path("title").asText()));
    String place = clean(entry.path("place").path("name").asText(""));
    if (!place.isEmpty()) {
      title.append(" · ").append(place);
    }
    String status = entry.path("status").asText("held");
    return status.equals("held") ? title.toString() : title + " (" + status + ")";
  }

  private static String participant(JsonNode participant, JsonNode parties) {
    var text = new StringBuilder();
    if (participant.has("person")) {
      text.append(name(participant.get("person")));
    } else if (participant.has("organization")) {
      text.append(name(participant.get("organization")));
    } else {
      text.append(clean(participant.path("text").asText()));
    }
    String party = participant.path("party").asText("");
    if (!party.isEmpty()) {
      text.append(" (").append(partyName(party, parties)).append(")");
    }
    String before = ", ";
    for (JsonNode role : participant.path("roles")) {
      text.append(before).append(role(role));
      before = "; ";
    }
    return text.toString();
  }

  private static String role(JsonNode role) {
    String title = clean(role.path("title").asText());
    String organization =
        role.path("organization").isObject() ? ", " + name(role.get("organization")) : "";
    String possibly = role.path("certainty").asText().equals("possible") ? "possibly " : "";
    return possibly + title + organization;
  }

  private static String partyName(String id, JsonNode parties) {
    for (JsonNode party : parties) {
      if (party.path("id").asText().equals(id)) {
        return name(party);
      }
    }
    return clean(id);
  }

  /** A name not yet known shows its id. */
  static String name(JsonNode reference) {
    return clean(
        reference.path("name").asText(null) == null || reference.path("name").isNull()
            ? reference.path("id").asText()
            : reference.path("name").asText());
  }

  private static String pad(String text) {
    return text.length() < DATE_COLUMN
        ? text + " ".repeat(DATE_COLUMN - text.length())
        : text + "  ";
  }

  private void wrap(String before, String text) {
    String indent = " ".repeat(Math.max(0, before.length()));
    var line = new StringBuilder(before);
    boolean empty = true;
    for (String word : text.split(" ")) {
      if (!empty && line.length() + 1 + word.length() > width) {
        lines.add(line.toString());
        line = new StringBuilder(indent).append("  ").append(word);
      } else {
        line.append(empty ? "" : " ").append(word);
      }
      empty = false;
    }
    lines.add(line.toString().stripTrailing());
  }

  /** A record's text must not steer the terminal. */
  static String clean(String text) {
    return text.replaceAll("\\p{Cntrl}", " ");
  }
}
