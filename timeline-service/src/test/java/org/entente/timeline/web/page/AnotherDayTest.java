package org.entente.timeline.web.page;

import static io.restassured.RestAssured.given;
import static org.entente.timeline.web.page.PagesTest.page;
import static org.hamcrest.Matchers.endsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.entente.contracts.Entity;
import org.entente.contracts.EntityJson;
import org.entente.contracts.Event;
import org.entente.contracts.Initiative;
import org.entente.contracts.Party;
import org.entente.contracts.Person;
import org.entente.contracts.Series;
import org.entente.timeline.LocalStackResource;
import org.entente.timeline.OwnersOnKafka;
import org.entente.timeline.Published;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
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

  private static <T extends Entity> T entity(Class<T> type, String json) {
    return EntityJson.readLenient(bytes(json), type);
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

  /** Of a record that has not changed since, another day's page says what today's says. */
  @Test
  void whatFollowsFromTheRecordIsShownOfThatDayToo() {
    publishThreads();
    String now = "/partnerships/ADS-ADT";
    String asOf = "?asOf=2999-01-01T00:00:00Z";
    for (String path :
        List.of(now, "/series/ad-talks", "/initiatives/ad-canal", "/people/ad-ann")) {
      Document today = page(path);
      Document then = page(path + asOf);
      for (String part :
          List.of(
              "h1",
              ".status",
              ".figures li",
              ".years a",
              ".filters a",
              ".aside li",
              ".entry h3",
              ".held li",
              ".facts dd",
              ".history tr",
              "a[rel~=license]")) {
        assertEquals(today.select(part).eachText(), then.select(part).eachText(), part);
      }
    }
    Document page = page(now + asOf);
    assertEquals("Firm Friends since 4 May 2010", page.selectFirst(".status").text());
    assertEquals(5, page.select(".figures li").size(), page.select(".figures").text());
    assertEquals(1, page.select(".figures .late").size());
    assertTrue(page.select(".aside").text().contains("Canal of the two"));
  }

  private static void publishThreads() {
    List<Entity> records =
        List.of(
            party("{'id':'ADS','name':'Sunland','kind':'state'}"),
            party("{'id':'ADT','name':'Tidewater','kind':'state'}"),
            entity(
                Person.class,
                "{'id':'ad-ann','name':'Ann Ardley','positions':[{'title':'Envoy','organization':'ad-office','attested':'2010-05-04'}]}"),
            entity(
                Series.class,
                "{'id':'ad-talks','name':'Talks of the two','parties':['ADS','ADT'],'cadence':'P1Y'}"),
            entity(
                Initiative.class,
                "{'id':'ad-canal','name':'Canal of the two','parties':['ADS','ADT'],'state':'active'}"),
            entity(
                Event.class,
                "{'id':'ad-t1','kind':'dialogue','title':'First talks','date':'2010-05-04','parties':['ADS','ADT'],'series':'ad-talks','edition':1,'level':'ministers','host':'ADS','partnershipStatus':'Firm Friends','participants':[{'person':'ad-ann','party':'ADS'}],'topics':['inland-water'],'outcomes':[{'id':'o','kind':'commitment','text':'A canal','state':'open'}]}"),
            entity(
                Event.class,
                "{'id':'ad-t2','kind':'meeting','title':'On the canal','date':'2012-03','parties':['ADS','ADT'],'initiatives':['ad-canal'],'participants':[{'person':'ad-ann','party':'ADS'}]}"));
    Published.visible(records);
  }

  @Test
  void everyLinkLeadsOnInTheRecordOfThatDay() {
    publishThreads();
    for (String path :
        List.of(
            "/partnerships/ADS-ADT",
            "/entries/ad-t1",
            "/people/ad-ann",
            "/series/ad-talks",
            "/embed/partnerships/ADS-ADT",
            "/embed/entries/ad-t1")) {
      Document past = page(path + "?asOf=2999-01-01T00:00:00Z", path.startsWith("/embed"));
      List<String> forgetful =
          past
              .select("main a[href^=/], main a[href^=http://localhost:8080]")
              .eachAttr("href")
              .stream()
              .filter(href -> !href.contains("asOf="))
              .filter(href -> !href.equals(path.replace("/embed", "")))
              .toList();
      assertEquals(List.of(), forgetful, path);
      assertTrue(past.select("main a[href*=asOf]").size() > 2, path);
    }
  }

  @Test
  void everyFilterOfThatDayLeadsToAsManyEntriesAsItCounts() {
    publishThreads();
    Document past = page("/partnerships/ADS-ADT?asOf=2999-01-01T00:00:00Z&q=talks or canal");
    assertTrue(past.select(".filters a").size() > 5);
    for (Element pill : past.select(".filters a")) {
      assertEquals(
          Integer.parseInt(pill.selectFirst("small").text()),
          page(pill.attr("href")).select("#timeline .entry").size(),
          pill.attr("href"));
    }
  }

  @Test
  void beforeTheFirstRecordNothingIsSaidButThat() {
    Map<String, String> nothing =
        Map.of(
            "en", "Nothing had been recorded yet.",
            "ja", "この時点では、まだ何も記録されていませんでした。",
            "hi", "तब तक कुछ भी दर्ज नहीं हुआ था।");
    nothing.forEach((language, words) -> {
      Document past = page("/partnerships/ADQ-ADR?asOf=2001-01-01&lang=" + language);
      assertEquals(words, past.selectFirst(".none").text());
      assertEquals("New Ardland – ADR", past.selectFirst("h1").text());
      assertEquals(0, past.select(".figures, .filters, .years, .ways").size());
    });
  }

  @Test
  void whoWasMergedLaterHasAPageOfTheirOwnUntilThen() {
    Person old = entity(Person.class, "{'id':'ad-old','name':'Olda Ardley'}");
    Person kept = entity(Person.class, "{'id':'ad-kept','name':'Olga Ardley'}");
    Event met =
        entity(
            Event.class,
            "{'id':'ad-met','kind':'meeting','title':'Met','date':'2013','parties':['ADU','ADV'],'participants':[{'person':'ad-old'}]}");
    Published.visible(List.of(old, kept, met));
    String before =
        given().get("/api/v1/entries/ad-met").then().extract().jsonPath().getString("recordedAt");
    try (OwnersOnKafka owners = new OwnersOnKafka(LocalStackResource.stack().kafka())) {
      Published.visible(owners.delete(old, kept.id()));
    }
    given()
        .accept("text/html")
        .redirects()
        .follow(false)
        .get("/people/ad-old?asOf=2999-01-01T00:00:00Z")
        .then()
        .statusCode(301)
        .header("Location", endsWith("/people/ad-kept?asOf=2999-01-01T00:00:00Z"));
    Document then = page("/people/ad-old?asOf=" + before);
    assertEquals("Olda Ardley", then.selectFirst("h1").text());
    assertEquals(1, then.select(".entry").size());
  }

  @Test
  void theFormAsksForTheSameView() {
    Document now = page("/partnerships/ADQ-ADR?kind=meeting");
    assertEquals(
        "meeting", now.selectFirst("form.another input[name=kind][type=hidden]").attr("value"));
    assertEquals("date", now.selectFirst("form.another input[name=asOf]").attr("type"));
  }
}
