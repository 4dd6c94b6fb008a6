package org.entente.timeline;

import static io.restassured.RestAssured.given;

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
      given()
          .header("Prefer", "wait=30")
          .queryParam("await", awaited.subList(at, Math.min(at + 100, awaited.size())))
          .get("/api/v1/timeline?limit=1")
          .then()
          .statusCode(200);
    }
  }
}
