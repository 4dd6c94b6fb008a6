package org.entente.launcher;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;

/**
 * Puts events one after another while things die around it, and remembers what was acknowledged.
 */
final class Writer implements AutoCloseable {
  private final HttpClient client = HttpClient.newHttpClient();
  private final Set<String> acknowledged = new ConcurrentSkipListSet<>();
  private final URI events;
  private final String token;
  private final Thread thread;
  private volatile boolean stopping;

  Writer(Settings settings) {
    this.events = settings.url(Service.EVENTS);
    this.token =
        new Token("writer", List.of("editor"), Duration.ofHours(1))
            .sign(new Keys(settings.keys()), Instant.now());
    this.thread = Thread.ofPlatform().name("writer").start(this::write);
  }

  private void write() {
    for (int number = 1; !stopping; number++) {
      String id = "event-%06d".formatted(number);
      if (put(id)) {
        acknowledged.add(id);
      }
    }
  }

  private boolean put(String id) {
    String body =
        "{\"kind\":\"meeting\",\"title\":\"%s\",\"date\":\"2024-11-27\",\"parties\":[\"IN\",\"JP\"]}"
            .formatted(id);
    var request =
        HttpRequest.newBuilder(events.resolve("/api/v1/events/" + id))
            .timeout(Duration.ofSeconds(10))
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/json")
            .PUT(HttpRequest.BodyPublishers.ofString(body))
            .build();
    try {
      Thread.sleep(5);
      return client.send(request, BodyHandlers.discarding()).statusCode() == 201;
    } catch (java.io.IOException notAcknowledged) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      stopping = true;
      return false;
    }
  }

  /** Ends the writing and gives what was acknowledged. */
  Set<String> stop() throws InterruptedException {
    stopping = true;
    thread.join();
    return acknowledged;
  }

  int count() {
    return acknowledged.size();
  }

  @Override
  public void close() {
    stopping = true;
  }
}
