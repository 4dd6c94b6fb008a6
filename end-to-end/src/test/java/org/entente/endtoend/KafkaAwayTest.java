package org.entente.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Without Kafka owners accept writes and the timeline is read; when it is back, all arrives. */
@WithEntente
class KafkaAwayTest {
  private static final int WRITES = 40;

  private final EntenteSystem entente;

  KafkaAwayTest(EntenteSystem entente) {
    this.entente = entente;
  }

  @Test
  void writesNeedNoKafkaAndTheTimelineCatchesUp() {
    String before = entente.put("events", event(0, "Before")).revision();
    entente.timeline().read("/api/v1/entries/away-0", List.of(before));

    List<String> written = new ArrayList<>();
    entente.stack().stopBroker();
    try {
      written.add(entente.put("people", "{\"id\":\"away\",\"name\":\"Away\"}").revision());
      for (int i = 0; i < WRITES; i++) {
        written.add(entente.put("events", event(i, "While Kafka was away")).revision());
      }
      assertEquals(
          "Before",
          entente.timeline().read("/api/v1/entries/away-0").path("title").asText(),
          "the timeline is read, and is no further than Kafka told it");
      assertTrue(
          entente.timeline().get("/api/v1/entries/away-1?await=event/away-1@1", "wait=1").status()
              == 503);
    } finally {
      entente.stack().startBroker();
    }

    JsonNode entries =
        entente
            .timeline()
            .read("/api/v1/partnerships/AWA-AWB/timeline?limit=500", written)
            .path("entries");
    assertEquals(WRITES, entries.size());
    for (JsonNode entry : entries) {
      assertEquals("While Kafka was away", entry.path("title").asText());
      assertEquals("Away", entry.at("/participants/0/person/name").asText());
    }
  }

  private static String event(int i, String title) {
    return """
    {"id":"away-%d","kind":"call","title":"%s","date":"2020-02-02","ordinal":%d,"parties":["AWA","AWB"],
     "participants":[{"person":"away","party":"AWA"}]}\
    """
        .formatted(i, title, i + 1);
  }
}
