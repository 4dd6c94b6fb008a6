package org.entente.timeline;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Requests that nobody should send, each refused as API §1 says and none with 5xx. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class HostileRequestsTest {
  private static RequestSpecification raw() {
    return given().urlEncodingEnabled(false).redirects().follow(false);
  }

  @Test
  void noPathIsCutOrDecodedIntoAnother() {
    for (String id : List.of("%00", "x%00", "x;y", "x%3By", "x%2Fy", "X", "%252F")) {
      for (String below : List.of("", "/history", "/children")) {
        refused("/api/v1/entries/" + id + below, 404);
      }
    }
    refused("/api/v1/partnerships/IN-JP;x/timeline", 404);
    refused("/api/v1/entries/%FF", 404);
  }

  @Test
  void anAddressOrHeaderThatIsTooLongIsAProblemToo() {
    refused("/api/v1/timeline?q=" + "a".repeat(20_000), 414);
    raw()
        .header("X-Long", "a".repeat(20_000))
        .get("/api/v1/timeline")
        .then()
        .statusCode(431)
        .contentType("application/problem+json");
  }

  @Test
  void aMethodThatIsNotTakenIsToldWhichAre() {
    raw()
        .delete("/api/v1/timeline")
        .then()
        .statusCode(405)
        .header("Allow", "GET, HEAD, OPTIONS")
        .contentType("application/problem+json");
    raw().options("/api/v1/changes").then().header("Allow", "GET, HEAD, OPTIONS");
    raw().options("/api/v1/rebuild").then().header("Allow", "OPTIONS, POST");
  }

  @Test
  void aParameterThatCannotBeDecodedIsNamed() {
    raw()
        .get("/api/v1/timeline?kind=visit&q=%E0%A4&topic=%FF")
        .then()
        .statusCode(400)
        .body("errors.parameter", equalTo(List.of("q", "topic")));
  }

  @Test
  void noMethodOfAnAddressIsTakenForAnother() {
    raw()
        .post("/api/v1/entries/x/history")
        .then()
        .statusCode(405)
        .header("Allow", "GET, HEAD, OPTIONS");
  }

  @Test
  void aTimeThatRfc3339DoesNotKnowIsRefused() {
    for (String address :
        List.of("/api/v1/timeline", "/api/v1/entries/x", "/api/v1/partnerships/FR-DE/timeline")) {
      refused(address + "?asOf=%2B294277-01-01T00:00:00Z", 400);
      refused(address + "?asOf=-5000-01-01T00:00:00Z", 400);
      refused(address + "?asOf=2024-01-01T00:00Z", 400);
    }
    raw().get("/api/v1/timeline?limit=1&asOf=9999-12-31T23:59:59Z").then().statusCode(200);
  }

  @Test
  void anIdOfTheWrongFormIsARefusedValue() {
    for (String filter :
        List.of("person=A", "organization=%20", "series=x/y", "party=us", "topic=A%20b", "q=%00")) {
      raw()
          .get("/api/v1/timeline?" + filter)
          .then()
          .statusCode(400)
          .body("errors[0].parameter", equalTo(filter.substring(0, filter.indexOf('='))));
    }
  }

  @Test
  void aRedirectNeverNamesTheHostOfTheRequest() {
    moved(
        "/api/v1/partnerships/JP-IN/timeline?kind=visit",
        "/api/v1/partnerships/IN-JP/timeline?kind=visit");
    moved("/partnerships/JP-IN?kind=visit", "/partnerships/IN-JP?kind=visit");
    moved("/embed/partnerships/US-GB", "/embed/partnerships/GB-US");
    moved("/partnerships?lang=ja", "/?lang=ja");
  }

  private static void moved(String from, String to) {
    raw()
        .header("Host", "evil.example")
        .get(from)
        .then()
        .statusCode(301)
        .header("Location", equalTo(to));
  }

  private static void refused(String address, int status) {
    raw().get(address).then().statusCode(status).contentType("application/problem+json");
  }
}
