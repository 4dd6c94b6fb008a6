package org.entente.timeline.web;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.entente.timeline.LocalStackResource;
import org.junit.jupiter.api.Test;

/** Pages of other origins read whatever they like, and write nothing (API §1). */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class OtherOriginsTest {
  @TestHTTPResource("/")
  URI root;

  private static Response preflight(String address, String method, String headers) {
    return given()
        .header("Origin", "https://elsewhere.example")
        .header("Access-Control-Request-Method", method)
        .header("Access-Control-Request-Headers", headers)
        .options(address);
  }

  @Test
  void aReadMayCarryWhatIsReadHere() {
    for (String address :
        List.of("/api/v1/timeline?kind=visit", "/api/v1/entries/x", "/api/v1/stream", "/")) {
      for (String header :
          List.of("if-none-match", "prefer", "accept", "accept-language", "last-event-id")) {
        Response answer = preflight(address, "GET", header);
        assertEquals(204, answer.statusCode(), address);
        assertEquals("*", answer.header("Access-Control-Allow-Origin"));
        assertTrue(listed(answer, "Access-Control-Allow-Methods").contains("get"));
        assertTrue(listed(answer, "Access-Control-Allow-Headers").contains(header), header);
        assertTrue(Integer.parseInt(answer.header("Access-Control-Max-Age")) > 0);
      }
    }
  }

  private static List<String> listed(Response answer, String header) {
    return Stream.of(answer.header(header).split(","))
        .map(one -> one.strip().toLowerCase(Locale.ROOT))
        .toList();
  }

  @Test
  void aWriteIsNotAllowedNorATokenTaken() {
    for (String method : List.of("POST", "PUT", "PATCH", "DELETE", "")) {
      preflight("/api/v1/rebuild", method, "authorization")
          .then()
          .header("Access-Control-Allow-Origin", nullValue())
          .header("Access-Control-Allow-Methods", nullValue());
    }
    assertTrue(
        listed(preflight("/api/v1/dead-letters", "GET", "x"), "Access-Control-Allow-Headers")
            .stream()
            .noneMatch("authorization"::equals));
  }

  @Test
  void whatIsNotCodedNamesNoCoding() {
    String calendar = "/api/v1/timeline?format=ics";
    String tag = given().get(calendar).header("ETag");
    given()
        .header("If-None-Match", tag)
        .get(calendar)
        .then()
        .statusCode(304)
        .header("Content-Encoding", nullValue());
    given().options("/api/v1/timeline").then().header("Content-Encoding", nullValue());
    preflight("/api/v1/timeline", "GET", "prefer").then().header("Content-Encoding", nullValue());
  }

  @Test
  void aStreamIsNotCodedAndNamesNoCoding() throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(root.resolve("/api/v1/stream"))
            .header("Accept-Encoding", "gzip")
            .build();
    try (HttpClient client = http()) {
      var answer = client.send(request, HttpResponse.BodyHandlers.ofInputStream());
      try (InputStream stream = answer.body()) {
        assertEquals(Optional.empty(), answer.headers().firstValue("Content-Encoding"));
        assertEquals('i', stream.read(), "id: of where the stream begins");
      }
    }
  }

  private static HttpClient http() {
    return HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  }

  @Test
  void whatIsCodedOnAConnectionAfterThatIsCoded() throws Exception {
    try (HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
      assertEquals(Optional.empty(), coding(client, "/robots.txt"));
      assertEquals(Optional.of("gzip"), coding(client, "/api/v1/timeline"));
      assertEquals(Optional.empty(), coding(client, "/robots.txt"));
    }
  }

  private Optional<String> coding(HttpClient client, String address) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(root.resolve(address)).header("Accept-Encoding", "gzip").build();
    return client
        .send(request, HttpResponse.BodyHandlers.discarding())
        .headers()
        .firstValue("content-encoding");
  }
}
