package org.entente.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Real records beside the first dataset: the Historian's travels, converted and loaded, are shown
 * with the role of that day, quickly, and loading them again changes nothing. The sample is the
 * converter's own; all 4,260 visits are measured in docs/performance.md.
 */
@WithEntente
class UsTravelsTest {
  private static final List<String> COLLECTIONS = List.of("organizations", "people", "events");

  private final EntenteSystem entente;

  UsTravelsTest(EntenteSystem entente) {
    this.entente = entente;
  }

  @Test
  void theTravelsAreShownAndASecondLoadChangesNothing(@TempDir Path out) throws Exception {
    UsTravels.convert(out);
    for (String collection : COLLECTIONS) {
      long lines = Files.lines(file(out, collection)).count();
      JsonNode first = load(out, collection);
      assertEquals(lines, first.path("created").asLong(), first.toString());
    }
    JsonNode head = load(out, "events");
    for (String collection : COLLECTIONS) {
      long lines = Files.lines(file(out, collection)).count();
      assertEquals(lines, load(out, collection).path("unchanged").asLong(), collection);
    }
    assertEquals(
        head.path("last"), load(out, "events").path("last"), "a second load made revisions");

    List<String> awaited = List.of("events-service@" + head.path("last"));
    JsonNode travels = entente.timeline().read("/api/v1/timeline?kind=visit&limit=500", awaited);
    long visits =
        travels.path("entries").findValuesAsText("id").stream()
            .filter(id -> id.startsWith("us-travel-"))
            .distinct()
            .count();
    assertEquals(Files.lines(file(out, "events")).count(), visits);
    for (JsonNode entry : travels.path("entries")) {
      if (entry.path("id").asText().startsWith("us-travel-")) {
        assertTrue(entry.at("/participants/0/roles/0/title").isTextual(), entry.toString());
        quick("/api/v1/partnerships/" + entry.path("partnerships").get(0).asText() + "/timeline");
      }
    }
  }

  /** Two seconds are much for a page; they leave room for a busy machine. */
  private void quick(String path) {
    long begun = System.nanoTime();
    entente.timeline().read(path);
    long millis = (System.nanoTime() - begun) / 1_000_000;
    assertTrue(millis < 2_000, path + " took " + millis + " ms");
  }

  private JsonNode load(Path folder, String collection) throws Exception {
    return entente
        .client(Service.ownerOf(collection))
        .post(
            "/api/v1/" + collection + "/import",
            Files.readString(file(folder, collection)),
            "application/x-ndjson")
        .expect(200)
        .json();
  }

  private static Path file(Path folder, String collection) {
    return folder.resolve(collection + ".ndjson");
  }
}
