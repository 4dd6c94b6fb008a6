package org.entente.timeline;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.entente.contracts.Change;
import org.entente.contracts.Entity;
import org.entente.contracts.Kind;

/** Records on their way from the owners to the timeline, and there. */
public final class Published {
  private Published() {}

  /** Every record of a dataset. */
  public static List<Entity> dataset(String name) {
    List<Entity> records = new ArrayList<>();
    for (Kind kind : Kind.values()) {
      records.addAll(Dataset.records(name, kind));
    }
    return records;
  }

  /** Published and visible. */
  public static void visible(List<? extends Entity> records) {
    List<String> awaited = new ArrayList<>();
    try (OwnersOnKafka owners = new OwnersOnKafka(LocalStackResource.stack().kafka())) {
      for (Entity record : records) {
        Change change = owners.put(record);
        awaited.add(change.key() + "@" + change.revision());
      }
    }
    // more than a request may name at once
    for (int at = 0; at < awaited.size(); at += 100) {
      visible(awaited.subList(at, Math.min(at + 100, awaited.size())).toArray());
    }
  }

  /** What was published is visible. */
  public static void visible(Change change) {
    visible(change.key() + "@" + change.revision());
  }

  private static void visible(Object... awaited) {
    given()
        .header("Prefer", "wait=30")
        .queryParam("await", awaited)
        .get("/api/v1/timeline?limit=1")
        .then()
        .log()
        .ifValidationFails()
        .statusCode(200);
  }

  /** Nothing is behind, and no entry is to be refreshed. */
  public static void settled() {
    await()
        .atMost(Duration.ofSeconds(45))
        .untilAsserted(() ->
            given()
                .get("/api/v1/status")
                .then()
                .body("partitions.lag.sum()", equalTo(0))
                .body("refresh.entries", equalTo(0)));
  }
}
