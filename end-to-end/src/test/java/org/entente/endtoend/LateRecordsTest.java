package org.entente.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Records come in any order, and are corrected later: what was shown before completes itself. */
@WithEntente
class LateRecordsTest {
  private final EntenteSystem entente;

  LateRecordsTest(EntenteSystem entente) {
    this.entente = entente;
  }

  private JsonNode entry(String id, String awaited) {
    return entente.timeline().read("/api/v1/entries/" + id, List.of(awaited));
  }

  private String put(String collection, String json) {
    return entente.put(collection, json).revision();
  }

  @Test
  void aPersonAPlaceOfWorkAndAPartyThatArriveLateCompleteTheEntry() {
    String written =
        put(
            "events",
            """
            {"id":"late-1","kind":"meeting","title":"A meeting","date":"1995-05-05","parties":["LA1","LA2"],
             "participants":[{"person":"late-person","party":"LA1"}]}
            """);
    JsonNode entry = entry("late-1", written);
    assertEquals("late-person", entry.at("/participants/0/person/id").asText());
    assertTrue(entry.at("/participants/0/person/name").isNull());
    assertTrue(entry.at("/parties/0/name").isNull());

    written =
        put(
            "people",
            """
            {"id":"late-person","name":"Lena Late","positions":
             [{"title":"Envoy","organization":"late-office","period":"1994/1996"}]}
            """);
    entry = entry("late-1", written);
    assertEquals("Lena Late", entry.at("/participants/0/person/name").asText());
    assertEquals("Envoy", entry.at("/participants/0/roles/0/title").asText());
    assertEquals("certain", entry.at("/participants/0/roles/0/certainty").asText());
    assertTrue(entry.at("/participants/0/roles/0/organization/name").isNull());

    written = put("organizations", "{\"id\":\"late-office\",\"name\":\"Office of Envoys\"}");
    entry = entry("late-1", written);
    assertEquals(
        "Office of Envoys", entry.at("/participants/0/roles/0/organization/name").asText());

    written = put("parties", "{\"id\":\"LA1\",\"name\":\"Laland\",\"kind\":\"state\"}");
    assertEquals("Laland", entry("late-1", written).at("/parties/0/name").asText());
  }

  @Test
  void aCorrectedPositionHealsTheRoleAndADeletedPersonLosesThem() {
    put(
        "people",
        """
        {"id":"late-corrected","name":"Cora","positions":
         [{"title":"Minister","organization":"late-none","period":"2001/2003"}]}
        """);
    String written =
        put(
            "events",
            """
            {"id":"late-2","kind":"call","title":"A call","date":"2004-02-01","parties":["LB1","LB2"],
             "participants":[{"person":"late-corrected","party":"LB1"}]}
            """);
    assertTrue(entry("late-2", written).at("/participants/0/roles").isEmpty());
    written =
        put(
            "people",
            """
            {"id":"late-corrected","name":"Cora","positions":
             [{"title":"Minister","organization":"late-none","period":"2001/2005"}]}
            """);
    JsonNode entry = entry("late-2", written);
    assertEquals("Minister", entry.at("/participants/0/roles/0/title").asText());
    assertEquals(1, entry.path("revision").asInt(), "the event itself was not touched");

    written =
        entente
            .client(Service.PEOPLE)
            .delete("/api/v1/people/late-corrected")
            .expect(204)
            .revision();
    entry = entry("late-2", written);
    assertTrue(entry.at("/participants/0/person/name").isNull());
    assertTrue(entry.at("/participants/0/roles").isEmpty());
  }

  @Test
  void parentSeriesAndInitiativeMayFollowTheirEvents() {
    put(
        "events",
        """
        {"id":"late-part","kind":"meeting","title":"The part","date":"2010-03-02","parties":["LC1","LC2"],
         "partOf":"late-whole","series":"late-series","edition":2,"initiatives":["late-thread"]}
        """);
    put("series", "{\"id\":\"late-series\",\"name\":\"The series\",\"parties\":[\"LC1\",\"LC2\"]}");
    put(
        "initiatives",
        "{\"id\":\"late-thread\",\"name\":\"The thread\",\"parties\":[\"LC1\",\"LC2\"]}");
    put(
        "events",
        """
        {"id":"late-first","kind":"meeting","title":"The first","date":"2009","parties":["LC1","LC2"],
         "series":"late-series","edition":1}
        """);
    String written =
        put(
            "events",
            """
            {"id":"late-whole","kind":"visit","title":"The whole","date":"2010-03","parties":["LC1","LC2"]}
            """);
    List<JsonNode> timeline =
        entente
            .timeline()
            .read(
                "/api/v1/partnerships/LC1-LC2/timeline",
                List.of(written, "series/late-series@1", "initiative/late-thread@1"))
            .path("entries")
            .valueStream()
            .toList();
    assertEquals(
        List.of("late-first", "late-whole", "late-part"),
        timeline.stream().map(entry -> entry.path("id").asText()).toList());
    JsonNode part = timeline.getLast();
    assertEquals("The whole", part.at("/partOf/title").asText());
    assertEquals("The series", part.at("/series/name").asText());
    assertEquals("The first", part.at("/series/previous/title").asText());
    assertEquals(1, part.at("/series/previous/edition").asInt());
    assertEquals("late-part", timeline.getFirst().at("/series/next/id").asText());
    assertEquals(List.of("The thread"), Json.each(part.path("initiatives"), "/name"));
    assertEquals(List.of("late-part"), Json.each(timeline.get(1).path("children"), "/id"));
  }

  @Test
  void theNameThatWasValidOnTheDateIsShown() {
    put(
        "organizations",
        """
        {"id":"late-renamed","name":"Ministry of the New","names":
         [{"name":"Ministry of the Old","period":"1990/1999-12-31"},
          {"name":"Ministry of the New","period":"2000-01-01/.."}]}
        """);
    String event =
        """
        {"id":"%s","kind":"meeting","title":"Talks","date":"%s","parties":["LD1","LD2"],
         "participants":[{"organization":"late-renamed","party":"LD1"}]}
        """;
    put("events", event.formatted("late-before", "1995"));
    String written = put("events", event.formatted("late-after", "2005"));
    JsonNode timeline =
        entente
            .timeline()
            .read(
                "/api/v1/partnerships/LD1-LD2/timeline",
                List.of(written, "organization/late-renamed@1", "event/late-before@1"));
    assertEquals(
        List.of("Ministry of the Old", "Ministry of the New"),
        Json.each(timeline.path("entries"), "/participants/0/organization/name"));
  }
}
