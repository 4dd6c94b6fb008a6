package org.entente.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.entente.contracts.Change;
import org.entente.contracts.EntityKey;
import org.entente.contracts.Kind;
import org.entente.contracts.Owner;
import org.entente.endtoend.oracle.RandomHistory;
import org.junit.jupiter.api.Test;

/**
 * A rebuild of which all instances are killed three times on the way: it goes on where it was and
 * comes right, byte for byte; no read fails while they live, and no change is told.
 */
class RebuildKilledTest {
  private static final int EVENTS = 25_000;
  private static final long SEED = System.nanoTime();

  @Test
  void itComesRightAndNobodyNotices() throws Exception {
    comesRight("/api/v1/rebuild");
  }

  @Test
  void fromTheLogItComesRightTooAlsoWhereItIsKilledWhileItReads() throws Exception {
    comesRight("/api/v1/rebuild?fromLog=true");
  }

  private static void comesRight(String rebuild) throws Exception {
    System.out.println("RebuildKilledTest: seed " + SEED);
    try (EntenteSystem entente = EntenteSystem.start(Service.TIMELINE)) {
      List<ServiceProcess> instances =
          List.of(entente.process(Service.TIMELINE), entente.startAnother(Service.TIMELINE));
      Client timeline = entente.timeline();
      publish(entente, timeline);
      String before = digest(timeline);
      JsonNode changes = timeline.read("/api/v1/changes?limit=1&since=9000000000000000000");
      int generation = status(timeline).path("generation").asInt();
      instances.forEach(ServiceProcess::awaitReady);

      entente.client(Service.TIMELINE, entente.issuer().admin()).post(rebuild, "").expect(202);
      String phase = "";
      int records = 0;
      for (int kill = 0; kill < 3; kill++) {
        JsonNode reached = further(timeline, phase, records);
        phase = reached.path("phase").asText();
        records = reached.path("records").asInt();
        instances.forEach(ServiceProcess::kill);
        instances.forEach(ServiceProcess::start);
        instances.forEach(ServiceProcess::awaitReady);
      }
      finished(timeline);

      assertNotEquals(generation, status(timeline).path("generation").asInt());
      assertEquals(before, digest(timeline));
      assertEquals(changes, timeline.read("/api/v1/changes?limit=1&since=9000000000000000000"));
    }
  }

  private static void publish(EntenteSystem entente, Client timeline) {
    List<Change> changes = new ArrayList<>(new RandomHistory(SEED).next(400));
    long seq = changes.stream().filter(c -> c.owner() == Owner.EVENTS).count();
    Instant time = changes.getLast().recordedAt();
    for (int i = 0; i < EVENTS; i++) {
      time = time.plusMillis(1);
      changes.add(
          new Change(
              Owner.EVENTS,
              ++seq,
              new EntityKey(Kind.EVENT, "bulk-" + i),
              1,
              Change.Type.CREATED,
              time,
              "tester",
              null,
              null,
              """
              {"id":"bulk-%d","kind":"meeting","title":"Talk %d","date":"20%02d","parties":["PA","PB"],
               "participants":[{"person":"person-%d"}]}\
              """
                  .formatted(i, i, i % 30, i % 12)
                  .getBytes(StandardCharsets.UTF_8)));
    }
    try (ChangePublisher publisher = new ChangePublisher(entente.stack().kafka())) {
      publisher.publish(changes);
    }
    timeline.read("/api/v1/timeline?limit=1", List.of("events-service@" + seq));
    long people = changes.size() - seq;
    timeline.read("/api/v1/timeline?limit=1", List.of("people-service@" + people));
  }

  /** All entries whole, in order. */
  private static String digest(Client timeline) {
    return timeline
        .get("/api/v1/timeline?format=ndjson&multilateral=all")
        .expect(200)
        .response()
        .body();
  }

  /** Reads until the rebuild is further than before, in its phase or in the next; how far. */
  private static JsonNode further(Client timeline, String phase, int before) {
    long end = System.nanoTime() + 30_000_000_000L;
    while (true) {
      JsonNode rebuild = status(timeline).path("rebuild");
      assertFalse(rebuild.isNull(), "the rebuild ended before it was killed");
      int records = rebuild.path("records").asInt();
      if (records > (rebuild.path("phase").asText().equals(phase) ? before : 0)) {
        return rebuild;
      }
      assertTrue(System.nanoTime() < end, "the rebuild does not go on: " + rebuild);
      read(timeline);
    }
  }

  private static void read(Client timeline) {
    assertEquals(50, timeline.get("/api/v1/timeline").expect(200).json().path("entries").size());
    timeline.get("/api/v1/partnerships/PA-PB/timeline/facets").expect(200);
  }

  private static void finished(Client timeline) {
    long end = System.nanoTime() + 60_000_000_000L;
    while (!status(timeline).path("rebuild").isNull()) {
      assertTrue(System.nanoTime() < end, "the rebuild does not end: " + status(timeline));
      read(timeline);
    }
  }

  private static JsonNode status(Client timeline) {
    return timeline.read("/api/v1/status");
  }
}
