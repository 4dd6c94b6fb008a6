package org.entente.timeline;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.entente.timeline.Published.visible;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.entente.contracts.Change;
import org.entente.contracts.ChangeHeaders;
import org.entente.contracts.EntityJson;
import org.entente.contracts.Event;
import org.entente.contracts.Topics;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What cannot be read is kept with its reason, and everything else goes on. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class DeadLettersTest {
  @Inject DataSource database;

  /** An open dead letter makes every answer as of a time doubtful, other tests' too. */
  @AfterEach
  void bury() throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("delete from dead_letter");
    }
  }

  @Test
  void poisonIsPutAsideAndTheRestGoesOn() {
    try (OwnersOnKafka owners = new OwnersOnKafka(LocalStackResource.stack().kafka())) {
      long before = deadLetters();
      Change good = OwnersOnKafka.change(event("dl-good"), Change.Type.CREATED, null);
      Change bad = OwnersOnKafka.change(event("dl-x"), Change.Type.CREATED, null);
      owners.send(Topics.EVENTS, "nonsense", Map.of(), "no json".getBytes(StandardCharsets.UTF_8));
      owners.send(
          Topics.EVENTS, "event/dl-x", changed(bad, ChangeHeaders.TIME, "yesterday"), bad.value());
      owners.send(
          Topics.EVENTS, "event/dl-x", ChangeHeaders.encode(bad), new byte[] {(byte) 0xff, '{'});
      owners.send(
          Topics.PEOPLE, "person/dl-x", Map.of("ce_type", new byte[] {0, 1, (byte) 0xfe}), null);
      owners.publish(good);
      visible(good);
      await()
          .atMost(Duration.ofSeconds(20))
          .untilAsserted(() -> assertEquals(before + 4, deadLetters()));
      assertTrue(keys().containsAll(List.of("nonsense", "event/dl-x", "person/dl-x")), "keys");
    }
  }

  @Test
  void anAwaitedChangeThatLiesDeadIsSaidAtOnceAndAReplayOfItSaysWhy() {
    try (OwnersOnKafka owners = new OwnersOnKafka(LocalStackResource.stack().kafka())) {
      Change bad = OwnersOnKafka.change(event("dl-bad"), Change.Type.CREATED, null);
      byte[] noDate =
          "{\"id\":\"dl-bad\",\"kind\":\"meeting\",\"title\":\"T\",\"date\":\"2019-13\",\"parties\":[\"FR\"]}"
              .getBytes(StandardCharsets.UTF_8);
      owners.send(Topics.EVENTS, "event/dl-bad", ChangeHeaders.encode(bad), noDate);
      await()
          .atMost(Duration.ofSeconds(20))
          .untilAsserted(() ->
              given()
                  .header("Prefer", "wait=0")
                  .get("/api/v1/timeline?await=event/dl-bad@" + bad.revision())
                  .then()
                  .statusCode(409));
      given().get("/api/v1/dead-letters").then().statusCode(401);
      given()
          .auth()
          .oauth2(LocalStackResource.token("editor"))
          .get("/api/v1/dead-letters")
          .then()
          .statusCode(403);
      JsonPath listed =
          given()
              .auth()
              .oauth2(LocalStackResource.token("admin"))
              .get("/api/v1/dead-letters?limit=500")
              .then()
              .statusCode(200)
              .extract()
              .jsonPath();
      long id = listed.getLong("deadLetters.find { it.key == 'event/dl-bad' }.id");
      given()
          .auth()
          .oauth2(LocalStackResource.token("admin"))
          .post("/api/v1/dead-letters/" + id + "/replay")
          .then()
          .statusCode(409)
          .body("detail", containsString("at 5"));
      given()
          .auth()
          .oauth2(LocalStackResource.token("admin"))
          .post("/api/v1/dead-letters/99999999/replay")
          .then()
          .statusCode(404);
    }
  }

  @Test
  void aRepeatIsNothingAndAContradictionIsPutAside() {
    try (OwnersOnKafka owners = new OwnersOnKafka(LocalStackResource.stack().kafka())) {
      Change first = owners.put(event("dl-twice"));
      visible(first);
      long before = deadLetters();
      owners.publish(first);
      Change other =
          new Change(
              first.owner(),
              first.seq(),
              first.key(),
              first.revision(),
              first.type(),
              first.recordedAt(),
              null,
              null,
              null,
              EntityJson.bytes(event("dl-twice", "Another title")));
      owners.publish(other);
      await()
          .atMost(Duration.ofSeconds(20))
          .untilAsserted(() -> assertEquals(before + 1, deadLetters()));
      given().get("/api/v1/entries/dl-twice").then().body("title", equalTo("Talk"));
    }
  }

  @Test
  void whatLiesDeadIsToldToItsTopicAsItCameWithOriginAndReason() {
    byte[] value = {(byte) 0xff, '{'};
    byte[] odd = {0, 1, (byte) 0xfe};
    try (OwnersOnKafka owners = new OwnersOnKafka(LocalStackResource.stack().kafka())) {
      owners.send(Topics.EVENTS, "event/dl-told", Map.of("odd", odd), value);
    }
    var properties =
        Map.<String, Object>of(
            "bootstrap.servers",
            LocalStackResource.stack().kafka(),
            "group.id",
            "dead-letters-test",
            "auto.offset.reset",
            "earliest");
    try (var consumer =
        new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      consumer.subscribe(List.of(Topics.DEAD_LETTERS));
      List<ConsumerRecord<byte[], byte[]>> told = new ArrayList<>();
      await()
          .atMost(Duration.ofSeconds(30))
          .until(() -> {
            for (var message : consumer.poll(Duration.ofMillis(500))) {
              if (new String(message.key(), StandardCharsets.UTF_8).equals("event/dl-told")) {
                told.add(message);
              }
            }
            return !told.isEmpty();
          });
      var message = told.getFirst();
      assertArrayEquals(value, message.value());
      assertArrayEquals(odd, message.headers().lastHeader("odd").value());
      assertEquals(Topics.EVENTS, header(message, "entente_origin_topic"));
      assertTrue(header(message, "entente_origin_offset").matches("[0-9]+"));
      assertTrue(header(message, "entente_origin_partition").matches("[0-9]+"));
      assertTrue(header(message, "entente_reason").contains("ce_source"));
    }
  }

  private static String header(ConsumerRecord<byte[], byte[]> message, String name) {
    return new String(message.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
  }

  private static Map<String, byte[]> changed(Change change, String name, String value) {
    Map<String, byte[]> headers = new LinkedHashMap<>(ChangeHeaders.encode(change));
    headers.put(name, value.getBytes(StandardCharsets.UTF_8));
    return headers;
  }

  private static List<String> keys() {
    return given()
        .auth()
        .oauth2(LocalStackResource.token("admin"))
        .get("/api/v1/dead-letters")
        .jsonPath()
        .getList("deadLetters.key", String.class);
  }

  private static long deadLetters() {
    return given().get("/api/v1/status").jsonPath().getLong("deadLetters");
  }

  private static Event event(String id) {
    return event(id, "Talk");
  }

  private static Event event(String id, String title) {
    return EntityJson.readLenient(
        "{\"id\":\"%s\",\"kind\":\"meeting\",\"title\":\"%s\",\"date\":\"2024\",\"parties\":[\"FR\",\"DE\"]}"
            .formatted(id, title)
            .getBytes(StandardCharsets.UTF_8),
        Event.class);
  }
}
