package org.entente.timeline;

import static io.restassured.RestAssured.given;
import static org.entente.timeline.Published.visible;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import org.entente.contracts.EntityJson;
import org.entente.contracts.Event;
import org.junit.jupiter.api.Test;

/** Whoever names an event that was merged means the other, which shows it. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class MergedEventsTest {
  @Test
  void whatNamesAnEventAfterItsMergeIsSeenInTheOther() {
    try (OwnersOnKafka owners = new OwnersOnKafka(LocalStackResource.stack().kafka())) {
      visible(owners.put(event("mv-into", "")));
      visible(owners.put(event("mv-between", "")));
      visible(owners.put(event("mv-merged", "")));
      visible(owners.delete(event("mv-merged", ""), "mv-between"));
      visible(owners.delete(event("mv-between", ""), "mv-into"));
      visible(owners.put(event("mv-part", ",\"partOf\":\"mv-merged\"")));
      visible(
          owners.put(
              event(
                  "mv-later",
                  ",\"related\":[{\"event\":\"mv-merged\",\"relation\":\"follows-up\"}]")));
      given()
          .get("/api/v1/entries/mv-into")
          .then()
          .body("children.id", contains("mv-part"))
          .body("related.event.id", contains("mv-later"))
          .body("relatedTotal", equalTo(1));
    }
  }

  private static Event event(String id, String more) {
    return EntityJson.readLenient(
        "{\"id\":\"%s\",\"kind\":\"meeting\",\"title\":\"Talk\",\"date\":\"2024\",\"parties\":[\"FR\",\"DE\"]%s}"
            .formatted(id, more)
            .getBytes(StandardCharsets.UTF_8),
        Event.class);
  }
}
