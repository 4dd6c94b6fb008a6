package org.entente.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.entente.contracts.Change;
import org.entente.contracts.EntityKey;
import org.entente.contracts.Kind;
import org.entente.contracts.Owner;
import org.entente.endtoend.oracle.RandomHistory;
import org.junit.jupiter.api.Test;

/**
 * A rebuild whose workers are killed three times on the way, once all of them: it comes right, byte
 * for byte, no read fails while an instance lives, and no change is told.
 */
class RebuildKilledTest {
  private static final int EVENTS = 6_000;
  private static final long SEED = System.nanoTime();

  private volatile boolean stopped;

  @Test
  void itComesRightAndNobodyNotices() throws Exception {
    System.out.println("RebuildKilledTest: seed " + SEED);
    try (EntenteSystem entente = EntenteSystem.start(Service.TIMELINE);
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      ServiceProcess survivor = entente.process(Service.TIMELINE);
      ServiceProcess second = entente.startAnother(Service.TIMELINE);
      Client timeline = entente.timeline();
      publish(entente, timeline);
      String before = digest(timeline);
      JsonNode changes = timeline.read("/api/v1/changes?limit=1&since=9000000000000000000");
      int generation = status(timeline).path("generation").asInt();
      second.awaitReady();

      new Client(survivor.url(), entente.issuer().admin()).post("/api/v1/rebuild", "").expect(202);
      Future<Integer> reads = threads.submit(() -> read(timeline));
      for (int kill = 0; kill < 2; kill++) {
        underWay(timeline);
        second.kill();
        second.start();
        second.awaitReady();
      }
      stopped = true;
      System.out.println("RebuildKilledTest: " + reads.get() + " reads meanwhile");
      second.kill();
      survivor.kill();
      survivor.start();
      survivor.awaitReady();
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

  private int read(Client timeline) {
    int reads = 0;
    for (; !stopped; reads++) {
      timeline.get("/api/v1/people/person-%d/timeline".formatted(reads % 12)).expect(200, 301, 404);
      assertEquals(50, timeline.get("/api/v1/timeline").expect(200).json().path("entries").size());
    }
    return reads;
  }

  private static void underWay(Client timeline) throws InterruptedException {
    long end = System.nanoTime() + 30_000_000_000L;
    while (status(timeline).at("/rebuild/records").asInt() == 0) {
      assertTrue(System.nanoTime() < end, "the rebuild is not under way: " + status(timeline));
      Thread.sleep(20);
    }
  }

  private static void finished(Client timeline) throws InterruptedException {
    long end = System.nanoTime() + 60_000_000_000L;
    while (!status(timeline).path("rebuild").isNull()) {
      assertTrue(System.nanoTime() < end, "the rebuild does not end: " + status(timeline));
      Thread.sleep(100);
    }
  }

  private static JsonNode status(Client timeline) {
    return timeline.read("/api/v1/status");
  }
}
