package org.entente.timeline.web.page;

import static io.restassured.RestAssured.given;
import static org.entente.timeline.web.page.PagesTest.page;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.entente.contracts.EntityJson;
import org.entente.contracts.Event;
import org.entente.contracts.Party;
import org.entente.timeline.LocalStackResource;
import org.entente.timeline.Published;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Pages of the record as it was on another day. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class AnotherDayTest {
  private static String then;

  @BeforeEach
  void recordedAndCorrected() {
    if (then != null) {
      return;
    }
    Published.visible(
        List.of(
            party("{'id':'ADQ','name':'Ardland','kind':'state'}"),
            event("ad-1", "A talk as first told", "2010-05-04"),
            event("ad-2", "A talk taken away later", "2011-05-04")));
    then = given().get("/api/v1/entries/ad-2").then().extract().jsonPath().getString("recordedAt");
    Published.visible(
        List.of(
            party("{'id':'ADQ','name':'New Ardland','kind':'state'}"),
            event("ad-1", "A talk as corrected", "2010-05-05"),
            event("ad-3", "A talk that came later", "2012-05-04")));
  }

  private static Party party(String json) {
    return EntityJson.readLenient(bytes(json), Party.class);
  }

  private static Event event(String id, String title, String date) {
    String json =
        "{'id':'%s','kind':'meeting','title':'%s','date':'%s','parties':['ADQ','ADR']}"
            .formatted(id, title, date);
    return EntityJson.readLenient(bytes(json), Event.class);
  }

  private static byte[] bytes(String json) {
    return json.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void aTimelineShowsNamesAndEntriesAsRecordedThenAndLeadsBack() {
    Document past = page("/partnerships/ADQ-ADR?asOf=" + then);
    assertEquals("Ardland – ADR", past.selectFirst("h1").text());
    assertEquals(
        List.of("A talk taken away later", "A talk as first told"),
        past.select(".entry h3").eachText());
    assertEquals("/partnerships/ADQ-ADR", past.selectFirst(".note a").attr("href"));
    assertTrue(
        past.select(".ways a[href*=format=csv]")
            .attr("href")
            .contains("asOf=" + then.substring(0, 10)));
    assertTrue(past.select("#take pre").text().contains("?asOf=" + then));
    assertEquals(0, past.select("body[data-live]").size(), "what is past stays as it is");
    assertEquals(
        List.of("A talk that came later", "A talk taken away later", "A talk as corrected"),
        page("/partnerships/ADQ-ADR").select(".entry h3").eachText());
    assertEquals(
        List.of("A talk taken away later"),
        page("/partnerships/ADQ-ADR?from=2011&asOf=" + then).select(".entry h3").eachText());
  }

  @Test
  void anEntryIsShownAsRecordedThenWithItsHistoryUpToThen() {
    Document past = page("/entries/ad-1?asOf=" + then);
    assertEquals("A talk as first told", past.selectFirst("h1").text());
    assertEquals(1, past.select(".history tbody tr").size());
    assertEquals("A talk as corrected", page("/entries/ad-1").selectFirst("h1").text());
    given().accept("text/html").get("/entries/ad-3?asOf=" + then).then().statusCode(404);
  }

  @Test
  void aDayIsMeantToItsEndAndWhatIsNoTimeIsRefused() {
    assertEquals(3, page("/partnerships/ADQ-ADR?asOf=2999-01-01").select(".entry").size());
    assertEquals(0, page("/partnerships/ADQ-ADR?asOf=2001-01-01").select(".entry").size());
    for (String path : List.of("/partnerships/ADQ-ADR", "/entries/ad-1")) {
      given().accept("text/html").get(path + "?asOf=yesterday").then().statusCode(400);
    }
  }

  @Test
  void theFormAsksForTheSameView() {
    Document now = page("/partnerships/ADQ-ADR?kind=meeting");
    assertEquals(
        "meeting", now.selectFirst("form.another input[name=kind][type=hidden]").attr("value"));
    assertEquals("date", now.selectFirst("form.another input[name=asOf]").attr("type"));
  }
}
