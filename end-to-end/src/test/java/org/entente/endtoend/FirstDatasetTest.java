package org.entente.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The record of India and Japan: in through the owners' REST, out of the timeline, row by row. */
@WithEntente
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FirstDatasetTest {
  private EntenteSystem entente;
  private List<JsonNode> entries;

  @BeforeAll
  void everyRecordIsWrittenInAnyOrder(EntenteSystem system) {
    entente = system;
    long seed = System.nanoTime();
    System.out.println("FirstDatasetTest: seed " + seed);
    List<Map.Entry<String, String>> records = new ArrayList<>();
    Repository.text("datasets/parties/parties.ndjson")
        .lines()
        .filter(line -> line.startsWith("{\"id\":\"IN\"") || line.startsWith("{\"id\":\"JP\""))
        .forEach(line -> records.add(Map.entry("parties", line)));
    assertEquals(2, records.size());
    for (String collection :
        List.of("organizations", "people", "series", "initiatives", "events")) {
      Repository.text("datasets/india-japan/" + collection + ".ndjson")
          .lines()
          .forEach(line -> records.add(Map.entry(collection, line)));
    }
    Collections.shuffle(records, new Random(seed));
    List<String> written =
        records.stream()
            .map(record -> system.put(record.getKey(), record.getValue()).revision())
            .toList();
    entries =
        system
            .timeline()
            .read("/api/v1/partnerships/IN-JP/timeline?to=2024-11-27&order=asc", written)
            .path("entries")
            .valueStream()
            .toList();
  }

  @Test
  void allElevenStandInOrderTheVisitBeforeItsMeetings() {
    assertEquals(
        Fact.ALL.stream().map(Fact::date).toList(),
        entries.stream().map(entry -> entry.at("/date/edtf").asText()).toList());
    assertEquals("visit", entries.get(4).path("kind").asText());
    assertEquals(
        entries.subList(5, 11).stream().map(entry -> entry.path("id").asText()).toList(),
        Json.each(entries.get(4).path("children"), "/id"));
  }

  static Stream<Integer> rows() {
    return IntStream.range(0, Fact.ALL.size()).boxed();
  }

  @ParameterizedTest(name = "row {0}")
  @MethodSource("rows")
  void aRowComesBackAsItsSourceGivesIt(int row) {
    Fact fact = Fact.ALL.get(row);
    JsonNode entry = entries.get(row);
    String title = entry.path("title").asText();
    assertTrue(title.startsWith(fact.title()), title);
    assertEquals(fact.date(), entry.at("/date/edtf").asText(), title);
    assertEquals(fact.kind(), entry.path("kind").asText(), title);
    assertEquals("held", entry.path("status").asText(), title);
    assertEquals(fact.place(), entry.at("/place/name").asText(null), title);
    assertEquals(List.of("India", "Japan"), Json.each(entry.path("parties"), "/name"), title);
    assertEquals(List.of("IN-JP"), Json.each(entry.path("partnerships"), ""), title);
    assertEquals(fact.topics(), Json.each(entry.path("topics"), ""), title);
    assertEquals(fact.who(), entry.path("participants").valueStream().map(this::said).toList());
    assertEquals(fact.threads(), threads(entry), title);
    List<String> outcomes = Json.each(entry.path("outcomes"), "/text");
    assertEquals(fact.outcomes().size(), outcomes.size(), title);
    for (int i = 0; i < outcomes.size(); i++) {
      assertTrue(outcomes.get(i).contains(fact.outcomes().get(i)), outcomes.get(i));
    }
    assertEquals(
        fact.partOfVisit() ? entries.get(4).path("id").asText() : null,
        entry.at("/partOf/id").asText(null),
        title);
    assertTrue(entry.at("/sources/0/title").asText().startsWith("Foreign Secretary Misri"), title);
  }

  private String said(JsonNode participant) {
    String who =
        participant.has("text")
            ? participant.path("text").asText()
            : participant.has("person")
                ? participant.at("/person/name").asText()
                : participant.at("/organization/name").asText();
    String roles =
        participant
            .path("roles")
            .valueStream()
            .map(
                role -> role.path("title").asText() + ", " + role.at("/organization/name").asText())
            .collect(Collectors.joining("; "));
    participant
        .path("roles")
        .forEach(role -> assertEquals("certain", role.path("certainty").asText(), who));
    return who
        + " ("
        + participant.path("party").asText()
        + ")"
        + (roles.isEmpty() ? "" : ": " + roles);
  }

  private static List<String> threads(JsonNode entry) {
    List<String> threads = new ArrayList<>();
    if (entry.hasNonNull("series")) {
      String edition = entry.at("/series/edition").asText("");
      threads.add(entry.at("/series/name").asText() + (edition.isEmpty() ? "" : " #" + edition));
    }
    threads.addAll(Json.each(entry.path("initiatives"), "/name"));
    return threads;
  }

  @Test
  void whatIsInferredSaysSo() {
    JsonNode milestone = entries.get(1);
    assertEquals("possibly 2014", milestone.at("/date/label").asText());
    assertFalse(milestone.at("/date/certain").asBoolean());
    assertTrue(milestone.at("/sources/0/note").asText().contains("year is inferred"));
    assertTrue(entries.get(2).at("/sources/0/note").asText().contains("place is inferred"));
    for (JsonNode meeting : entries.subList(5, 11)) {
      assertTrue(meeting.at("/sources/0/note").asText().contains("date is inferred"));
    }
    assertTrue(entries.getFirst().at("/date/certain").asBoolean(), "an honest 2008 is certain");
  }

  @Test
  void theMilestoneSetsThePartnershipsStatus() {
    assertEquals(
        "Special Strategic and Global Partnership",
        entries.get(1).path("partnershipStatus").asText());
  }

  @Test
  void nothingIsClaimedOfMisriWhereNoSourceReaches() {
    String event =
        """
        {"id":"first-dataset-2008-misri","kind":"other","title":"A claim to be tested","date":"2008",
         "parties":["IN","ZZ"],"participants":[{"person":"vikram-misri","party":"IN"}]}
        """;
    String written = entente.put("events", event).revision();
    JsonNode participant =
        entente
            .timeline()
            .read("/api/v1/entries/first-dataset-2008-misri", List.of(written))
            .at("/participants/0");
    assertEquals("Vikram Misri", participant.at("/person/name").asText());
    assertTrue(participant.path("roles").isEmpty(), participant.toString());
  }

  @Test
  void filtersFindTheSameFacts() {
    assertEquals(2, count("from=2024-09&kind=dialogue&to=2024-11-27"));
    assertEquals(1, count("from=2008&to=2008"));
    assertEquals(1, count("person=keiichi-ichikawa"));
    assertEquals(1, count("initiative=unicorn-transfer"));
    assertEquals(2, count("initiative=revision-of-the-2008-joint-declaration"));
    assertEquals(1, count("series=in-jp-2-plus-2"));
    assertEquals(3, count("topic=security&kind=dialogue&kind=meeting&to=2024-11-27"));
  }

  private int count(String query) {
    return entente
        .timeline()
        .read("/api/v1/partnerships/IN-JP/timeline?" + query)
        .path("entries")
        .size();
  }
}
