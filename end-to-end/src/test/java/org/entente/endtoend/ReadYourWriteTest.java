package org.entente.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** An editor sees the own write: {@code await} answers once it is visible, and says so truly. */
@WithEntente
class ReadYourWriteTest {
  private static final int WRITES = 60;

  private final EntenteSystem entente;

  ReadYourWriteTest(EntenteSystem entente) {
    this.entente = entente;
  }

  @Test
  void whatWasAwaitedIsShown() {
    Client timeline = entente.timeline();
    long[] nanos = new long[WRITES];
    for (int i = 0; i < WRITES; i++) {
      long begun = System.nanoTime();
      Client.Answer written = entente.put("events", event("ryw", "Title " + i));
      JsonNode entry = timeline.read("/api/v1/entries/ryw", List.of(written.revision()));
      nanos[i] = System.nanoTime() - begun;
      assertEquals("event/ryw@" + (i + 1), written.revision());
      assertEquals("Title " + i, entry.path("title").asText());
      assertEquals(i + 1, entry.path("revision").asInt());
    }
    Arrays.sort(nanos);
    System.out.printf(
        "ReadYourWriteTest: from PUT to the entry read, median %.1f ms, slowest %.1f ms of %d%n",
        nanos[WRITES / 2] / 1e6, nanos[WRITES - 1] / 1e6, WRITES);
  }

  @Test
  void anImportsLastNumberStandsForAllOfIt() {
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < 300; i++) {
      lines
          .append(
              event("ryw-line-" + i, "Line " + i)
                  .replace("2020-02-02", "2020-03-03")
                  .replace("\n", " "))
          .append('\n');
    }
    Client.Answer answer =
        entente
            .client(Service.EVENTS)
            .post("/api/v1/events/import", lines.toString(), "application/x-ndjson")
            .expect(200);
    assertEquals(300, answer.json().path("created").asInt(), answer.json()::toString);
    String last = "events-service@" + answer.json().path("last").asLong();
    JsonNode page =
        entente
            .timeline()
            .read("/api/v1/partnerships/RYA-RYB/timeline?limit=500&from=2020-03", List.of(last));
    assertEquals(300, page.path("entries").size());
  }

  @Test
  void whatNeverComesIsNotClaimed() {
    entente
        .timeline()
        .get("/api/v1/entries/ryw-never?await=event/ryw-never@1", "wait=0")
        .expect(503);
  }

  private static String event(String id, String title) {
    return """
    {"id":"%s","kind":"call","title":"%s","date":"2020-02-02","parties":["RYA","RYB"]}\
    """
        .formatted(id, title);
  }
}
