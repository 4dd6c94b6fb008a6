package org.entente.timeline.web.page;

import static org.entente.timeline.web.page.Address.encoded;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.entente.contracts.Kind;
import org.entente.contracts.Owner;
import org.entente.rest.Problem;
import org.jboss.logging.Logger;

/** Asks the owner of a kind over HTTP, as anybody does. Safe for any thread. */
@ApplicationScoped
class Owners {
  private static final Logger LOG = Logger.getLogger(Owners.class);
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  private static final List<String> ASKED =
      List.of(
          "Authorization", "If-Match", "If-None-Match", "Entente-Reason", "Content-Type", "Accept");

  private static final List<String> ANSWERED =
      List.of(
          "Content-Type", "ETag", "Entente-Revision", "WWW-Authenticate", "Retry-After", "Link");

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(3))
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();

  private final String people;
  private final String events;

  Owners(
      @ConfigProperty(name = "entente.owners.people") String people,
      @ConfigProperty(name = "entente.owners.events") String events) {
    this.people = people;
    this.events = events;
  }

  /**
   * @param path within the collection
   * @param parameters those of the request that are handed on
   * @param body null for none
   * @throws Problem 503 where the owner does not answer
   */
  Response ask(
      String method,
      Kind kind,
      String path,
      UriInfo uri,
      List<String> parameters,
      byte[] body,
      HttpHeaders headers) {
    String owner = kind.owner() == Owner.PEOPLE ? people : events;
    HttpRequest.Builder request =
        HttpRequest.newBuilder(
                URI.create(owner + "/api/v1/" + kind.collection() + path + query(uri, parameters)))
            .timeout(PATIENCE)
            .method(
                method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
    for (String name : ASKED) {
      String value = headers.getHeaderString(name);
      if (value != null && !(body == null && name.equals("Content-Type"))) {
        request.header(name, value);
      }
    }
    try {
      return answer(http.send(request.build(), BodyHandlers.ofByteArray()));
    } catch (IOException e) {
      LOG.warnf("the owner of %s does not answer at %s: %s", kind.collection(), owner, e);
      throw Problem.unavailable("the owner of " + kind.collection() + " does not answer", 5);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Problem.unavailable("interrupted", 5);
    }
  }

  private static Response answer(HttpResponse<byte[]> answered) {
    Response.ResponseBuilder response =
        Response.status(answered.statusCode()).header("Cache-Control", "no-store");
    if (answered.body().length > 0) {
      response.entity(answered.body());
    }
    for (String name : ANSWERED) {
      answered.headers().firstValue(name).ifPresent(value -> response.header(name, value));
    }
    // what was merged is elsewhere, and so is that here
    answered
        .headers()
        .firstValue("Location")
        .ifPresent(
            to -> response.header("Location", to.replaceFirst(".*/api/v1/", "/edit/records/")));
    return response.build();
  }

  private static String query(UriInfo uri, List<String> parameters) {
    String query =
        uri.getQueryParameters().entrySet().stream()
            .filter(parameter -> parameters.contains(parameter.getKey()))
            .flatMap(parameter ->
                parameter.getValue().stream()
                    .map(value -> parameter.getKey() + "=" + encoded(value)))
            .collect(Collectors.joining("&"));
    return query.isEmpty() ? "" : "?" + query;
  }

  @PreDestroy
  void close() {
    http.shutdownNow();
  }
}
