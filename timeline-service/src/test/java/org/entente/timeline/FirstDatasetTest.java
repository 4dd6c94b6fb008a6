package org.entente.timeline;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.entente.contracts.Change;
import org.entente.contracts.Entity;
import org.entente.contracts.Kind;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The record of India and Japan, arriving in any order, read as its users read it. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class FirstDatasetTest {
  private static final List<String> DATES =
      List.of(
          "2008",
          "2014?",
          "2024-08-19",
          "2024-08-20",
          "2024-11-27",
          "2024-11-27",
          "2024-11-27",
          "2024-11-27",
          "2024-11-27",
          "2024-11-27",
          "2024-11-27");

  private static final List<String> AWAITED = new ArrayList<>();

  @BeforeEach
  void publishedOnce() {
    if (!AWAITED.isEmpty()) {
      return;
    }
    List<Entity> records = new ArrayList<>();
    for (Kind kind : Kind.values()) {
      records.addAll(Dataset.records("india-japan", kind));
    }
    Collections.shuffle(records, new Random(20241127));
    try (OwnersOnKafka owners = new OwnersOnKafka(LocalStackResource.stack().kafka())) {
      for (Entity record : records) {
        Change change = owners.put(record);
        AWAITED.add(change.key() + "@" + change.revision());
      }
    }
  }

  private static io.restassured.specification.RequestSpecification visible() {
    var request = given().header("Prefer", "wait=30");
    AWAITED.forEach(awaited -> request.queryParam("await", awaited));
    return request;
  }

  @Test
  void theTimelineIsInOrderAndTheVisitComesBeforeItsMeetings() {
    var page =
        visible()
            .get("/api/v1/partnerships/IN-JP/timeline")
            .then()
            .statusCode(200)
            .extract()
            .jsonPath();
    assertEquals(DATES, page.getList("entries.date.edtf"));
    assertEquals("visit", page.getString("entries[4].kind"));
    assertEquals(List.of(1, 2, 3, 4, 5, 6).size(), page.getList("entries[4].children").size());
    for (int i = 5; i < 11; i++) {
      assertEquals(page.getString("entries[4].id"), page.getString("entries[" + i + "].partOf.id"));
    }
    assertEquals("possibly 2014", page.getString("entries[1].date.label"));
    assertEquals(false, page.getBoolean("entries[1].date.certain"));
  }

  @Test
  void descendingIsTheExactReverseAndPagesJoinWithoutHoleOrDouble() {
    List<String> ascending =
        visible().get("/api/v1/partnerships/IN-JP/timeline").jsonPath().getList("entries.id");
    List<String> paged = new ArrayList<>();
    String cursor = null;
    do {
      var request = given().queryParam("order", "desc").queryParam("limit", 3);
      if (cursor != null) {
        request.queryParam("cursor", cursor);
      }
      var page =
          request
              .get("/api/v1/partnerships/IN-JP/timeline")
              .then()
              .statusCode(200)
              .extract()
              .jsonPath();
      paged.addAll(page.getList("entries.id"));
      cursor = page.getString("next");
    } while (cursor != null);
    assertEquals(ascending.reversed(), paged);
  }

  @Test
  void filtersNarrowAndJoin() {
    visible()
        .queryParam("from", "2024-09")
        .queryParam("kind", "dialogue")
        .get("/api/v1/partnerships/IN-JP/timeline")
        .then()
        .body("entries", hasSize(2));
    visible()
        .queryParam("from", "2008")
        .queryParam("to", "2008")
        .get("/api/v1/partnerships/IN-JP/timeline")
        .then()
        .body("entries", hasSize(1));
    visible()
        .queryParam("person", "keiichi-ichikawa")
        .get("/api/v1/partnerships/IN-JP/timeline")
        .then()
        .body("entries", hasSize(1))
        .body("entries[0].participants[1].roles", hasSize(2));
    visible().get("/api/v1/people/vikram-misri/timeline").then().body("entries", hasSize(7));
  }

  @Test
  void anEntryStandsAloneWithItsAddress() {
    String id = visible().get("/api/v1/partnerships/IN-JP/timeline").path("entries[0].id");
    given()
        .get("/api/v1/entries/" + id)
        .then()
        .statusCode(200)
        .body("url", equalTo("http://localhost:8080/entries/" + id))
        .body("date.earliest", equalTo("2008-01-01"));
  }

  @Test
  void partnershipsAreCounted() {
    visible()
        .get("/api/v1/partnerships")
        .then()
        .body("partnerships.find { it.id == 'IN-JP' }.events", equalTo(11))
        .body("next", nullValue());
  }

  @Test
  void whatIsAskedWronglyIsToldByName() {
    given()
        .get("/api/v1/partnerships/IN-JP/timeline?kind=chat&limt=3&from=2019-13&order=up")
        .then()
        .statusCode(400)
        .contentType("application/problem+json")
        .body(
            "errors.parameter",
            org.hamcrest.Matchers.containsInAnyOrder("kind", "limt", "from", "order"))
        .body("errors.find { it.parameter == 'from' }.position", equalTo(5));
    given().get("/api/v1/partnerships/IN-IN/timeline").then().statusCode(400);
    given()
        .get("/api/v1/partnerships/XX-YY/timeline")
        .then()
        .statusCode(200)
        .body("entries", hasSize(0));
    given()
        .redirects()
        .follow(false)
        .get("/api/v1/partnerships/JP-IN/timeline?limit=2")
        .then()
        .statusCode(301)
        .header("Location", containsString("/api/v1/partnerships/IN-JP/timeline?limit=2"));
    given().get("/api/v1/people/nobody-at-all/timeline").then().statusCode(404);
    given().get("/api/v1/entries/nothing-at-all").then().statusCode(404);
    given()
        .header("Prefer", "wait=0")
        .get("/api/v1/timeline?await=event/never@1")
        .then()
        .statusCode(503)
        .header("Retry-After", "1");
    given().get("/api/v1/timeline?await=nonsense").then().statusCode(400);
  }

  @Test
  void wordsAreFoundInEveryLanguageWithCaseAndAccentsFolded() {
    assertEquals(1, found("unicorn EARLY").size());
    assertEquals(1, found("\"high speed rail\"").size());
    assertEquals(1, found("Terada").size());
    assertEquals(0, found("terada -infrastructure").size());
    assertEquals(2, found("terada or matsuo").size());
    assertEquals(found("India"), found("ÍNDIA"));
    assertEquals(7, found("Misri").size(), "the source's title is not searched");
    given().get("/api/v1/timeline?q=").then().statusCode(400);
  }

  private static List<String> found(String q) {
    return visible()
        .queryParam("q", q)
        .get("/api/v1/partnerships/IN-JP/timeline")
        .jsonPath()
        .getList("entries.id");
  }

  @Test
  void theApiDescribesItself() {
    given()
        .get("/api/v1/openapi")
        .then()
        .statusCode(200)
        .body(
            "paths.keySet()",
            org.hamcrest.Matchers.hasItem("/api/v1/partnerships/{pair}/timeline"));
  }

  @Test
  void facetsCountTheWholeView() {
    visible()
        .queryParam("from", "2024")
        .get("/api/v1/partnerships/IN-JP/timeline/facets")
        .then()
        .statusCode(200)
        .body("total", equalTo(9))
        .body("kind.meeting", equalTo(5))
        .body("year.'2024'", equalTo(9))
        .body("party.JP", equalTo(9));
    given().get("/api/v1/partnerships/IN-JP/timeline/facets?limit=3").then().statusCode(400);
  }

  @Test
  void theOverviewSaysWhatTheyAreToEachOther() {
    visible()
        .get("/api/v1/partnerships/IN-JP")
        .then()
        .statusCode(200)
        .body("status.text", equalTo("Special Strategic and Global Partnership"))
        .body("status.since.edtf", equalTo("2014?"))
        .body("events", equalTo(11))
        .body("people[0].id", equalTo("vikram-misri"))
        .body("people[0].events", equalTo(7))
        .body("series", hasSize(3))
        .body("series.cadence", org.hamcrest.Matchers.everyItem(nullValue()))
        .body("initiatives", hasSize(3));
    given()
        .get("/api/v1/partnerships/XX-YY")
        .then()
        .statusCode(200)
        .body("status", nullValue())
        .body("events", equalTo(0));
  }

  @Test
  void partsStandBeneathTheirParentInATree() {
    var tree =
        visible()
            .queryParam("nested", "tree")
            .get("/api/v1/partnerships/IN-JP/timeline")
            .then()
            .extract()
            .jsonPath();
    assertEquals(5, tree.getList("entries").size());
    assertEquals(6, tree.getList("entries[4].children").size());
    assertEquals(
        "keiichi-ichikawa", tree.getString("entries[4].children[3].participants[1].person.id"));
    var filtered =
        visible()
            .queryParam("nested", "tree")
            .queryParam("kind", "meeting")
            .get("/api/v1/partnerships/IN-JP/timeline")
            .then()
            .extract()
            .jsonPath();
    assertEquals(5, filtered.getList("entries").size());
  }

  @Test
  void thePastIsAnsweredFromTheFactsAndIsTheSameWhenNothingCameSince() {
    var now = visible().get("/api/v1/partnerships/IN-JP/timeline").jsonPath();
    var past =
        given()
            .queryParam("asOf", "2100-01-01T00:00:00Z")
            .queryParam("limit", 500)
            .get("/api/v1/partnerships/IN-JP/timeline")
            .then()
            .statusCode(200)
            .header("Entente-Complete", "false")
            .extract()
            .jsonPath();
    assertEquals(now.getList("entries"), past.getList("entries"));
    assertEquals(false, past.getBoolean("complete"));
    given()
        .queryParam("asOf", "2000-01-01T00:00:00Z")
        .get("/api/v1/partnerships/IN-JP/timeline")
        .then()
        .body("entries", hasSize(0))
        .body("complete", equalTo(true));
    given().queryParam("asOf", "yesterday").get("/api/v1/timeline").then().statusCode(400);
    String id = now.getString("entries[4].id");
    given()
        .get("/api/v1/entries/" + id + "/history")
        .then()
        .statusCode(200)
        .body("history", hasSize(1))
        .body("history[0].entry.id", equalTo(id));
    given()
        .get("/api/v1/entries/" + id + "/children?limit=4")
        .then()
        .statusCode(200)
        .body("entries", hasSize(4))
        .body("next", org.hamcrest.Matchers.notNullValue());
  }

  @Test
  void namesAndLabelsComeInTheLanguageAskedFor() {
    visible()
        .queryParam("lang", "ja")
        .get("/api/v1/partnerships/IN-JP/timeline")
        .then()
        .statusCode(200)
        .body("entries[0].date.label", equalTo("2008年"))
        .body("entries", hasSize(11));
  }

  @Test
  void anUnchangedReadModelIsNotSentAgain() {
    String tag = visible().get("/api/v1/partnerships/IN-JP/timeline").header("ETag");
    given()
        .header("If-None-Match", tag)
        .queryParam("limit", 1)
        .get("/api/v1/partnerships/IN-JP/timeline")
        .then()
        .statusCode(200);
    visible()
        .header("If-None-Match", tag)
        .get("/api/v1/partnerships/IN-JP/timeline")
        .then()
        .statusCode(304);
  }
}
