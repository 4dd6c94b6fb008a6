package org.entente.timeline;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import javax.sql.DataSource;
import org.entente.contracts.Change;
import org.entente.contracts.Entity;
import org.entente.contracts.EntityJson;
import org.entente.contracts.Event;
import org.entente.contracts.Person;
import org.junit.jupiter.api.Test;

/** A rebuilt read model is the live one, byte for byte, and nobody notices the change. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class RebuildTest {
  private static final int EVENTS = 300;
  private static final List<String> STATUSES = List.of("held", "held", "cancelled", "scheduled");

  @Inject DataSource database;

  @Test
  void theRebuiltGenerationEqualsTheLiveOneAlsoWithChangesMeanwhile() throws SQLException {
    long seed = System.nanoTime();
    System.out.println("seed " + seed);
    Random random = new Random(seed);
    try (OwnersOnKafka owners = new OwnersOnKafka(LocalStackResource.stack().kafka())) {
      Change last = null;
      for (int i = 0; i < 2 * EVENTS; i++) {
        last = owners.put(record(random));
      }
      visible(last);
      int generation = generation();
      long head = head();
      begin();
      for (int i = 0; i < 50; i++) {
        last = owners.put(record(random));
        given().get("/api/v1/timeline?person=rb-p1").then().statusCode(200);
      }
      await()
          .atMost(Duration.ofSeconds(40))
          .untilAsserted(() -> given().get("/api/v1/status").then().body("rebuild", nullValue()));
      visible(last);
      assertNotEquals(generation, generation());
      assertCountsAreTrue();
      List<Object> live = everything();
      List<Long> numbers =
          given()
              .get("/api/v1/changes?limit=500&since=" + head)
              .jsonPath()
              .getList("changes.number", Long.class);
      begin();
      await()
          .atMost(Duration.ofSeconds(40))
          .untilAsserted(() -> given().get("/api/v1/status").then().body("rebuild", nullValue()));
      assertEquals(live, everything());
      assertCountsAreTrue();
      assertPlannerKnows("entry");
      assertPlannerKnows("listing");
      assertEquals(
          numbers,
          given()
              .get("/api/v1/changes?limit=500&since=" + head)
              .jsonPath()
              .getList("changes.number", Long.class),
          "a rebuild gives no numbers");
    }
  }

  /** What is served from the moment on has its statistics. */
  private void assertPlannerKnows(String table) throws SQLException {
    assertNotEquals(
        0,
        number(
            "select count(*) from pg_stats where schemaname = 'g%d' and tablename = '%s'"
                .formatted(generation(), table)),
        table);
  }

  /** The kept counts of pairs are what counting gives. */
  private void assertCountsAreTrue() throws SQLException {
    String sql =
        """
        select count(*) from (
          select id, events from g%1$d.partnership where events <> 0) kept
        full join (
          select listing.scope as id, count(*) as events
          from g%1$d.listing join g%1$d.entry on entry.id = listing.id
          where listing.scope ~ '^[A-Z0-9]+-[A-Z0-9]+$' and entry.status = 'held'
          group by listing.scope) counted using (id)
        where kept.events is distinct from counted.events
        """
            .formatted(generation());
    assertEquals(0, number(sql));
  }

  private int number(String sql) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getInt(1);
    }
  }

  private static void begin() {
    given()
        .auth()
        .oauth2(LocalStackResource.token("admin"))
        .post("/api/v1/rebuild")
        .then()
        .statusCode(202);
  }

  private static int generation() {
    return given().get("/api/v1/status").jsonPath().getInt("generation");
  }

  private static long head() {
    return given().get("/api/v1/changes?since=9000000000000000000").jsonPath().getLong("last");
  }

  private static List<Object> everything() {
    var entries = new java.util.ArrayList<Object>();
    String cursor = null;
    do {
      var request = given().queryParam("limit", 500);
      if (cursor != null) {
        request.queryParam("cursor", cursor);
      }
      var page = request.get("/api/v1/timeline").jsonPath();
      entries.addAll(page.getList("entries"));
      cursor = page.getString("next");
    } while (cursor != null);
    return entries;
  }

  private static Entity record(Random random) {
    int n = random.nextInt(EVENTS);
    if (random.nextInt(5) == 0) {
      int p = random.nextInt(10);
      return read(
          """
          {"id":"rb-p%d","name":"Name %d","positions":[{"title":"Minister","organization":"rb-o","period":"20%02d/.."}]}\
          """
              .formatted(p, random.nextInt(1000), random.nextInt(25)),
          Person.class);
    }
    return read(
        """
        {"id":"rb-%d","kind":"meeting","title":"Talk %d","date":"20%02d","parties":["FR","DE"],
         "participants":[{"person":"rb-p%d"}],"series":"rb-s%d","status":"%s","partOf":"rb-%d","related":[{"event":"rb-%d","relation":"follows-up"}]}\
        """
            .formatted(
                n,
                random.nextInt(1000),
                random.nextInt(25),
                random.nextInt(10),
                random.nextInt(20),
                STATUSES.get(random.nextInt(STATUSES.size())),
                random.nextInt(EVENTS),
                random.nextInt(EVENTS)),
        Event.class);
  }

  private static <T extends Entity> T read(String json, Class<T> type) {
    return EntityJson.readLenient(json.getBytes(StandardCharsets.UTF_8), type);
  }

  /** Changes of different keys come in any order: all is visible once nothing is behind. */
  private static void visible(Change change) {
    Published.visible(change);
    Published.settled();
  }
}
