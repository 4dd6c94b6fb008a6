package org.entente.timeline;

import static io.restassured.RestAssured.given;
import static org.entente.timeline.Published.visible;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.entente.contracts.Change;
import org.entente.contracts.ChangeHeaders;
import org.entente.contracts.EntityJson;
import org.entente.contracts.Event;
import org.entente.contracts.Party;
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

  @Test
  void evidenceCountsAsTheEventThatItWasMergedInto() {
    try (OwnersOnKafka owners = new OwnersOnKafka(LocalStackResource.stack().kafka())) {
      visible(owners.put(event("mv-kept", "")));
      visible(owners.put(event("mv-double", "")));
      visible(
          owners.put(
              event(
                  "mv-promise",
                  ",\"outcomes\":[{\"id\":\"o\",\"kind\":\"commitment\",\"text\":\"T\",\"evidence\":[\"mv-double\"]}]")));
      visible(owners.delete(event("mv-double", ""), "mv-kept"));
      given()
          .get("/api/v1/entries/mv-promise")
          .then()
          .body("outcomes[0].evidence", contains("mv-kept"));
    }
  }

  @Test
  void whatBecameOfAnEventIsSaidAsOfATimeToo() {
    try (OwnersOnKafka owners = new OwnersOnKafka(LocalStackResource.stack().kafka())) {
      visible(owners.put(event("mv-stays", "")));
      String before = shown(owners.put(event("mv-goes", "")));
      String merged = shown(owners.delete(event("mv-goes", ""), "mv-stays"));
      visible(owners.put(event("mv-dies", "")));
      String deleted = shown(owners.delete(event("mv-dies", ""), null));
      status("/api/v1/entries/mv-goes?asOf=" + before, 200);
      status("/api/v1/entries/mv-goes?asOf=" + merged, 301);
      status("/entries/mv-goes?asOf=" + merged, 301);
      status("/api/v1/entries/mv-dies?asOf=" + merged, 404);
      status("/api/v1/entries/mv-dies?asOf=" + deleted, 410);
      status("/entries/mv-dies?asOf=" + deleted, 410);
    }
  }

  @Test
  void aPairIsThePairOfThePartiesThatCount() {
    try (OwnersOnKafka owners = new OwnersOnKafka(LocalStackResource.stack().kafka())) {
      Party old = party("MVOLD", "Old");
      owners.put(old);
      owners.put(party("MVNEW", "New Name"));
      String before =
          shown(
              owners.put(
                  EntityJson.readLenient(
                      "{\"id\":\"mv-pair\",\"kind\":\"meeting\",\"title\":\"Talk\",\"date\":\"2024\",\"parties\":[\"MVOLD\",\"MVX\"],\"place\":{\"name\":\"There\",\"country\":\"MVOLD\"}}"
                          .getBytes(StandardCharsets.UTF_8),
                      Event.class)));
      visible(owners.delete(old, "MVNEW"));
      for (String path :
          List.of(
              "/api/v1/partnerships/%s",
              "/api/v1/partnerships/%s/timeline?kind=meeting",
              "/api/v1/partnerships/%s/timeline/facets",
              "/partnerships/%s",
              "/embed/partnerships/%s")) {
        given()
            .redirects()
            .follow(false)
            .get(path.formatted("MVOLD-MVX"))
            .then()
            .header("Location", endsWith(path.formatted("MVNEW-MVX")));
      }
      given()
          .get("/api/v1/partnerships/MVOLD-MVX/timeline?asOf=" + before)
          .then()
          .body("entries.id", contains("mv-pair"));
      given()
          .get("/api/v1/timeline?q=new name&party=MVX")
          .then()
          .body("entries.id", contains("mv-pair"))
          .body("entries[0].place.country", equalTo("MVNEW"));
    }
  }

  /** When it was recorded; it is visible then. */
  private static String shown(Change change) {
    visible(change);
    return ChangeHeaders.time(change.recordedAt());
  }

  private static void status(String address, int status) {
    given().redirects().follow(false).get(address).then().statusCode(status);
  }

  private static Party party(String id, String name) {
    return EntityJson.readLenient(
        "{\"id\":\"%s\",\"name\":\"%s\",\"kind\":\"state\"}"
            .formatted(id, name)
            .getBytes(StandardCharsets.UTF_8),
        Party.class);
  }

  private static Event event(String id, String more) {
    return EntityJson.readLenient(
        "{\"id\":\"%s\",\"kind\":\"meeting\",\"title\":\"Talk\",\"date\":\"2024\",\"parties\":[\"FR\",\"DE\"]%s}"
            .formatted(id, more)
            .getBytes(StandardCharsets.UTF_8),
        Event.class);
  }
}
