package org.entente.timeline;

import static io.restassured.RestAssured.given;
import static org.entente.timeline.Published.visible;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.entente.contracts.Entity;
import org.entente.contracts.EntityJson;
import org.entente.contracts.Kind;
import org.junit.jupiter.api.Test;

/** Revisions by the page. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class EntryHistoryTest {
  @Test
  void aHistoryIsReadByThePage() {
    try (OwnersOnKafka owners = new OwnersOnKafka(LocalStackResource.stack().kafka())) {
      Entity event = null;
      for (int i = 1; i <= 4; i++) {
        event =
            read(
                Kind.EVENT,
                "{'id':'hi-1','kind':'call','title':'Title "
                    + i
                    + "','date':'2024','parties':['FR','DE']}");
        owners.put(event);
      }
      visible(owners.delete(event, null));
    }
    List<String> changes = new ArrayList<>();
    List<String> titles = new ArrayList<>();
    String cursor = null;
    do {
      var request = given().queryParam("limit", 2);
      if (cursor != null) {
        request.queryParam("cursor", cursor);
      }
      JsonPath page =
          request.get("/api/v1/entries/hi-1/history").then().statusCode(200).extract().jsonPath();
      changes.addAll(page.getList("history.change", String.class));
      titles.addAll(page.getList("history.entry.findAll { it != null }.title", String.class));
      cursor = page.getString("next");
    } while (cursor != null);
    assertEquals(List.of("created", "updated", "updated", "updated", "deleted"), changes);
    assertEquals(
        List.of("Title 1", "Title 2", "Title 3", "Title 4"), titles, "a deletion has none");
    given().get("/api/v1/entries/hi-nobody/history").then().statusCode(404);
    given().get("/api/v1/entries/hi-1/history?cursor=x").then().statusCode(400);
  }

  private static Entity read(Kind kind, String json) {
    return EntityJson.readLenient(
        json.replace('\'', '"').getBytes(StandardCharsets.UTF_8), kind.record());
  }
}
