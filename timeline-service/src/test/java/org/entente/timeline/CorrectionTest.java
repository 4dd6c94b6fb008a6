package org.entente.timeline;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.entente.contracts.Change;
import org.entente.contracts.Entity;
import org.entente.contracts.EntityJson;
import org.entente.contracts.Event;
import org.entente.contracts.Person;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Renaming somebody who stands in very many entries heals all of them and stops nothing. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class CorrectionTest {
  @Test
  void aPersonOfTwoThousandMeetingsIsRenamedWhileTheIntakeGoesOn() {
    rename("cr", 2_000);
  }

  @Test
  @Tag("long")
  void aPersonOfTwentyThousandMeetingsIsRenamedWhileTheIntakeGoesOn() {
    rename("crl", 20_000);
  }

  private static void rename(String prefix, int meetings) {
    try (OwnersOnKafka owners = new OwnersOnKafka(LocalStackResource.stack().kafka())) {
      String person = prefix + "-p";
      owners.put(person(person, "First Name"));
      List<Entity> events = new ArrayList<>();
      for (int i = 0; i < meetings; i++) {
        events.add(event(prefix + "-" + i, person));
      }
      owners.putAll(events);
      await()
          .atMost(Duration.ofMinutes(10))
          .pollInterval(Duration.ofMillis(500))
          .until(() -> total(person) == meetings && backlog() == 0);

      long begun = System.nanoTime();
      Change rename = owners.put(person(person, "Second Name"));
      List<Long> waits = new ArrayList<>();
      AtomicLong most = new AtomicLong();
      Thread watch =
          Thread.ofVirtual()
              .start(() -> {
                while (!Thread.currentThread().isInterrupted()) {
                  most.accumulateAndGet(backlog(), Math::max);
                }
              });
      int others = 0;
      while (!isVisible(rename)) {
        long before = System.nanoTime();
        visible(of(owners.put(event(prefix + "-other-" + others++, "somebody"))), 30);
        waits.add((System.nanoTime() - before) / 1_000_000);
      }
      watch.interrupt();
      long millis = (System.nanoTime() - begun) / 1_000_000;
      waits.sort(null);
      System.out.printf(
          "renamed in %d entries after %d ms; meanwhile %d other writes, visible after p50 %d ms, max %d ms; backlog seen %d%n",
          meetings,
          millis,
          waits.size(),
          waits.isEmpty() ? 0 : waits.get(waits.size() / 2),
          waits.isEmpty() ? 0 : waits.getLast(),
          most.get());
      assertTrue(others >= 1, "the intake went on before the backlog was done");
      assertTrue(most.get() > 0, "the backlog showed in the status");
      assertEquals(meetings, named(person, "Second Name"));
      assertEquals(0, backlog());
    }
  }

  private static long backlog() {
    return given().get("/api/v1/status").jsonPath().getLong("refresh.entries");
  }

  private static int total(String person) {
    return given().get("/api/v1/people/" + person + "/timeline/facets").jsonPath().getInt("total");
  }

  private static int named(String person, String name) {
    int count = 0;
    String cursor = null;
    do {
      var request = given().queryParam("limit", 500);
      if (cursor != null) {
        request.queryParam("cursor", cursor);
      }
      JsonPath page = request.get("/api/v1/people/" + person + "/timeline").jsonPath();
      List<String> names = page.getList("entries.participants.person.name.flatten()");
      count += (int) names.stream().filter(name::equals).count();
      cursor = page.getString("next");
    } while (cursor != null);
    return count;
  }

  private static String of(Change change) {
    return change.key() + "@" + change.revision();
  }

  private static boolean isVisible(Change change) {
    return given()
            .header("Prefer", "wait=0")
            .queryParam("await", of(change))
            .get("/api/v1/timeline?limit=1")
            .statusCode()
        == 200;
  }

  private static void visible(String awaited, int seconds) {
    int code = 503;
    for (int waited = 0; code == 503 && waited < seconds; waited += 30) {
      code =
          given()
              .header("Prefer", "wait=30")
              .queryParam("await", awaited)
              .get("/api/v1/timeline?limit=1")
              .statusCode();
    }
    assertEquals(200, code);
  }

  private static Entity person(String id, String name) {
    return read("{\"id\":\"%s\",\"name\":\"%s\"}".formatted(id, name), Person.class);
  }

  private static Entity event(String id, String person) {
    return read(
        """
        {"id":"%s","kind":"meeting","title":"Talk","date":"2024-03-01","parties":["FR","DE"],
         "participants":[{"person":"%s","party":"FR"}]}\
        """
            .formatted(id, person),
        Event.class);
  }

  private static <T extends Entity> T read(String json, Class<T> type) {
    return EntityJson.readLenient(json.getBytes(StandardCharsets.UTF_8), type);
  }
}
