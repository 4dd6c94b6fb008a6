package org.entente.timeline.projection;

import static io.restassured.RestAssured.given;
import static org.entente.timeline.Published.visible;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import org.entente.contracts.EntityJson;
import org.entente.contracts.Event;
import org.entente.timeline.LocalStackResource;
import org.entente.timeline.OwnersOnKafka;
import org.junit.jupiter.api.Test;

/** What is beyond the kept window goes, and whoever has not read it is told to begin anew. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class ChangePruningTest {
  @Inject ChangePruning pruning;

  @TestHTTPResource("/api/v1/stream")
  URI stream;

  @Test
  void onlyWhatIsOlderAndBeyondTheCountGoes() throws SQLException, IOException {
    try (OwnersOnKafka owners = new OwnersOnKafka(LocalStackResource.stack().kafka())) {
      for (int i = 0; i < 5; i++) {
        visible(owners.put(event("pr-" + i)));
      }
    }
    long last = window("last");
    assertEquals(0, pruning.prune(0, Duration.ofHours(1)), "all is younger than an hour");
    assertEquals(0, pruning.prune(1_000_000, Duration.ZERO), "there are fewer than a million");
    while (pruning.prune(2, Duration.ZERO) > 0) {
      // in steps
    }
    assertEquals(last - 1, window("first"));
    given().get("/api/v1/changes?since=" + (last - 3)).then().statusCode(410);
    given()
        .get("/api/v1/changes?since=" + (last - 2))
        .then()
        .statusCode(200)
        .body("changes", hasSize(2));
    given().get("/api/v1/changes").then().body("changes[0].number", equalTo(last - 1));
    assertTrue(firstEvent(last - 3).startsWith("event: reset"));
    assertTrue(firstEvent(last - 2).startsWith("event: change"));
  }

  private static long window(String member) {
    return given().get("/api/v1/changes?since=9000000000000000000").jsonPath().getLong(member);
  }

  private String firstEvent(long lastEventId) throws IOException {
    var connection = (HttpURLConnection) stream.toURL().openConnection();
    connection.setRequestProperty("Last-Event-ID", Long.toString(lastEventId));
    connection.setReadTimeout(20_000);
    try (var lines =
        new BufferedReader(
            new InputStreamReader(connection.getInputStream(), StandardCharsets.UTF_8))) {
      return lines.lines().filter(line -> line.startsWith("event: ")).findFirst().orElse("");
    } finally {
      connection.disconnect();
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
