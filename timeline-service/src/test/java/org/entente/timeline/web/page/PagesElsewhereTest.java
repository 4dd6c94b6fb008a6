package org.entente.timeline.web.page;

import static io.restassured.RestAssured.given;
import static org.entente.timeline.web.page.PagesTest.page;
import static org.entente.timeline.web.page.PagesTest.policed;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.entente.contracts.Entity;
import org.entente.contracts.EntityJson;
import org.entente.contracts.Event;
import org.entente.contracts.Party;
import org.entente.timeline.LocalStackResource;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What pages give elsewhere: to frames, calendars, readers of feeds, crawlers and programs. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class PagesElsewhereTest {
  private static final List<String> AWAITED = new ArrayList<>();
  private static final String PAIR = "/partnerships/PEA-PEB";

  @BeforeEach
  void published() {
    if (AWAITED.isEmpty()) {
      AWAITED.addAll(
          PagesTest.publish(
              List.of(
                  record(
                      """
                      {"id":"PEA","name":"Alpha","kind":"state","names":[{"name":"Alphie","lang":"fr"}]}\
                      """,
                      Party.class),
                  record(
                      """
                      {"id":"PEB","name":"Beta","kind":"state","names":[{"name":"Bétie","lang":"fr"}]}\
                      """,
                      Party.class),
                  record(
                      """
                      {"id":"pe-first","kind":"visit","title":"A visit","date":"2020-01-02","parties":["PEA","PEB"],"topics":["trade"]}\
                      """,
                      Event.class),
                  record(
                      """
                      {"id":"pe-second","kind":"call","title":"A call","date":"2021-01-02","parties":["PEA","PEB"]}\
                      """,
                      Event.class))));
    }
    PagesTest.visible(AWAITED);
  }

  private static <T extends Entity> T record(String json, Class<T> type) {
    return EntityJson.readLenient(json.getBytes(StandardCharsets.UTF_8), type);
  }

  @Test
  void aLanguageThatNobodyReadsIsCarriedOnByNoLink() {
    for (String language : List.of("%3Cscript%3E", "x_y", "toolonglanguage", "")) {
      Document page = page(PAIR + "?kind=visit&lang=" + language);
      assertEquals("en", page.selectFirst("html").attr("lang"));
      assertEquals(0, page.select("main a[href*=lang], main input[name=lang]").size(), language);
      String calendar = page.selectFirst(".ways a[href^=/][href*='format=ics']").attr("href");
      given().urlEncodingEnabled(false).get(calendar).then().statusCode(200);
    }
  }

  @Test
  void aLanguageThatTheInterfaceDoesNotSpeakStaysInTheLinks() {
    Document page = page(PAIR + "?lang=fr");
    assertEquals("en", page.selectFirst("html").attr("lang"));
    assertEquals("Alphie – Bétie", page.selectFirst("h1").text());
    assertEquals("fr", page.selectFirst(".top input[name=lang]").attr("value"));
    for (Element link : page.select(".top nav a, .entry h3 a, .tags a[href], .ways a[href^=/]")) {
      assertTrue(link.attr("href").contains("lang=fr"), link.outerHtml());
    }
    assertEquals(List.of("en", "ja", "hi"), page.select(".tongues a").eachAttr("hreflang"));
    assertEquals("Alphie – Bétie", page("/?lang=fr").select(".pair[href*=PEA-PEB]").text());
  }

  @Test
  void whatFailsInAFrameFailsInItAndLeadsOut() {
    frameOf("/embed/entries/nope", 404, "There is nothing at this address");
    frameOf("/embed/nope/x", 404, "There is nothing at this address");
    frameOf("/embed/nope", 404, "There is nothing at this address");
    frameOf("/embed" + PAIR + "?from=x", 400, "This address cannot be read: from: at 0: found 'x'");
    frameOf("/embed/partnerships/PEA-PEA", 400, "This address cannot be read");
  }

  private static void frameOf(String path, int status, String says) {
    Response answer = given().accept("text/html").get(path);
    assertEquals(status, answer.statusCode(), path);
    policed(answer, "*");
    Document frame = Jsoup.parse(answer.asString());
    assertEquals("embed", frame.body().className(), path);
    assertTrue(frame.selectFirst("main").text().startsWith(says), frame.text());
    assertEquals(0, frame.select("nav, form, script").size(), path);
    assertEquals("_blank", frame.selectFirst("base").attr("target"));
    assertEquals(List.of("/"), frame.select("main a").eachAttr("href"));
  }

  @Test
  void aFrameLeadsToItsPageInItsLanguage() {
    Document frame = page("/embed" + PAIR + "?lang=ja&kind=visit", true);
    String whole = "http://localhost:8080" + PAIR;
    assertEquals(whole + "?lang=ja", frame.selectFirst("footer a").attr("href"));
    assertEquals(whole + "?lang=ja", frame.selectFirst("h1 a").attr("href"));
    assertEquals(whole, frame.selectFirst("link[rel=canonical]").attr("href"));
    assertEquals(
        "http://localhost:8080/entries/pe-first?lang=ja",
        page("/embed/entries/pe-first?lang=ja", true).selectFirst("footer a").attr("href"));
  }

  @Test
  void aViewIsSubscribedToAsItIs() {
    Document page = page(PAIR + "?kind=visit");
    String view = "://localhost:8080/api/v1" + PAIR + "/timeline?format=ics&kind=visit";
    assertEquals(
        "webcal" + view, page.selectFirst(".ways a:contains(Subscribe)").attr("href"), "ways");
    assertEquals("http" + view, page.selectFirst("#subscribe + pre").text());
    String calendar = given().get(view.substring(view.indexOf("/api"))).asString();
    assertTrue(calendar.contains("UID:pe-first@entente"), calendar);
    assertFalse(calendar.contains("UID:pe-second@entente"), calendar);
    Document past = page(PAIR + "?asOf=2999-01-01T00:00:00Z");
    assertEquals(0, past.select("a[href^=webcal], #subscribe").size(), "the past does not change");
    assertEquals(0, page("/entries/pe-first").select("a[href^=webcal], #subscribe").size());
  }

  @Test
  void theStartPageGivesTheWholeRecordAway() {
    Document page = page("/?lang=ja&kind=visit");
    assertEquals(
        "/api/v1/timeline?format=atom&lang=ja",
        page.selectFirst("link[rel=alternate][type=application/atom+xml]").attr("href"));
    List<String> ways = page.select(".ways a").eachAttr("href");
    for (String format : List.of("json", "csv", "ics", "atom")) {
      assertTrue(ways.contains("/api/v1/timeline?format=" + format + "&lang=ja"), ways.toString());
    }
    assertTrue(ways.contains("/api/v1/partnerships"), ways.toString());
    ways.stream()
        .filter(way -> way.startsWith("/"))
        .forEach(way -> given().accept("text/html, */*;q=0.8").get(way).then().statusCode(200));
  }

  @Test
  void crawlersWalkEveryViewOnce() {
    Response robots = given().get("/robots.txt");
    assertEquals(200, robots.statusCode());
    assertTrue(robots.contentType().startsWith("text/plain"));
    List<String> rules = robots.asString().lines().toList();
    assertEquals("User-agent: *", rules.getFirst());
    for (String rule : List.of("/*?", "/api/", "/edit")) {
      assertTrue(rules.contains("Disallow: " + rule), rules.toString());
    }
    for (String path : List.of(PAIR, "/quality", "/search?party=PEA")) {
      List<String> followed =
          page(path)
              .select(".filters a, .years a, .chosen a, .ways a[href*=order]")
              .not("[rel~=nofollow]")
              .eachAttr("href");
      followed.remove(path.replaceAll("\\?.*", "")); // the view whole
      assertEquals(List.of(), followed, path);
    }
    assertTrue(page(PAIR).select("a[rel~=nofollow]").size() > 5);
    assertNull(page(PAIR).selectFirst(".entry h3 a[rel]"), "what is not a filter is followed");
  }

  @Test
  void aFilteredViewSaysWhichViewItIsOf() {
    for (String view : List.of(PAIR + "?kind=visit&from=2020", "/quality?kind=event&lang=ja")) {
      Element canonical = page(view).selectFirst("link[rel=canonical]");
      assertNotNull(canonical, view);
      assertEquals("http://localhost:8080" + view.replaceAll("\\?.*", ""), canonical.attr("href"));
    }
  }

  @Test
  void whoTakesNoPagesIsToldSo() {
    for (String path : List.of("/", PAIR, "/entries/pe-first", "/search", "/embed" + PAIR)) {
      for (String accept :
          List.of("application/json", "application/json, text/html;q=0", "image/png")) {
        given()
            .accept(accept)
            .get(path)
            .then()
            .statusCode(406)
            .contentType("application/problem+json");
      }
      for (String accept : List.of("*/*", "text/*", "application/json, text/html;q=0.1")) {
        given().accept(accept).get(path).then().statusCode(200).contentType("text/html");
      }
    }
  }
}
