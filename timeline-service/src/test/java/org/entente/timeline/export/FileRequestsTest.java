package org.entente.timeline.export;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.entente.contracts.Entity;
import org.entente.contracts.EntityJson;
import org.entente.contracts.Event;
import org.entente.contracts.Person;
import org.entente.timeline.LocalStackResource;
import org.entente.timeline.Published;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How files and feeds are asked for (API §1, §7). */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class FileRequestsTest {
  private static final String TIMELINE = "/api/v1/partnerships/RA-RB/timeline";
  private static final int MANY = 230;
  private static boolean published;

  @TestHTTPResource("/")
  URI service;

  @BeforeEach
  void published() {
    if (!published) {
      List<Entity> records = new ArrayList<>();
      records.add(
          EntityJson.readLenient(
              "{\"id\":\"rita\",\"name\":\"Rita\"}".getBytes(StandardCharsets.UTF_8),
              Person.class));
      for (int i = 0; i < MANY; i++) {
        records.add(event(i));
      }
      Published.visible(records);
      published = true;
    }
  }

  private static Event event(int number) {
    return EntityJson.readLenient(
        """
        {"id":"asked-%03d","kind":"%s","title":"Meeting %d","date":"2020-01-%02d","parties":["RA","RB"],
         "participants":[{"person":"rita","party":"RA"}]}\
        """
            .formatted(number, number % 2 == 0 ? "meeting" : "call", number, number % 28 + 1)
            .getBytes(StandardCharsets.UTF_8),
        Event.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "*/*                                          | application/json",
        "application/x-ndjson                         | application/x-ndjson",
        "text/csv                                     | text/csv; charset=utf-8; header=present",
        "text/calendar                                | text/calendar; charset=utf-8",
        "application/atom+xml                         | application/atom+xml",
        "application/feed+json                        | application/feed+json",
        "application/ld+json;profile=\"http://x/y,z\" | application/ld+json",
        "text/html,application/xhtml+xml,*/*;q=0.8    | text/html; charset=utf-8",
        "text/csv;q=0.1, text/calendar;q=0.2          | text/calendar; charset=utf-8",
        "application/json;q=0, */*;q=0.1              | application/x-ndjson",
        "text/csv, */*                                | text/csv; charset=utf-8; header=present",
      })
  void theAcceptedFormatIsGiven(String accept, String type) {
    given()
        .header("Accept", accept)
        .get(TIMELINE)
        .then()
        .statusCode(200)
        .header("Content-Type", type);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"image/png", "application/json;q=0", "*/*;q=0", "text/csv;q=0.0, text/plain"})
  void whereNothingIsAcceptableAProblemSaysSo(String accept) {
    for (String path : List.of(TIMELINE, "/api/v1/partnerships", "/api/v1/people/rita/timeline")) {
      given()
          .header("Accept", accept)
          .get(path)
          .then()
          .statusCode(406)
          .contentType("application/problem+json")
          .body("status", equalTo(406));
    }
  }

  @Test
  void theFormatInTheAddressWins() {
    given()
        .header("Accept", "text/csv")
        .get(TIMELINE + "?format=ics")
        .then()
        .statusCode(200)
        .contentType("text/calendar");
    given()
        .header("Accept", "image/png")
        .get(TIMELINE + "?format=json")
        .then()
        .statusCode(200)
        .contentType("application/json");
  }

  @ParameterizedTest
  @EnumSource(Format.class)
  void everyTimelineHasEveryFormat(Format format) {
    for (String timeline :
        List.of(
            "/timeline",
            "/partnerships/RA-RB/timeline",
            "/people/rita/timeline",
            "/series/none-yet/timeline",
            "/organizations/none-yet/timeline",
            "/initiatives/none-yet/timeline")) {
      given()
          .get("/api/v1" + timeline + "?format=" + format.word())
          .then()
          .statusCode(timeline.contains("none-yet") ? 404 : 200)
          .header("Access-Control-Allow-Origin", "*");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "format=csv&limit=5, limit",
    "format=csv&cursor=x, cursor",
    "format=atom&limit=5, limit",
    "format=xml, format",
    "format=csv&nested=tree, nested",
    "format=csv&vague=span, vague",
    "format=ics&vague=never, vague",
    "format=csv&before=1.x, before",
    "format=atom&before=x, before",
    "format=csv&colour=red, colour"
  })
  void whatAFormatDoesNotTakeIsRefusedByName(String query, String parameter) {
    given()
        .get(TIMELINE + "?" + query)
        .then()
        .statusCode(400)
        .contentType("application/problem+json")
        .body("errors[0].parameter", equalTo(parameter));
  }

  @ParameterizedTest
  @EnumSource(Format.class)
  void eachSaysItsLicenceAndWhenItWasMadeAndIsNotSentTwice(Format format) {
    String path = TIMELINE + "?format=" + format.word();
    var answer = given().get(path).then().statusCode(200).extract();
    assertTrue(
        answer.headers().getValues("Link").stream()
            .anyMatch("<https://creativecommons.org/licenses/by/4.0/>; rel=\"license\""::equals));
    assertTrue(
        answer
            .header("Last-Modified")
            .matches("[A-Z][a-z]{2}, \\d\\d [A-Z][a-z]{2} 20\\d\\d \\d\\d:\\d\\d:\\d\\d GMT"));
    assertEquals("Accept, Accept-Encoding", answer.header("Vary"));
    String tag = answer.header("ETag");
    assertTrue(tag.startsWith("W/\""));
    assertEquals(tag, given().head(path).header("ETag"));
    String body =
        given()
            .header("If-None-Match", "\"x\", " + tag)
            .get(path)
            .then()
            .statusCode(304)
            .header("ETag", tag)
            .extract()
            .asString();
    assertEquals("", body);
    given().header("If-None-Match", tag).get(path + "&kind=call").then().statusCode(200);
    if (format != Format.JSON && format != Format.NDJSON && format != Format.CSV) {
      assertTrue(
          given().get(path).asString().contains("creativecommons.org/licenses/by/4.0/"), "inside");
    }
  }

  @ParameterizedTest
  @EnumSource(Format.class)
  void headSaysTheSameWithoutTheFile(Format format) throws Exception {
    String path = TIMELINE + "?format=" + format.word();
    var get = given().get(path);
    HttpResponse<String> head =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(service.resolve(path))
                    .method("HEAD", HttpRequest.BodyPublishers.noBody())
                    .build(),
                BodyHandlers.ofString());
    assertEquals(200, head.statusCode());
    assertEquals("", head.body());
    for (String name : List.of("Content-Type", "ETag", "Last-Modified", "Vary")) {
      assertEquals(get.header(name), head.headers().firstValue(name).orElse(null), name);
    }
    // places of exports are given back
    for (int i = 0; i < 20; i++) {
      given().head(path).then().statusCode(200);
    }
  }

  @Test
  void filesComeCompressedWhereThatIsAskedAndPlainOtherwise() throws Exception {
    HttpClient client = HttpClient.newHttpClient();
    var plain = HttpRequest.newBuilder(service.resolve(TIMELINE + "?format=csv"));
    HttpResponse<byte[]> identity = client.send(plain.build(), BodyHandlers.ofByteArray());
    assertEquals(java.util.Optional.empty(), identity.headers().firstValue("Content-Encoding"));
    HttpResponse<byte[]> gzip =
        client.send(plain.header("Accept-Encoding", "gzip").build(), BodyHandlers.ofByteArray());
    assertEquals("gzip", gzip.headers().firstValue("Content-Encoding").orElse(null));
    assertTrue(gzip.body().length < identity.body().length / 3);
    try (var unpacked = new GZIPInputStream(new ByteArrayInputStream(gzip.body()))) {
      assertEquals(
          new String(identity.body(), StandardCharsets.UTF_8),
          new String(unpacked.readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  @Test
  void asOfIsSaidInHeadersAndIsWhatWasKnownThen() {
    String before = "2024-11-01T00:00:00Z";
    given()
        .get(TIMELINE + "?format=csv&asOf=" + before)
        .then()
        .statusCode(200)
        .header("Entente-As-Of", "2024-11-01T00:00:00.000000Z")
        .header("Entente-Complete", "true")
        .header("Last-Modified", "Fri, 01 Nov 2024 00:00:00 GMT");
    String late = "2030-01-01T00:00:00Z";
    String csv =
        given()
            .get(TIMELINE + "?format=csv&asOf=" + late)
            .then()
            .statusCode(200)
            .header("Entente-Complete", "false")
            .extract()
            .asString();
    assertEquals(given().get(TIMELINE + "?format=csv").asString(), csv);
    assertEquals(
        given().get(TIMELINE + "?format=ndjson").asString(),
        given().get(TIMELINE + "?format=ndjson&asOf=" + late).asString());
    assertEquals(MANY, feed(TIMELINE + "?format=atom&asOf=" + late).size());
  }

  @Test
  void aFeedGoesOnPageByPageFromTheEntryLastChanged() {
    List<String> ids = feed(TIMELINE + "?format=atom");
    assertEquals(MANY, ids.size());
    assertEquals(ids.stream().distinct().toList(), ids);
    Event renamed =
        EntityJson.readLenient(
            new String(EntityJson.bytes(event(7)), StandardCharsets.UTF_8)
                .replace("Meeting 7", "Another name")
                .getBytes(StandardCharsets.UTF_8),
            Event.class);
    Published.visible(List.of(renamed));
    assertEquals("tag:entente,2026:event/asked-007", feed(TIMELINE + "?format=atom").getFirst());
    assertEquals(MANY / 2, feed(TIMELINE + "?format=atom&kind=call").size());
    assertEquals(MANY, feed("/api/v1/people/rita/timeline?format=atom").size());
  }

  /** The ids of every entry, over all pages. */
  private static List<String> feed(String path) {
    List<String> ids = new ArrayList<>();
    String next = path;
    for (int pages = 0; next != null; pages++) {
      assertTrue(pages < 5);
      var answer = given().urlEncodingEnabled(false).get(next);
      assertEquals(200, answer.statusCode());
      var atom = org.jsoup.Jsoup.parse(answer.asString(), org.jsoup.parser.Parser.xmlParser());
      List<String> page = atom.select("entry > id").eachText();
      assertTrue(page.size() <= 100);
      ids.addAll(page);
      String href = atom.select("feed > link[rel=next]").attr("href");
      assertEquals(
          href.isEmpty() ? null : "<" + href + ">; rel=\"next\"",
          answer.headers().getValues("Link").stream()
              .filter(link -> link.contains("rel=\"next\""))
              .findFirst()
              .orElse(null));
      next = href.isEmpty() ? null : href.substring("http://localhost:8080".length());
    }
    return ids;
  }

  @Test
  void addressesInFilesAreThoseOfTheServiceWhateverTheRequestSays() {
    String feed =
        given()
            .urlEncodingEnabled(false)
            .header("Host", "evil.example")
            .get(
                TIMELINE
                    + "?format=atom&kind=call&q=%22Meeting%22%20%3Cb%3E&await=event/asked-000@1")
            .then()
            .statusCode(200)
            .body(not(containsString("evil.example")))
            .extract()
            .asString();
    String self =
        org.jsoup.Jsoup.parse(feed, org.jsoup.parser.Parser.xmlParser())
            .select("feed > link[rel=self]")
            .attr("href");
    assertEquals(
        "http://localhost:8080" + TIMELINE + "?kind=call&q=%22Meeting%22%20%3Cb%3E&format=atom",
        self);
    assertFalse(self.contains("await"));
  }

  @Test
  void jsonSaysItsLicenceToo() {
    given()
        .get(TIMELINE + "?limit=1")
        .then()
        .header("Last-Modified", startsWith("Sun, 01 Dec 2024"))
        .header("Content-Disposition", nullValue());
  }

  @Test
  void thePartsOfAnEntrySayTheirLicenceOnEveryPage() {
    Published.visible(
        List.of(part("whole", null), part("part-1", "whole"), part("part-2", "whole")));
    var first = given().get("/api/v1/entries/whole/children?limit=1");
    assertEquals(
        List.of("https://creativecommons.org/licenses/by/4.0/", "cursor"),
        first.headers().getValues("Link").stream()
            .map(link -> link.contains("license") ? link.substring(1, link.indexOf('>')) : "cursor")
            .toList());
    assertTrue(first.header("Last-Modified") != null);
  }

  private static Event part(String id, String of) {
    return EntityJson.readLenient(
        """
        {"id":"%s","kind":"meeting","title":"%s","date":"2020-01-02","parties":["RC","RD"]%s}\
        """
            .formatted(id, id, of == null ? "" : ",\"partOf\":\"" + of + "\"")
            .getBytes(StandardCharsets.UTF_8),
        Event.class);
  }

  /** COPY takes no parameters: what is asked stands in its text. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Meeting 7",
        "Meeting' or 'a'='a",
        "Meeting \\' or 1=1 --",
        "\"Meeting 7\" ? $1",
        "'",
        "\\"
      })
  void aFileHoldsWhatTheTimelineHoldsHoweverItIsAsked(String q) {
    for (String filter : List.of("kind=call", "person=rita&kind=meeting&kind=call&to=2020-01-20")) {
      List<String> page =
          given()
              .queryParam("q", q)
              .get(TIMELINE + "?limit=500&" + filter)
              .then()
              .statusCode(200)
              .extract()
              .path("entries.id");
      String csv = given().queryParam("q", q).get(TIMELINE + "?format=csv&" + filter).asString();
      assertEquals(
          page, csv.lines().skip(1).map(line -> line.substring(0, line.indexOf(','))).toList());
    }
  }

  @ParameterizedTest
  @EnumSource(Format.class)
  void anEntryComesInEveryFormatAlone(Format format) {
    String path = "/api/v1/entries/asked-007?format=" + format.word();
    String text =
        given()
            .get(path)
            .then()
            .statusCode(200)
            .contentType(startsWith(format.type().split(";")[0]))
            .extract()
            .asString();
    assertTrue(text.contains("Meeting 7"), path);
    assertFalse(text.contains("Meeting 8"), path);
    given().head(path).then().statusCode(200);
    given().get(path + "&kind=call").then().statusCode(400);
    given().get(path + "&asOf=2001-01-01T00:00:00Z").then().statusCode(404);
  }

  @Test
  void anEntrysFormatIsChosenByAcceptToo() {
    given()
        .accept("text/calendar")
        .get("/api/v1/entries/asked-007")
        .then()
        .statusCode(200)
        .contentType(startsWith("text/calendar"));
    given().accept("image/png").get("/api/v1/entries/asked-007").then().statusCode(406);
    given()
        .get("/api/v1/entries/asked-007?format=csv&asOf=2999-01-01T00:00:00Z")
        .then()
        .statusCode(200)
        .header("Entente-As-Of", startsWith("2999-01-01"));
  }
}
