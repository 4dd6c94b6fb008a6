package org.entente.endtoend;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Speaks HTTP to one service, as anybody's program would. Safe for any thread. */
final class Client {
  private static final HttpClient HTTP =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();

  private static final Duration PATIENCE = Duration.ofSeconds(45);

  private final URI base;
  private final String token;

  /**
   * @param token sent with writes; null for none
   */
  Client(URI base, String token) {
    this.base = base;
    this.token = token;
  }

  record Answer(int status, HttpResponse<String> response) {
    JsonNode json() {
      return Json.tree(response.body());
    }

    String header(String name) {
      return response.headers().firstValue(name).orElse(null);
    }

    /** {@code event/x@3}, what a read may wait for. */
    String revision() {
      return header("Entente-Revision");
    }

    Answer expect(int... allowed) {
      for (int one : allowed) {
        if (status == one) {
          return this;
        }
      }
      throw new AssertionError(
          "%s %s answered %d: %s"
              .formatted(
                  response.request().method(), response.request().uri(), status, response.body()));
    }
  }

  Answer put(String path, String json) {
    return send(request(path).PUT(BodyPublishers.ofString(json)));
  }

  Answer post(String path, String body) {
    return post(path, body, "application/json");
  }

  Answer post(String path, String body, String contentType) {
    return send(
        request(path).setHeader("Content-Type", contentType).POST(BodyPublishers.ofString(body)));
  }

  /** An import of any length, made while it is sent. */
  Answer stream(String path, Supplier<InputStream> lines) {
    return send(
        request(path)
            .timeout(Duration.ofMinutes(30))
            .setHeader("Content-Type", "application/x-ndjson")
            .POST(BodyPublishers.ofInputStream(lines)));
  }

  Answer delete(String path) {
    return send(request(path).DELETE());
  }

  /** Any request. */
  Answer send(String method, String path, String body, Map<String, String> headers) {
    var request =
        request(path)
            .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    headers.forEach(request::setHeader);
    return send(request);
  }

  Answer get(String path) {
    return get(path, "wait=30");
  }

  Answer get(String path, String prefer) {
    return send(request(path).header("Prefer", prefer));
  }

  /** The document at the path, once all of that is visible. */
  JsonNode read(String path, Collection<String> awaited) {
    String query =
        awaited.stream()
            .map(one -> "await=" + URLEncoder.encode(one, UTF_8))
            .collect(Collectors.joining("&"));
    return read(path + (path.contains("?") ? "&" : "?") + query);
  }

  /** A 503 asks to come again, and so does a connection that breaks. */
  JsonNode read(String path) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      try {
        Answer answer = get(path);
        if (answer.status() != 503 || System.nanoTime() > end) {
          return answer.expect(200).json();
        }
      } catch (UncheckedIOException e) {
        if (System.nanoTime() > end) {
          throw e;
        }
      }
      LockSupport.parkNanos(100_000_000);
    }
  }

  private HttpRequest.Builder request(String path) {
    var request =
        HttpRequest.newBuilder(base.resolve(path))
            .timeout(Duration.ofSeconds(40))
            .header("Content-Type", "application/json")
            .header("Accept", "application/json");
    return token == null ? request : request.header("Authorization", "Bearer " + token);
  }

  private static Answer send(HttpRequest.Builder request) {
    try {
      var response = HTTP.send(request.build(), BodyHandlers.ofString());
      return new Answer(response.statusCode(), response);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
