package org.entente.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.entente.contracts.Change;
import org.entente.contracts.Owner;
import org.entente.localstack.LocalStackProcess;
import org.junit.jupiter.api.Test;

/** Each process is killed in turn while writes come in; nothing acknowledged is lost or swapped. */
@WithEntente
class KillTest {
  private static final long UNDER_WRITES_MILLIS = 1_500;

  private final EntenteSystem entente;

  KillTest(EntenteSystem entente) {
    this.entente = entente;
  }

  @Test
  void whateverIsKilledEveryAcknowledgedWriteArrivesOnceInOrder() throws Exception {
    try (Writers writers = Writers.start(entente)) {
      for (Map.Entry<String, Runnable> fault : faults().entrySet()) {
        Thread.sleep(UNDER_WRITES_MILLIS);
        long before = writers.acknowledged();
        fault.getValue().run();
        writers.awaitMore(before);
        System.out.println(
            "KillTest: %s, %d writes acknowledged so far"
                .formatted(fault.getKey(), writers.acknowledged()));
      }
      Map<String, Integer> acknowledged = writers.stop();
      Map<String, JsonNode> newest = new LinkedHashMap<>();
      for (Owner owner : Owner.values()) {
        newest.putAll(ledgerAndTopicAgree(owner, acknowledged));
      }
      theTimelineAgrees(acknowledged, newest);
    }
  }

  private Map<String, Runnable> faults() {
    LocalStackProcess stack = entente.stack();
    Map<String, Runnable> faults = new LinkedHashMap<>();
    for (Service service : Service.values()) {
      faults.put(service.fullName() + " killed", () -> killAndStart(service));
    }
    faults.put(
        "Kafka killed",
        () -> {
          stack.killBroker();
          pause();
          stack.startBroker();
        });
    faults.put(
        "PostgreSQL killed",
        () -> {
          stack.killPostgres();
          pause();
          stack.startPostgres();
        });
    return faults;
  }

  private void killAndStart(Service service) {
    ServiceProcess process = entente.process(service);
    process.kill();
    pause();
    process.start();
    process.awaitReady();
  }

  private static void pause() {
    try {
      Thread.sleep(300);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** The ledger has what was acknowledged; the topic has the ledger, per key 1, 2, 3 … */
  private Map<String, JsonNode> ledgerAndTopicAgree(
      Owner owner, Map<String, Integer> acknowledged) {
    Service service = owner == Owner.PEOPLE ? Service.PEOPLE : Service.EVENTS;
    List<String> ledger = new ArrayList<>();
    Map<String, Integer> revisions = new LinkedHashMap<>();
    Map<String, JsonNode> newest = new LinkedHashMap<>();
    long seq = 0;
    while (true) {
      JsonNode page =
          entente.client(service).read("/api/v1/changes?limit=500&since=" + seq).path("changes");
      if (page.isEmpty()) {
        break;
      }
      for (JsonNode change : page) {
        assertEquals(++seq, change.path("seq").asLong(), "the ledger has no holes");
        String key = change.path("kind").asText() + "/" + change.path("id").asText();
        int revision = change.path("revision").asInt();
        assertEquals(revisions.getOrDefault(key, 0) + 1, revision, key);
        revisions.put(key, revision);
        ledger.add(key + "@" + revision + " " + seq);
        newest.put(key, change.path("record"));
      }
    }
    acknowledged.forEach((key, revision) -> {
      if (key.startsWith("person/") == (owner == Owner.PEOPLE)) {
        assertTrue(revisions.getOrDefault(key, 0) >= revision, key + "@" + revision + " is lost");
      }
    });
    // the timeline has shown the last of the ledger before the topic is looked at
    entente.timeline().read("/api/v1/timeline?limit=1", List.of(owner.service() + "@" + seq));
    List<String> onTopic = new ArrayList<>();
    Map<String, Integer> appeared = new LinkedHashMap<>();
    int repeats = 0;
    try (var topics = new TopicReader(entente.stack().kafka())) {
      for (Change change : topics.changes(owner)) {
        String key = change.key().toString();
        int last = appeared.getOrDefault(key, 0);
        if (change.revision() > last) {
          assertEquals(last + 1, change.revision(), key + " appears out of order");
          appeared.put(key, change.revision());
          onTopic.add(key + "@" + change.revision() + " " + change.seq());
        } else {
          repeats++;
        }
      }
    }
    System.out.println(
        "KillTest: %s has %d changes in its ledger, all on the topic, %d of them repeated there"
            .formatted(owner.service(), ledger.size(), repeats));
    assertEquals(ledger.stream().sorted().toList(), onTopic.stream().sorted().toList());
    return newest;
  }

  private void theTimelineAgrees(Map<String, Integer> acknowledged, Map<String, JsonNode> newest) {
    acknowledged.keySet().stream()
        .filter(key -> key.startsWith("event/"))
        .forEach(key -> {
          String id = key.substring("event/".length());
          JsonNode entry = entente.timeline().read("/api/v1/entries/" + id);
          assertEquals(newest.get(key).path("title"), entry.path("title"), key);
          String person = newest.get(key).at("/participants/0/person").asText();
          assertEquals(
              newest.get("person/" + person).path("name"),
              entry.at("/participants/0/person/name"),
              key);
        });
    assertEquals(0, entente.timeline().read("/api/v1/status").path("deadLetters").asInt());
  }
}
