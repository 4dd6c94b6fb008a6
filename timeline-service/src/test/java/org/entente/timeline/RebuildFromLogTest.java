package org.entente.timeline;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.entente.timeline.Published.visible;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import javax.sql.DataSource;
import org.entente.contracts.EntityJson;
import org.entente.contracts.Event;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Facts that were lost or altered are found by reading the log again; a build of old rebuilds. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class RebuildFromLogTest {
  @Inject DataSource database;

  @AfterEach
  void mend() throws SQLException {
    sql("delete from dead_letter");
    sql("delete from fact where key = 'person/fl-ghost'");
    sql("update fact set value = replace(value, 'Tulk', 'Talk') where key like 'event/fl-%'");
  }

  @Test
  void aLostFactComesBackAnAlteredOneIsReportedAndOneThatTheLogLacksIsCounted()
      throws SQLException {
    try (OwnersOnKafka owners = new OwnersOnKafka(LocalStackResource.stack().kafka())) {
      for (int i = 1; i <= 5; i++) {
        visible(owners.put(event("fl-" + i)));
      }
    }
    int generation = generation();
    sql("delete from fact where key = 'event/fl-2'");
    sql("delete from g" + generation + ".listing where id = 'fl-2'");
    sql("delete from g" + generation + ".entry where id = 'fl-2'");
    sql("update fact set value = replace(value, 'Talk', 'Tulk') where key = 'event/fl-3'");
    sql(
        """
        insert into fact (source, seq, key, revision, change, recorded_at, value)
        values ('people-service', -1, 'person/fl-ghost', 1, 'created', now(), '{"id":"fl-ghost","name":"Ghost"}')
        """);
    given().get("/api/v1/entries/fl-2").then().statusCode(404);
    given()
        .auth()
        .oauth2(LocalStackResource.token("admin"))
        .post("/api/v1/rebuild?fromLog=true")
        .then()
        .statusCode(202)
        .body("phase", equalTo("reading"));
    await()
        .atMost(Duration.ofSeconds(40))
        .untilAsserted(() ->
            given()
                .get("/api/v1/status")
                .then()
                .body("rebuild", nullValue())
                .body("log.finishedAt", notNullValue()));
    given()
        .get("/api/v1/status")
        .then()
        .body("log.inserted", equalTo(1))
        .body("log.lacking", equalTo(1));
    assertEquals(generation + 1, generation());
    given().get("/api/v1/entries/fl-2").then().statusCode(200).body("title", equalTo("Talk"));
    given()
        .auth()
        .oauth2(LocalStackResource.token("admin"))
        .get("/api/v1/dead-letters?limit=500")
        .then()
        .body("deadLetters.key", hasItem("event/fl-3"));
  }

  @Test
  void entriesOfAnOlderBuildAreMadeAnewByTheServiceItself() throws SQLException {
    try (OwnersOnKafka owners = new OwnersOnKafka(LocalStackResource.stack().kafka())) {
      visible(owners.put(event("fl-old")));
    }
    int generation = generation();
    sql(
        "update g"
            + generation
            + ".entry set document = replace(document, 'Talk', 'Tulk') where id = 'fl-old'");
    sql("update generation set shape = 1 where live");
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(() -> assertEquals(generation + 1, generation()));
    given().get("/api/v1/entries/fl-old").then().body("title", equalTo("Talk"));
  }

  private static int generation() {
    return given().get("/api/v1/status").jsonPath().getInt("generation");
  }

  private void sql(String sql) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static Event event(String id) {
    return EntityJson.readLenient(
        "{\"id\":\"%s\",\"kind\":\"meeting\",\"title\":\"Talk\",\"date\":\"2024\",\"parties\":[\"FR\",\"DE\"]}"
            .formatted(id)
            .getBytes(StandardCharsets.UTF_8),
        Event.class);
  }
}
