package org.entente.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Two instances share the partitions. One takes a rename while the other takes an event that shows
 * the name: whichever comes first, the entry must say what the records say in the end.
 */
@WithEntente
class TwoTimelinesTest {
  private static final int PEOPLE = 6;
  private static final int ROUNDS = 25;

  private final EntenteSystem entente;
  private final long seed = System.nanoTime();

  TwoTimelinesTest(EntenteSystem entente) {
    this.entente = entente;
  }

  @Test
  void afterABurstOfRenamesAndNewEventsEveryEntrySaysWhatTheRecordsSay() throws Exception {
    System.out.println("TwoTimelinesTest: seed " + seed);
    ServiceProcess second = entente.startAnother(Service.TIMELINE);
    try {
      second.awaitReady();
      awaitSharedPartitions();
      List<String> written = burst();
      for (ServiceProcess instance : List.of(entente.process(Service.TIMELINE), second)) {
        JsonNode entries =
            new Client(instance.url(), null)
                .read("/api/v1/partnerships/TWA-TWB/timeline?limit=500", written)
                .path("entries");
        assertEquals(ROUNDS * 2, entries.size());
        entries.forEach(this::saysWhatTheRecordsSay);
      }
    } finally {
      second.kill();
    }
  }

  /** Each of the two is given its share within seconds; the burst is to meet both. */
  private void awaitSharedPartitions() throws InterruptedException {
    try (var topics = new TopicReader(entente.stack().kafka())) {
      long end = System.nanoTime() + 30_000_000_000L;
      while (topics.readers("entente-timeline") != 2) {
        assertTrue(System.nanoTime() < end, "the two instances do not share the partitions");
        Thread.sleep(200);
      }
    }
  }

  /**
   * People, their ministries and a party renamed, while events with them are written and rewritten.
   */
  private List<String> burst() throws Exception {
    List<Callable<List<String>>> writers =
        List.of(this::renamePeople, this::renameMinistries, () -> events(0), () -> events(1));
    Map<String, Integer> newest = new HashMap<>();
    try (var threads = Executors.newFixedThreadPool(writers.size())) {
      for (Future<List<String>> done : threads.invokeAll(writers)) {
        for (String revision : done.get()) {
          String[] parts = revision.split("@");
          newest.merge(parts[0], Integer.parseInt(parts[1]), Math::max);
        }
      }
    }
    return newest.entrySet().stream().map(key -> key.getKey() + "@" + key.getValue()).toList();
  }

  private List<String> renamePeople() {
    List<String> written = new ArrayList<>();
    for (int round = 0; round < ROUNDS; round++) {
      for (int i = 0; i < PEOPLE; i++) {
        written.add(
            entente
                .put(
                    "people",
                    """
                    {"id":"two-%d","name":"Person %d, name %d","positions":
                     [{"title":"Title %d","organization":"two-ministry","period":"2000/.."}]}
                    """
                        .formatted(i, i, round, round))
                .revision());
      }
    }
    return written;
  }

  private List<String> renameMinistries() {
    List<String> written = new ArrayList<>();
    for (int round = 0; round < ROUNDS * 2; round++) {
      written.add(
          entente
              .put(
                  "organizations",
                  "{\"id\":\"two-ministry\",\"name\":\"Ministry %d\"}".formatted(round))
              .revision());
      written.add(
          entente
              .put(
                  "parties",
                  "{\"id\":\"TWA\",\"name\":\"Party %d\",\"kind\":\"state\"}".formatted(round))
              .revision());
    }
    return written;
  }

  private List<String> events(int half) {
    Random random = new Random(seed + half);
    List<String> written = new ArrayList<>();
    for (int round = 0; round < ROUNDS; round++) {
      List<String> participants =
          IntStream.range(0, PEOPLE)
              .filter(i -> random.nextBoolean())
              .mapToObj(i -> "{\"person\":\"two-%d\",\"party\":\"TWA\"}".formatted(i))
              .toList();
      String event =
          """
          {"id":"two-%d-%d","kind":"meeting","title":"%s","date":"2010","parties":["TWA","TWB"],
           "participants":[%s]}\
          """;
      written.add(
          entente
              .put("events", event.formatted(half, round, "Round", String.join(",", participants)))
              .revision());
      int earlier = random.nextInt(round + 1);
      written.add(
          entente
              .put(
                  "events",
                  event.formatted(
                      half, earlier, "Written again", "{\"person\":\"two-0\",\"party\":\"TWA\"}"))
              .revision());
    }
    return written;
  }

  private void saysWhatTheRecordsSay(JsonNode entry) {
    String id = entry.path("id").asText();
    JsonNode event = record("events", id);
    assertEquals(event.path("title"), entry.path("title"), id);
    assertEquals(record("parties", "TWA").path("name"), entry.at("/parties/0/name"), id);
    assertEquals(event.path("participants").size(), entry.path("participants").size(), id);
    for (int i = 0; i < event.path("participants").size(); i++) {
      JsonNode shown = entry.path("participants").get(i);
      JsonNode person = record("people", event.at("/participants/" + i + "/person").asText());
      assertEquals(person.path("name"), shown.at("/person/name"), id);
      assertEquals(person.at("/positions/0/title"), shown.at("/roles/0/title"), id);
      assertEquals(
          record("organizations", "two-ministry").path("name"),
          shown.at("/roles/0/organization/name"),
          id);
    }
  }

  private final Map<String, JsonNode> records = new HashMap<>();

  private JsonNode record(String collection, String id) {
    return records.computeIfAbsent(
        "/api/v1/" + collection + "/" + id,
        path -> entente.client(Service.ownerOf(collection)).read(path));
  }
}
