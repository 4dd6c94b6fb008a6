package org.entente.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.entente.contracts.Change;
import org.entente.contracts.Owner;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Sixteen writers on two instances of an owner, while one or the other is killed or stands still:
 * every acknowledged write is in the ledger once, and the topic has the ledger in order.
 */
class TwoOwnersTest {
  private static final int WRITERS = 16;

  private EntenteSystem entente;
  private List<ServiceProcess> instances;
  private volatile boolean stopped;

  @BeforeEach
  void start() {
    entente = EntenteSystem.start(Service.EVENTS);
    instances = List.of(entente.process(Service.EVENTS), entente.startAnother(Service.EVENTS));
    instances.forEach(ServiceProcess::awaitReady);
  }

  @AfterEach
  void stop() {
    stopped = true;
    entente.close();
  }

  @Test
  void oneIsKilledNowAndThenOneStandsStill() throws Exception {
    underFaults(1, 12_000);
  }

  @Test
  @Tag("long")
  void oneIsKilledOrStandsStillForHalfAMinuteTenTimes() throws Exception {
    underFaults(10, 30_000);
  }

  private void underFaults(int rounds, long standstill) throws Exception {
    Map<String, Integer> last = new HashMap<>();
    try (var threads = Executors.newFixedThreadPool(WRITERS)) {
      List<Future<Map<String, Integer>>> writers =
          IntStream.range(0, WRITERS).mapToObj(w -> threads.submit(() -> write(w))).toList();
      for (int round = 0; round < rounds; round++) {
        for (ServiceProcess instance : instances) {
          Thread.sleep(1_000);
          instance.kill();
          Thread.sleep(500);
          instance.start();
          instance.awaitReady();
        }
        ServiceProcess still = instances.get(round % 2);
        still.pause();
        Thread.sleep(standstill);
        still.resume();
      }
      Thread.sleep(1_000);
      stopped = true;
      for (Future<Map<String, Integer>> writer : writers) {
        last.putAll(writer.get());
      }
    }
    Map<String, Integer> revisions = ledger(last);
    topic(revisions);
  }

  /**
   * Writes 0, 1, 2 … into records of its own, each again until it is acknowledged.
   *
   * @return the last that was acknowledged of each record
   */
  private Map<String, Integer> write(int writer) throws InterruptedException {
    Map<String, Integer> last = new HashMap<>();
    for (int n = 0; !stopped; n++) {
      String id = "two-%d-%d".formatted(writer, n % 3);
      String record =
          "{\"id\":\"%s\",\"name\":\"Name\",\"parties\":[\"FR\"],\"note\":\"%d\"}"
              .formatted(id, n / 3);
      for (int attempt = writer; !acknowledged(id, record, attempt); attempt++) {
        Thread.sleep(50);
      }
      last.put(id, n / 3);
    }
    return last;
  }

  private boolean acknowledged(String id, String record, int attempt) {
    try {
      return new Client(instances.get(attempt % 2).url(), entente.issuer().editor())
              .put("/api/v1/series/" + id, record)
              .expect(200, 201, 503)
              .status()
          != 503;
    } catch (UncheckedIOException brokenOff) {
      return false;
    }
  }

  /** Gapless, strictly rising, each acknowledged write once and in order; revisions by key. */
  private Map<String, Integer> ledger(Map<String, Integer> last) {
    Map<String, Integer> revisions = new HashMap<>();
    Instant before = Instant.MIN;
    long seq = 0;
    for (JsonNode page = page(0); !page.isEmpty(); page = page(seq)) {
      for (JsonNode change : page) {
        assertEquals(++seq, change.path("seq").asLong());
        Instant recordedAt = Instant.parse(change.path("recordedAt").asText());
        assertTrue(recordedAt.isAfter(before), "recorded times rise: " + change);
        before = recordedAt;
        String id = change.path("id").asText();
        int revision = revisions.merge(id, 1, Integer::sum);
        assertEquals(revision, change.path("revision").asInt(), id);
        assertEquals(revision - 1, change.at("/record/note").asInt(), id + ": once, in order");
      }
    }
    last.forEach((id, n) -> assertEquals(n + 1, revisions.get(id), id));
    System.out.println("TwoOwnersTest: " + seq + " changes acknowledged");
    return revisions;
  }

  private JsonNode page(long since) {
    return entente
        .client(Service.EVENTS)
        .read("/api/v1/changes?limit=500&since=" + since)
        .path("changes");
  }

  private void topic(Map<String, Integer> revisions) throws InterruptedException {
    Map<String, Integer> appeared = new HashMap<>();
    long end = System.nanoTime() + 40_000_000_000L;
    try (var topics = new TopicReader(entente.stack().kafka())) {
      do {
        appeared.clear();
        List<String> swapped = new ArrayList<>();
        for (Change change : topics.changes(Owner.EVENTS)) {
          String id = change.key().id();
          int newest = appeared.getOrDefault(id, 0);
          if (change.revision() > newest + 1) {
            swapped.add(change.key() + "@" + change.revision() + " after " + newest);
          }
          appeared.put(id, Math.max(newest, change.revision()));
        }
        assertEquals(List.of(), swapped);
      } while (!appeared.equals(revisions) && System.nanoTime() < end);
    }
    assertEquals(revisions, appeared);
  }
}
