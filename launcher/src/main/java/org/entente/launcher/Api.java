package org.entente.launcher;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.stream.Collectors;

/** Calls the services' REST and turns what they refuse into sentences. */
final class Api implements AutoCloseable {
  static final JsonMapper JSON = new JsonMapper();

  /** A service that is away or busy says 503 and is asked again, a second apart. */
  private static final int BUSY_TRIES = 10;

  private final Settings settings;
  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          // A pair the other way round, a record merged into another.
          .followRedirects(HttpClient.Redirect.NORMAL)
          .build();

  Api(Settings settings) {
    this.settings = settings;
  }

  /**
   * Reads a JSON document.
   *
   * @param path with the query, from {@code /}
   * @throws Failure when the service does not answer, or not with 200
   */
  JsonNode get(Service service, String path) {
    return get(service, path, "Entente-Client", "entente");
  }

  JsonNode get(Service service, String path, String header, String value) {
    var request =
        HttpRequest.newBuilder(settings.url(service).resolve(path))
            .timeout(Duration.ofMinutes(2))
            .header("Accept", "application/json")
            .header(header, value);
    return send(service, request.build());
  }

  JsonNode send(Service service, HttpRequest request) {
    Answer answer = exchange(service, request);
    for (int again = 0; answer.status() == 503 && isRead(request) && again < BUSY_TRIES; again++) {
      pause();
      answer = exchange(service, request);
    }
    if (answer.status() != 200) {
      throw refused(service, request, answer);
    }
    return answer.body();
  }

  /** What the user gave was wrong where the service says 400. */
  static Failure refused(Service service, HttpRequest request, Answer answer) {
    String words = refusal(service, request, answer);
    return answer.status() == 400 ? Failure.ofUse(words) : new Failure(words);
  }

  /** A request of an administrator to the timeline service (API §2). */
  HttpRequest.Builder administration(Settings settings, String path) {
    return HttpRequest.newBuilder(settings.url(Service.TIMELINE).resolve(path))
        .timeout(Duration.ofMinutes(2))
        .header("Accept", "application/json")
        .header(
            "Authorization",
            "Bearer " + Token.ofCommand().sign(new Keys(settings.keys()), Instant.now()));
  }

  /**
   * Writes a file of any length to the stream as it comes.
   *
   * @throws Failure when it is refused, breaks off, or cannot be written
   */
  void download(Service service, String path, OutputStream out) {
    var request = HttpRequest.newBuilder(settings.url(service).resolve(path)).build();
    try {
      HttpResponse<InputStream> response = client.send(request, BodyHandlers.ofInputStream());
      for (int again = 0; isBusy(response.statusCode()) && again < BUSY_TRIES; again++) {
        response.body().close();
        pause();
        response = client.send(request, BodyHandlers.ofInputStream());
      }
      try (InputStream body = response.body()) {
        if (response.statusCode() != 200) {
          String problem = new String(body.readAllBytes(), UTF_8);
          throw refused(service, request, new Answer(response.statusCode(), parse(problem)));
        }
        body.transferTo(out);
        out.flush();
      }
    } catch (IOException e) {
      throw failure(service, request, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Failure("Interrupted.", e);
    }
  }

  private static boolean isBusy(int status) {
    return status == 503 || status == 429;
  }

  /** A write that may or may not have been taken is not sent twice. */
  private static boolean isRead(HttpRequest request) {
    return request.method().equals("GET");
  }

  private static void pause() {
    try {
      Thread.sleep(1_000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Failure("Interrupted.", e);
    }
  }

  /** What came back, whatever it was. */
  record Answer(int status, JsonNode body) {}

  Answer exchange(Service service, HttpRequest request) {
    try {
      HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
      return new Answer(response.statusCode(), parse(response.body()));
    } catch (IOException e) {
      throw failure(service, request, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Failure("Interrupted.", e);
    }
  }

  private Failure failure(Service service, HttpRequest request, IOException e) {
    return new Failure(
        e instanceof ConnectException
            ? "The %s does not answer at %s. Is Entente running? ./entente up starts it."
                .formatted(service.fullName(), settings.url(service))
            : "The %s broke off at %s: %s"
                .formatted(service.fullName(), request.uri(), e.getMessage()),
        e);
  }

  /** Whether the management port says that the service is ready. */
  boolean isReady(Service service) {
    var request =
        HttpRequest.newBuilder(
                URI.create(
                    "http://127.0.0.1:" + settings.managementPort(service) + "/q/health/ready"))
            .timeout(Duration.ofSeconds(2))
            .build();
    try {
      return client.send(request, BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException notYet) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Failure("Interrupted.", e);
    }
  }

  private static JsonNode parse(String body) {
    try {
      return JSON.readTree(body);
    } catch (JsonProcessingException e) {
      return JSON.createObjectNode();
    }
  }

  static String refusal(Service service, HttpRequest request, Answer answer) {
    JsonNode problem = answer.body();
    var said = new ArrayList<String>();
    // the errors say what the detail sums up
    String field = problem.hasNonNull("detail") ? "detail" : "title";
    if (problem.path("errors").isEmpty() && problem.hasNonNull(field)) {
      said.add(problem.get(field).asText());
    }
    for (JsonNode error : problem.path("errors")) {
      String where = error.path("pointer").asText(error.path("parameter").asText(""));
      String detail = error.path("detail").asText("");
      said.add(where.isEmpty() ? detail : where + ": " + detail);
    }
    String words = said.stream().distinct().collect(Collectors.joining("; "));
    return "The %s answered %d to %s %s%s"
        .formatted(
            service.fullName(),
            answer.status(),
            request.method(),
            request.uri().getPath(),
            words.isEmpty() ? "." : ": " + words);
  }

  @Override
  public void close() {
    client.close();
  }
}
