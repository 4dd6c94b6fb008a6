package org.entente.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Eight writers, three instances of the timeline of which two come and go, killed or told to end:
 * who follows the changes, page by page or as a stream, sees every number once.
 */
@WithEntente
class ChangesUnderKillsTest {
  private static final int WRITERS = 8;
  private static final int ROUNDS = 2;

  private final EntenteSystem entente;
  private final List<Long> streamed = new ArrayList<>();
  private volatile boolean stopped;
  private volatile long last = Long.MAX_VALUE;

  ChangesUnderKillsTest(EntenteSystem entente) {
    this.entente = entente;
  }

  @Test
  void everyNumberIsSeenOnce() throws Exception {
    ServiceProcess stays = entente.process(Service.TIMELINE);
    ServiceProcess killed = entente.startAnother(Service.TIMELINE);
    ServiceProcess ended = entente.startAnother(Service.TIMELINE);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      killed.awaitReady();
      ended.awaitReady();
      long start = head();
      List<Future<Map<String, Integer>>> writers =
          IntStream.range(0, WRITERS).mapToObj(w -> threads.submit(() -> write(w))).toList();
      Future<?> stream = threads.submit(() -> follow(start, List.of(stays, killed, ended)));
      for (int round = 0; round < ROUNDS; round++) {
        Thread.sleep(1_500);
        killed.kill();
        ended.stop();
        killed.start();
        ended.start();
        killed.awaitReady();
        ended.awaitReady();
      }
      stopped = true;
      Map<String, Integer> acknowledged = new HashMap<>();
      for (Future<Map<String, Integer>> writer : writers) {
        acknowledged.putAll(writer.get());
      }
      visible(acknowledged);
      last = head();
      everyNumberOnce(start, acknowledged);
      stream.get();
      assertEquals(LongStream.rangeClosed(start + 1, last).boxed().toList(), streamed);
    } finally {
      stopped = true;
      last = 0;
      killed.kill();
      ended.kill();
    }
  }

  private Map<String, Integer> write(int writer) {
    Map<String, Integer> acknowledged = new HashMap<>();
    for (int n = 0; !stopped; n++) {
      String id = "changes-%d-%d".formatted(writer, n % 5);
      String revision =
          entente
              .put(
                  "events",
                  """
                  {"id":"%s","kind":"call","title":"Call %d","date":"2003","parties":["CHA","CHB"]}\
                  """
                      .formatted(id, n))
              .revision();
      acknowledged.put(id, Integer.parseInt(revision.split("@")[1]));
    }
    return acknowledged;
  }

  private long head() {
    return entente
        .timeline()
        .read("/api/v1/changes?since=9000000000000000000")
        .path("last")
        .asLong();
  }

  private void visible(Map<String, Integer> acknowledged) {
    entente
        .timeline()
        .read(
            "/api/v1/timeline?limit=1",
            acknowledged.entrySet().stream()
                .map(entry -> "event/" + entry.getKey() + "@" + entry.getValue())
                .toList());
  }

  private void everyNumberOnce(long start, Map<String, Integer> acknowledged) {
    Map<String, Integer> newest = new HashMap<>();
    long number = start;
    while (number < last) {
      for (JsonNode change :
          entente.timeline().read("/api/v1/changes?limit=100&since=" + number).path("changes")) {
        assertEquals(++number, change.path("number").asLong());
        newest.put(change.path("entry").asText(), change.path("revision").asInt());
      }
    }
    newest.keySet().removeIf(entry -> !entry.startsWith("changes-"));
    assertEquals(acknowledged, newest);
  }

  /** Reads the stream from one instance or the other, going on after the last number it saw. */
  private void follow(long start, List<ServiceProcess> instances) {
    long seen = start;
    try (HttpClient http = HttpClient.newHttpClient()) {
      for (int attempt = 1; seen < last; attempt++) {
        var request =
            HttpRequest.newBuilder(
                    instances.get(attempt % instances.size()).url().resolve("/api/v1/stream"))
                .header("Last-Event-ID", Long.toString(seen))
                .build();
        try (Stream<String> lines = http.send(request, BodyHandlers.ofLines()).body()) {
          String id = null;
          for (String line : (Iterable<String>) lines::iterator) {
            id = line.startsWith("id: ") ? line.substring(4) : id;
            assertTrue(!line.equals("event: reset"), "the stream began anew");
            if (line.startsWith("data: {\"number\"")) {
              seen = Long.parseLong(id);
              streamed.add(seen);
            }
            if (seen >= last) {
              return;
            }
          }
        } catch (IOException | UncheckedIOException brokenOff) {
          Thread.sleep(100);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
