package org.entente.launcher;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Writes records of one collection over and over while things die around it, and remembers which
 * revision of each was acknowledged last.
 */
final class Writer implements AutoCloseable {
  /** Few enough that each is written again and again, enough that most are not. */
  private static final int KEYS = 150;

  private final HttpClient client =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
  private final Map<String, Integer> acknowledged = new ConcurrentSkipListMap<>();
  private final AtomicInteger count = new AtomicInteger();
  private final Collection collection;
  private final URI owner;
  private final String token;
  private final Thread thread;
  private volatile boolean stopping;

  Writer(Settings settings, Collection collection) {
    this.collection = collection;
    this.owner = settings.url(collection.owner());
    this.token =
        new Token("writer", List.of("editor"), Duration.ofHours(1))
            .sign(new Keys(settings.keys()), Instant.now());
    this.thread = Thread.ofPlatform().name("writer of " + collection.word()).start(this::write);
  }

  private void write() {
    for (int number = 0; !stopping; number++) {
      put("x%03d".formatted(number % KEYS), number);
    }
  }

  private void put(String id, int number) {
    var request =
        HttpRequest.newBuilder(owner.resolve("/api/v1/" + collection.word() + "/" + id))
            .timeout(Duration.ofSeconds(10))
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/json")
            .PUT(HttpRequest.BodyPublishers.ofString(body(id, number)))
            .build();
    try {
      Thread.sleep(5);
      var response = client.send(request, BodyHandlers.discarding());
      if (response.statusCode() / 100 == 2) {
        String[] revision =
            response.headers().firstValue("Entente-Revision").orElseThrow().split("@");
        acknowledged.put(revision[0], Integer.parseInt(revision[1]));
        count.incrementAndGet();
      }
    } catch (IOException notAcknowledged) {
      // it may or may not have been taken; nothing is claimed of it
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      stopping = true;
    }
  }

  private String body(String id, int number) {
    return collection == Collection.PEOPLE
        ? "{\"name\":\"Name %d\"}".formatted(number)
        : """
        {"kind":"meeting","title":"Title %d","date":"2024-11-27","parties":["IN","JP"],
         "participants":[{"person":"%s"}]}
        """
            .formatted(number, id);
  }

  /** Ends the writing and gives, for each key such as {@code event/x001}, the last revision. */
  Map<String, Integer> stop() throws InterruptedException {
    stopping = true;
    thread.join();
    return acknowledged;
  }

  int count() {
    return count.get();
  }

  @Override
  public void close() {
    stopping = true;
  }
}
