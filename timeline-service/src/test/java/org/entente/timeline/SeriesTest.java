package org.entente.timeline;

import static io.restassured.RestAssured.given;
import static org.entente.timeline.Published.visible;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.entente.contracts.Change;
import org.entente.contracts.Entity;
import org.entente.contracts.EntityJson;
import org.entente.contracts.Event;
import org.entente.contracts.Series;
import org.junit.jupiter.api.Test;

/** Editions stand beside each other: a change of one alters those beside it, and no others. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class SeriesTest {
  @Test
  void anEditionThatComesBetweenAltersThoseBesideItAlone() {
    try (OwnersOnKafka owners = new OwnersOnKafka(LocalStackResource.stack().kafka())) {
      for (int year = 2001; year <= 2009; year += 2) {
        visible(owners.put(edition("between", year, "One")));
      }
      long head = head();
      Change change = owners.put(edition("between", 2004, "One"));
      visible(change);
      assertEquals(List.of("between-2003", "between-2004", "between-2005"), changed(head));
      given()
          .get("/api/v1/entries/between-2003")
          .then()
          .body("series.next.id", equalTo("between-2004"))
          .body("recordedAt", equalTo(recordedAt("between-2004")));
    }
  }

  @Test
  void recordedTimeGoesOnWhereAnEditionLeaves() {
    try (OwnersOnKafka owners = new OwnersOnKafka(LocalStackResource.stack().kafka())) {
      List.of(2001, 2002, 2003, 2004)
          .forEach(year -> visible(owners.put(edition("leaves", year, "One"))));
      visible(owners.put(edition("leaves", 2002, "Another title")));
      String before = recordedAt("leaves-2001");
      assertEquals(recordedAt("leaves-2002"), before);
      visible(owners.put(moved("leaves-2002", "2010")));
      String after = recordedAt("leaves-2001");
      assertTrue(after.compareTo(before) > 0, after);
      assertEquals(after, recordedAt("leaves-2003"));
      visible(owners.delete(edition("leaves", 2003, "One"), null));
      assertTrue(recordedAt("leaves-2001").compareTo(after) > 0);
      given()
          .get("/api/v1/entries/leaves-2001")
          .then()
          .body("series.next.id", equalTo("leaves-2004"));
      assertAssembledAlike("leaves");
    }
  }

  @Test
  void editionsOfMergedSeriesStandBesideEachOtherUntilTheMergeIsUndone() {
    try (OwnersOnKafka owners = new OwnersOnKafka(LocalStackResource.stack().kafka())) {
      visible(owners.put(edition("merge-a", 2001, "One")));
      visible(owners.put(edition("merge-b", 2002, "One")));
      visible(owners.put(edition("merge-a", 2003, "One")));
      visible(owners.put(series("merge-a")));
      visible(owners.put(series("merge-b")));
      visible(owners.delete(series("merge-b"), "merge-a"));
      given()
          .get("/api/v1/entries/merge-a-2001")
          .then()
          .body("series.next.id", equalTo("merge-b-2002"));
      given()
          .get("/api/v1/entries/merge-a-2003")
          .then()
          .body("series.previous.id", equalTo("merge-b-2002"));
      assertAssembledAlike("merge-a");
      visible(owners.put(edition("merge-b", 2002, "Another title")));
      given()
          .get("/api/v1/entries/merge-a-2001")
          .then()
          .body("series.next.title", equalTo("Another title"));
      visible(owners.put(series("merge-b")));
      given()
          .get("/api/v1/entries/merge-a-2001")
          .then()
          .body("series.next.id", equalTo("merge-a-2003"));
      given()
          .get("/api/v1/entries/merge-b-2002")
          .then()
          .body("series.previous", nullValue())
          .body("series.next", nullValue());
      assertAssembledAlike("merge-a");
      assertAssembledAlike("merge-b");
    }
  }

  @Test
  void tenThousandEditionsOfSixtySeriesAreVisibleSoon() {
    try (OwnersOnKafka owners = new OwnersOnKafka(LocalStackResource.stack().kafka())) {
      List<Entity> events = new ArrayList<>();
      for (int i = 0; i < 10_000; i++) {
        events.add(event("many-" + i, "many-" + i % 60, "Talk", "%04d".formatted(1800 + i % 211)));
      }
      long begun = System.nanoTime();
      owners.putAll(events);
      visible(owners.put(edition("many-last", 2001, "Last")));
      Published.settled();
      System.out.printf(
          "10,000 editions of 60 series visible after %d ms%n",
          (System.nanoTime() - begun) / 1_000_000);
    }
  }

  /** What stands is what the facts alone give. */
  private static void assertAssembledAlike(String series) {
    String path = "/api/v1/series/" + series + "/timeline?limit=500";
    List<Object> live = given().get(path).jsonPath().getList("entries");
    assertEquals(
        given().get(path + "&asOf=2999-01-01T00:00:00Z").jsonPath().getList("entries"), live);
  }

  private static String recordedAt(String entry) {
    return given().get("/api/v1/entries/" + entry).jsonPath().getString("recordedAt");
  }

  private static long head() {
    return given().get("/api/v1/changes?since=9000000000000000000").jsonPath().getLong("last");
  }

  private static List<String> changed(long since) {
    return given()
        .get("/api/v1/changes?limit=500&since=" + since)
        .jsonPath()
        .getList("changes.entry", String.class)
        .stream()
        .sorted()
        .toList();
  }

  private static Entity edition(String series, int year, String title) {
    return event(series + "-" + year, series, title, Integer.toString(year));
  }

  private static Entity moved(String id, String date) {
    return event(id, id.substring(0, id.lastIndexOf('-')), "Another title", date);
  }

  private static Entity event(String id, String series, String title, String date) {
    return read(
        """
        {"id":"%s","kind":"dialogue","title":"%s","date":"%s","parties":["FR","DE"],"series":"%s"}\
        """
            .formatted(id, title, date, series),
        Event.class);
  }

  private static Entity series(String id) {
    return read(
        "{\"id\":\"%s\",\"name\":\"%s\",\"parties\":[\"DE\",\"FR\"]}".formatted(id, id),
        Series.class);
  }

  private static <T extends Entity> T read(String json, Class<T> type) {
    return EntityJson.readLenient(json.getBytes(StandardCharsets.UTF_8), type);
  }
}
