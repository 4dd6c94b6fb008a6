package org.entente.launcher;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
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
      throw new Failure(refusal(service, request, answer));
    }
    return answer.body();
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
    } catch (ConnectException e) {
      throw new Failure(
          "The %s does not answer at %s. Is Entente running? ./entente up starts it."
              .formatted(service.fullName(), settings.url(service)),
          e);
    } catch (IOException e) {
      throw new Failure(
          "The %s broke off at %s: %s".formatted(service.fullName(), request.uri(), e.getMessage()),
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Failure("Interrupted.", e);
    }
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
    for (String field : new String[] {"title", "detail"}) {
      if (problem.hasNonNull(field)) {
        said.add(problem.get(field).asText());
      }
    }
    for (JsonNode error : problem.path("errors")) {
      String where = error.path("pointer").asText(error.path("parameter").asText(""));
      said.add((where + " " + error.path("detail").asText("")).strip());
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
