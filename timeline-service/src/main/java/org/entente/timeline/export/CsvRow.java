package org.entente.timeline.export;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import org.entente.timeline.entry.Entry;

/**
 * A row of CSV, taken from an entry's document in one pass. To make the whole {@link Entry} of it
 * first takes twice as long, and rows are what the time of a large file goes into.
 */
final class CsvRow {
  static final List<String> COLUMNS =
      List.of(
          "id",
          "kind",
          "status",
          "title",
          "date",
          "earliest",
          "latest",
          "label",
          "certain",
          "parties",
          "partnerships",
          "participants",
          "place",
          "host",
          "form",
          "level",
          "series",
          "edition",
          "topics",
          "summary",
          "sources",
          "url",
          "revision",
          "recordedAt");

  private static final Map<String, Integer> PLACES = new HashMap<>();

  static {
    COLUMNS.forEach(column -> PLACES.put(column, PLACES.size()));
  }

  private static final JsonFactory JSON = new JsonFactory();

  private final JsonParser json;
  private final EntryText words;
  private final String[] cells = new String[COLUMNS.size()];

  private CsvRow(JsonParser json, EntryText words) {
    this.json = json;
    this.words = words;
  }

  /** Its cells as {@link #COLUMNS} has them, null where there is nothing. */
  static String[] cells(byte[] document, EntryText words, Heading.Addresses addresses)
      throws IOException {
    try (JsonParser json = JSON.createParser(document)) {
      CsvRow row = new CsvRow(json, words);
      json.nextToken();
      for (String member = row.next(); member != null; member = row.next()) {
        row.member(member);
      }
      row.put("url", addresses.entry(row.cells[0]));
      return row.cells;
    }
  }

  /** The next member of an object and, read, its value; null where there are no more. */
  private String next() throws IOException {
    String member = json.nextFieldName();
    if (member != null) {
      json.nextToken();
    }
    return member;
  }

  private void member(String member) throws IOException {
    switch (member) {
      case "date" -> parts("edtf");
      case "series" -> parts("id");
      case "parties" -> put(member, joined(() -> named().id()));
      case "partnerships", "topics" -> put(member, joined(json::getText));
      case "participants" -> put(member, joined(() -> words.participant(participant())));
      case "place" -> put(member, place());
      case "sources" -> put(member, joined(this::source));
      default -> value(member);
    }
  }

  /** What stands in columns of its own, but for the one part that stands in the member's. */
  private void parts(String whole) throws IOException {
    String member = json.currentName();
    for (String part = next(); part != null; part = next()) {
      value(part.equals(whole) ? member : part);
    }
  }

  private void value(String column) throws IOException {
    if (PLACES.containsKey(column)) {
      put(column, json.getValueAsString());
    }
    json.skipChildren();
  }

  private void put(String column, String text) {
    cells[PLACES.get(column)] = text;
  }

  private interface Value {
    String read() throws IOException;
  }

  private String joined(Value value) throws IOException {
    StringJoiner joined = new StringJoiner(" | ");
    while (json.nextToken() != JsonToken.END_ARRAY) {
      joined.add(value.read());
    }
    return joined.toString();
  }

  /** Null where null stands. */
  private Entry.Named named() throws IOException {
    if (!json.isExpectedStartObjectToken()) {
      return null;
    }
    String id = null;
    String name = null;
    for (String member = next(); member != null; member = next()) {
      switch (member) {
        case "id" -> id = json.getText();
        case "name" -> name = json.getValueAsString();
        default -> json.skipChildren();
      }
    }
    return new Entry.Named(id, name);
  }

  private Entry.Participant participant() throws IOException {
    Entry.Named person = null;
    Entry.Named organization = null;
    String text = null;
    String party = null;
    List<Entry.Role> roles = new ArrayList<>();
    for (String member = next(); member != null; member = next()) {
      switch (member) {
        case "person" -> person = named();
        case "organization" -> organization = named();
        case "text" -> text = json.getText();
        case "party" -> party = json.getText();
        case "roles" -> {
          while (json.nextToken() != JsonToken.END_ARRAY) {
            roles.add(role());
          }
        }
        default -> json.skipChildren();
      }
    }
    return new Entry.Participant(person, organization, text, party, null, roles);
  }

  private Entry.Role role() throws IOException {
    String title = null;
    Entry.Named organization = null;
    String certainty = null;
    for (String member = next(); member != null; member = next()) {
      switch (member) {
        case "title" -> title = json.getText();
        case "organization" -> organization = named();
        case "certainty" -> certainty = json.getText();
        default -> json.skipChildren();
      }
    }
    return new Entry.Role(title, organization, certainty);
  }

  private String place() throws IOException {
    String name = null;
    String country = null;
    for (String member = next(); member != null; member = next()) {
      switch (member) {
        case "name" -> name = json.getText();
        case "country" -> country = json.getText();
        default -> json.skipChildren();
      }
    }
    return EntryText.place(name, country);
  }

  private String source() throws IOException {
    String title = null;
    String url = null;
    for (String member = next(); member != null; member = next()) {
      switch (member) {
        case "title" -> title = json.getText();
        case "url" -> url = json.getText();
        default -> json.skipChildren();
      }
    }
    return words.source(title, url);
  }
}
