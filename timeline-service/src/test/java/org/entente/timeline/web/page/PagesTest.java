package org.entente.timeline.web.page;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.entente.contracts.Change;
import org.entente.contracts.Entity;
import org.entente.contracts.EntityJson;
import org.entente.contracts.Event;
import org.entente.contracts.Kind;
import org.entente.contracts.Person;
import org.entente.contracts.Series;
import org.entente.timeline.Dataset;
import org.entente.timeline.LocalStackResource;
import org.entente.timeline.OwnersOnKafka;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The pages of the first dataset, read without script. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class PagesTest {
  private static final List<String> AWAITED = new ArrayList<>();

  @BeforeEach
  void published() {
    if (AWAITED.isEmpty()) {
      AWAITED.addAll(publish(records("india-japan")));
      AWAITED.addAll(publish(records("parties")));
    }
    visible(AWAITED);
  }

  private static List<Entity> records(String dataset) {
    List<Entity> records = new ArrayList<>();
    for (Kind kind : Kind.values()) {
      records.addAll(Dataset.records(dataset, kind));
    }
    return records;
  }

  static List<String> publish(List<? extends Entity> records) {
    List<String> awaited = new ArrayList<>();
    try (OwnersOnKafka owners = new OwnersOnKafka(LocalStackResource.stack().kafka())) {
      for (Entity record : records) {
        Change change = owners.put(record);
        awaited.add(change.key() + "@" + change.revision());
      }
    }
    return awaited;
  }

  static void visible(List<String> awaited) {
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

  static Document page(String path) {
    return page(path, false);
  }

  static Document page(String path, boolean framed) {
    Response answer =
        given()
            .urlEncodingEnabled(path.indexOf('%') < 0)
            .accept("text/html")
            .redirects()
            .follow(false)
            .get(path);
    assertEquals(200, answer.statusCode(), path);
    policed(answer, framed ? "*" : "'none'");
    return Jsoup.parse(answer.asString());
  }

  static void policed(Response answer, String ancestors) {
    assertEquals(
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
            + " connect-src 'self'; font-src 'self'; base-uri 'none'; form-action 'self';"
            + " frame-ancestors "
            + ancestors,
        answer.header("Content-Security-Policy"));
    assertEquals("nosniff", answer.header("X-Content-Type-Options"));
    assertEquals("no-referrer", answer.header("Referrer-Policy"));
    assertTrue(answer.header("Content-Type").startsWith("text/html"));
    assertTrue(answer.header("Vary").contains("Accept-Language"));
  }

  @Test
  void theStartPageLeadsToThePartnershipWithItsCountAndLastEvent() {
    Element line = page("/").selectFirst(".pairs li:has(a[href=/partnerships/IN-JP])");
    assertNotNull(line);
    assertEquals("India – Japan", line.selectFirst(".pair").text());
    assertEquals("11 events", line.selectFirst(".count").text());
    assertTrue(line.selectFirst(".last").text().contains("27 November 2024"), line.text());
    assertEquals(
        page("/partnerships/IN-JP").selectFirst(".figures a[href^=/entries/]").attr("href"),
        line.selectFirst(".last a").attr("href"),
        "both say that the visit was last, not the last of its parts");
  }

  @Test
  void everyPageAndFrameAndCitationSaysItsLicence() {
    String entry = "/entries/in-jp-2024-08-20-2-plus-2";
    for (String path :
        List.of(
            "/",
            "/partnerships/IN-JP",
            "/people/vikram-misri",
            "/organizations/ministry-of-external-affairs-in",
            "/series/in-jp-2-plus-2",
            "/initiatives/mumbai-ahmedabad-high-speed-rail",
            "/search?q=security",
            "/quality",
            "/status",
            entry,
            "/embed" + entry,
            "/embed/partnerships/IN-JP")) {
      Element licence = page(path, path.startsWith("/embed")).selectFirst("a[rel~=license]");
      assertNotNull(licence, path);
      assertEquals("https://creativecommons.org/licenses/by/4.0/", licence.attr("href"), path);
    }
    assertTrue(page(entry).selectFirst("#take pre").text().contains("CC BY 4.0"));
  }

  @Test
  void whatIsCitedFramedAndFollowedIsExactlyWhatIsSeen() {
    Document page = page("/partnerships/IN-JP?kind=visit&from=2024&lang=ja");
    for (String part : List.of("kind=visit", "from=2024", "lang=ja")) {
      page.select("#take pre")
          .forEach(taken -> assertTrue(taken.text().contains(part), taken.text()));
      String feed = page.selectFirst("link[rel=alternate]").attr("href");
      assertTrue(feed.startsWith("/api/v1/partnerships/IN-JP/timeline?"), feed);
      assertTrue(feed.contains(part) && feed.contains("format=atom"), feed);
    }
    assertEquals(3, page.select("#take pre").size(), "a citation, a calendar and a frame");
    assertNull(page("/entries/in-jp-2024-08-20-2-plus-2").selectFirst("link[rel=alternate]"));
  }

  @Test
  void whatIsSoughtIsCitedFramedAndFollowedToo() {
    Document page = page("/search?party=JP&topic=defence&from=2024");
    assertEquals("Events: from 2024 · Defence · Japan · Entente", page.title());
    assertTrue(page.select("#take pre").last().text().contains("/embed/search?"), page.text());
    assertEquals(
        "/api/v1/timeline",
        page.selectFirst("link[rel=alternate]").attr("href").replaceAll("\\?.*", ""));
    assertTrue(
        page.body().attr("data-live").contains("topic=defence"), page.body().attr("data-live"));
    Document frame = page("/embed/search?party=JP&topic=defence&from=2024", true);
    assertEquals(page.select("h3 a").eachText(), frame.select("h3 a").eachText());
    for (String part : List.of("/search?", "party=JP", "topic=defence", "from=2024")) {
      assertTrue(frame.selectFirst("footer a").attr("href").contains(part), frame.text());
    }
    assertEquals(0, page("/search").select("#take").size(), "nothing is sought yet");
  }

  @Test
  void aSeriesSaysItsEditionsAndWhatIsDue() {
    visible(
        publish(
            List.of(
                EntityJson.readLenient(
                    "{\"id\":\"pg-due\",\"name\":\"Ministers' talk\",\"parties\":[\"PGDUA\",\"PGDUB\"],\"cadence\":\"P1Y\"}"
                        .getBytes(StandardCharsets.UTF_8),
                    Series.class),
                edition("pg-due-1", "2018-05-03", 1),
                edition("pg-due-2", "2019-05-03/2019-05-04", 2))));
    Document page = page("/series/pg-due");
    assertEquals(
        "3 – 4 May 2019 2 editions in all",
        thick(page.selectFirst("dt:contains(Held last) + dd").text()));
    assertEquals("4 May 2020 overdue", page.selectFirst("dt:contains(Due) + dd").text());
    assertEquals("overdue", page.selectFirst("dd b.due").text());
    assertEquals(
        List.of("3 – 4 May", "3 May"),
        page.select(".entry .when").eachText().stream().map(PagesTest::thick).toList());
    assertEquals(
        List.of("edition 2", "edition 1"), page.select(".tags span:contains(edition)").eachText());
    assertEquals(
        "Ministers' talk, edition 2",
        page("/partnerships/PGDUA-PGDUB").selectFirst(".tags a[href='/series/pg-due']").text());
    assertEquals(
        "events since 2018", page("/partnerships/PGDUA-PGDUB").selectFirst(".figures span").text());
  }

  @Test
  void daysMayBeGivenInWordsAndAFaultKeepsTheForm() {
    assertEquals(
        page("/partnerships/IN-JP?from=2024-08&to=2024-11").select("h3 a").eachText(),
        page("/partnerships/IN-JP?from=August%202024&to=%20november%202024")
            .select("h3 a")
            .eachText());
    assertEquals(
        page("/partnerships/IN-JP?from=2024-08").select(".entry").size(),
        page("/partnerships/IN-JP?lang=ja&from=2024%E5%B9%B48%E6%9C%88").select(".entry").size());
    Document refused =
        Jsoup.parse(
            given()
                .accept("text/html")
                .queryParam("from", "somewhen")
                .queryParam("kind", "visit")
                .get("/partnerships/IN-JP")
                .then()
                .statusCode(400)
                .extract()
                .asString());
    assertEquals("somewhen", refused.selectFirst("form.dates input[name=from]").attr("value"));
    assertEquals("visit", refused.selectFirst("form.dates input[name=kind]").attr("value"));
  }

  @Test
  void anEntrySaysItsHostAndTheEvidenceAndWhatIsNotRecordedHasNoLink() {
    visible(
        publish(
            List.of(
                event(
                    "{'id':'pg-seen','kind':'meeting','title':'Handed over','date':'2020','parties':['PGHA','PGHB']}"),
                event(
                    """
                    {'id':'pg-host','kind':'visit','title':'Visit','date':'2019','parties':['PGHA','PGHB'],'host':'PGHA',
                     'outcomes':[{'id':'a','kind':'transfer','text':'A ship','state':'done','evidence':['pg-seen','pg-never']}],
                     'related':[{'event':'pg-never','relation':'implements'}]}\
                    """))));
    Document page = page("/entries/pg-host");
    assertEquals("PGHA", page.selectFirst("dt:contains(Host) + dd").text());
    assertEquals("Handed over", page.selectFirst("dd a[href='/entries/pg-seen']").text());
    assertEquals(0, page.select("a[href*=pg-never]").size(), "there is nothing there");
    assertEquals("pg-never not recorded", page.selectFirst("dt:contains(implements) + dd").text());
    String then = page.selectFirst(".history a").attr("href");
    assertTrue(then.startsWith("/entries/pg-host?asOf="), then);
    assertEquals("Visit", page(then).selectFirst("h1").text());
  }

  private static Event event(String json) {
    return EntityJson.readLenient(
        json.replace('\'', '"').getBytes(StandardCharsets.UTF_8), Event.class);
  }

  @Test
  void aRecordLeadsToItsPartnershipAndSaysOnWhoseWordAPositionStands() {
    visible(
        publish(
            List.of(
                EntityJson.readLenient(
                    """
                    {"id":"pg-posted","name":"Poste D","image":"https://example.org/d.jpg",
                     "positions":[{"title":"Envoy","organization":"pg-nobody","sources":[{"url":"https://example.org/gazette","title":"Gazette"}]}]}\
                    """
                        .getBytes(StandardCharsets.UTF_8),
                    Person.class))));
    Document page = page("/people/pg-posted");
    assertEquals("Gazette", page.selectFirst(".held .sources a").text());
    assertFalse(page.text().contains("No source in this record."));
    assertEquals(
        "https://example.org/d.jpg", page.selectFirst("dt:contains(Image) + dd a").attr("href"));
    assertEquals(0, page.select("img").size());
    Document series = page("/series/in-jp-economic-security-dialogue");
    assertEquals("/partnerships/IN-JP", series.selectFirst(".status a").attr("href"));
    assertTrue(series.selectFirst("dt:contains(Note) + dd").text().contains("how often"));
    assertEquals(
        "/partnerships/IN-JP", page("/search?topic=defence").selectFirst(".tags a").attr("href"));
  }

  @Test
  void whatIsSoughtIsFoundByNameWhateverItIs() {
    assertTrue(
        page("/search?q=2%2B2")
            .select(".people a")
            .eachAttr("href")
            .contains("/series/in-jp-2-plus-2"));
    assertTrue(
        page("/search?q=Japan").select(".people a").eachAttr("href").contains("/search?party=JP"));
    assertTrue(
        page("/search?lang=ja&q=%E9%98%B2%E8%A1%9B")
            .select(".people a")
            .eachAttr("href")
            .contains("/search?topic=defence&lang=ja"));
  }

  @Test
  void aSlashAtTheEndLeadsToThePage() {
    for (String path : List.of("/partnerships/IN-JP", "/people/vikram-misri", "/embed/search")) {
      given()
          .redirects()
          .follow(false)
          .get(path + "/?q=a")
          .then()
          .statusCode(301)
          .header("Location", path + "?q=a");
    }
  }

  @Test
  void whatIsAtFaultIsNotCarriedOnByTheFormThatMendsIt() {
    Document kind = refused("/partnerships/IN-JP?kind=foo&from=2020");
    assertEquals(0, kind.select("form.dates input[name=kind]").size());
    assertEquals("2020", kind.selectFirst("form.dates input[name=from]").attr("value"));
    assertEquals(0, refused("/partnerships/IN-IN").select("form.dates").size());
  }

  private static Document refused(String path) {
    return Jsoup.parse(
        given().accept("text/html").get(path).then().statusCode(400).extract().asString());
  }

  @Test
  void aFrameOfNobodyIsNothing() {
    given().accept("text/html").get("/embed/people/pg-never-heard-of").then().statusCode(404);
  }

  @Test
  void whatIsNearestToAnIdOrANameComesFirst() {
    assertEquals(
        "/search?party=IN", page("/search?q=IN").selectFirst("section .people a").attr("href"));
    assertEquals(
        "/partnerships/IN-JP",
        page("/search?q=in-jp").selectFirst("section .people a").attr("href"));
    assertTrue(
        page("/search?q=misri%20%20VIKRAM")
            .select(".people a")
            .eachAttr("href")
            .contains("/people/vikram-misri"));
  }

  @Test
  void aSlipOfThePenIsNotWhatWasHeldLast() {
    visible(
        publish(
            List.of(
                event(
                    "{'id':'pg-slip-1','kind':'call','title':'Call','date':'2020','parties':['PGSA','PGSB']}"),
                event(
                    "{'id':'pg-slip-2','kind':'call','title':'Slip','date':'9024','parties':['PGSA','PGSB']}"))));
    assertTrue(
        given()
            .get("/api/v1/partnerships?limit=200")
            .jsonPath()
            .getString("partnerships.find { it.id == 'PGSA-PGSB' }.last.id")
            .equals("pg-slip-1"));
  }

  private static String thick(String text) {
    return text.replace('\u2009', ' ');
  }

  private static Event edition(String id, String date, int edition) {
    return EntityJson.readLenient(
        """
        {"id":"%s","kind":"dialogue","title":"Talk","date":"%s","parties":["PGDUA","PGDUB"],
         "series":"pg-due","edition":%d}\
        """
            .formatted(id, date, edition)
            .getBytes(StandardCharsets.UTF_8),
        Event.class);
  }

  @Test
  void aPromiseWhoseDayIsGoneByStandsOut() {
    visible(
        publish(
            List.of(
                EntityJson.readLenient(
                    """
                    {"id":"pg-late","kind":"meeting","title":"Talk","date":"2019-05-01","parties":["PGLTA","PGLTB"],
                     "outcomes":[{"id":"a","kind":"commitment","text":"Late","state":"open","due":"2020-06"},
                                 {"id":"b","kind":"commitment","text":"Time enough","state":"open","due":"2999"},
                                 {"id":"c","kind":"commitment","text":"Kept","state":"done","due":"2020"}]}\
                    """
                        .getBytes(StandardCharsets.UTF_8),
                    Event.class))));
    assertEquals(
        List.of("overdue"), page("/partnerships/PGLTA-PGLTB").select(".aside b.due").eachText());
    assertEquals(
        List.of("event since 2019", "promises open"),
        page("/partnerships/PGLTA-PGLTB")
            .select(".figures span:matches(event|promise)")
            .eachText());
    assertEquals(List.of("open, overdue"), page("/entries/pg-late").select("dd b.due").eachText());
  }

  @Test
  void whatIsQuietSinceAVagueDateIsQuietSinceThat() {
    visible(
        publish(
            List.of(
                EntityJson.readLenient(
                    "{\"id\":\"pg-quiet\",\"kind\":\"summit\",\"level\":\"leaders\",\"title\":\"Summit\",\"date\":\"2019\",\"parties\":[\"PGGPA\",\"PGGPB\"]}"
                        .getBytes(StandardCharsets.UTF_8),
                    Event.class))));
    for (String asOf : List.of("", "?asOf=2999-01-01T00:00:00Z")) {
      List<String> gaps =
          page("/partnerships/PGGPA-PGGPB" + asOf).select(".aside li").eachText().stream()
              .filter(line -> line.startsWith("no "))
              .toList();
      assertEquals(1, gaps.size(), asOf);
      assertTrue(gaps.getFirst().endsWith("since 2019"), gaps.getFirst());
    }
  }

  @Test
  void yearsBeforeTheFirstAreWrittenAsPeopleWriteThem() {
    visible(
        publish(
            List.of(
                EntityJson.readLenient(
                    "{\"id\":\"pg-bc\",\"kind\":\"meeting\",\"title\":\"Ides\",\"date\":\"-0043-03-15\",\"parties\":[\"PGBCA\",\"PGBCB\"]}"
                        .getBytes(StandardCharsets.UTF_8),
                    Event.class))));
    assertEquals("44 BC 1 event", page("/partnerships/PGBCA-PGBCB").selectFirst("h2.year").text());
  }

  @Test
  void theTimelineStandsByYearNewestFirstWithPartsUnderTheirVisit() {
    Document page = page("/partnerships/IN-JP");
    assertEquals("India – Japan", page.selectFirst("h1").text());
    assertEquals(
        List.of("2024 9 events", "2014 1 event", "2008 1 event"),
        page.select("h2.year").eachText());
    Element visit = page.selectFirst("section > .entries > .entry");
    assertEquals("27 Nov", visit.selectFirst(".when").text());
    assertTrue(visit.selectFirst(".who").text().startsWith("Vikram Misri Foreign Secretary"));
    assertEquals(6, visit.select("details .entry").size());
    assertEquals(11, page.select(".entry").size());
    assertTrue(page.select(".when .vague").eachText().contains("possibly 2014"));
    assertTrue(page.select(".status").text().contains("Special Strategic and Global Partnership"));
  }

  @Test
  void fromTheBeginningIsALinkAwayAndThePartsKeepTheOrderOfTheDay() {
    Document newest = page("/partnerships/IN-JP");
    String href = newest.selectFirst(".ways a[href*=order=asc]").attr("href");
    Document oldest = page(href);
    assertEquals(
        newest.select("h2.year").eachText().reversed(), oldest.select("h2.year").eachText());
    assertEquals(
        newest.select("details .entry h3").eachText(),
        oldest.select("details .entry h3").eachText());
  }

  @Test
  void everyFilterLeadsToAsManyEntriesAsItCounts() {
    Document page = page("/partnerships/IN-JP");
    int followed = 0;
    for (Element pill : page.select(".filters a")) {
      Document narrowed = page(pill.attr("href"));
      assertEquals(
          Integer.parseInt(pill.selectFirst("small").text()),
          narrowed.select("#timeline .entry").size(),
          pill.attr("href"));
      followed++;
    }
    assertTrue(followed > 10, followed + " filters");
    for (Element year : page.select(".years a")) {
      Document narrowed = page(year.attr("href"));
      assertEquals(
          year.attr("title").replaceAll(".*: (\\d+).*", "$1"),
          Integer.toString(narrowed.select("#timeline .entry").size()));
      assertEquals(1, narrowed.select(".years a[aria-current]").size());
    }
  }

  @Test
  void pagesFollowOnAnotherWithoutHoleOrDouble() {
    List<String> titles = new ArrayList<>();
    String path = "/partnerships/IN-JP?limit=3&utm_source=letter";
    for (int turns = 0; path != null; turns++) {
      assertTrue(turns < 10);
      Document page = page(path);
      titles.addAll(page.select("section > .entries > .entry > .what > h3").eachText());
      Element next = page.selectFirst("a[rel=next]");
      path = next == null ? null : next.attr("href");
    }
    assertEquals(titles.stream().distinct().toList(), titles);
    assertEquals(
        page("/partnerships/IN-JP").select("section > .entries > .entry > .what > h3").eachText(),
        titles);
  }

  @Test
  void anEntryTellsWhoAsWhatWithWhatResultAndOnWhoseWord() {
    Document timeline = page("/partnerships/IN-JP?kind=dialogue&to=2024-08");
    Document page = page(timeline.selectFirst(".entry h3 a").attr("href"));
    assertTrue(page.selectFirst("h1").text().contains("2+2"));
    assertTrue(page.selectFirst(".facts").text().contains("India"));
    assertTrue(page.select(".facts .pending").size() >= 2, "two outcomes are open");
    assertEquals(1, page.select(".sources > li").size());
    assertFalse(page.select(".history tbody tr").isEmpty());
    assertTrue(page.selectFirst("#cite + pre").text().contains("http://localhost:8080/entries/"));
  }

  @Test
  void whatIsWrongIsSaidInTheLanguageOfThePageAndWhatIsEnglishIsMarkedSo() {
    String path = "/partnerships/IN-JP?kind=chat&from=2024-13";
    Document english = Jsoup.parse(given().get(path).asString());
    assertEquals(List.of(), english.select(".lead [lang]").eachText());
    assertTrue(english.select(".lead").text().contains("kind: "), english.text());
    for (String language : List.of("ja", "hi")) {
      Response answer = given().get(path + "&lang=" + language);
      assertEquals(400, answer.statusCode());
      Document page = Jsoup.parse(answer.asString());
      assertEquals(english.select(".lead").eachText(), page.select(".lead [lang=en]").eachText());
      page.select(".lead [lang=en]").remove();
      for (String said : page.select("h1, .lead").eachText()) {
        assertFalse(said.replaceFirst("^(kind|from)", "").matches(".*[A-Za-z].*"), said);
      }
    }
  }

  /** A date that a page shows may be typed into the editor, in each of its languages. */
  @Test
  void theEditorReadsWhateverDateAPageShows() {
    Set<String> dates = new TreeSet<>(List.of("2020-03-11T10:00:00Z", "-0043", "1905~", "1905?"));
    for (Entity record : records("india-japan")) {
      if (record instanceof Event event) {
        dates.add(event.date());
      }
    }
    for (String language : List.of("en", "ja", "hi")) {
      Texts t = Texts.of(Locale.of(language));
      for (String date : dates) {
        JsonPath read = understood(DateView.label(date, t), language);
        assertEquals(date, read.getString("edtf"), DateView.label(date, t));
        assertEquals(DateView.label(date, t), read.getString("label"));
      }
      JsonPath refused = understood("yesterday", language);
      assertEquals(0, refused.getInt("position"));
      assertTrue(refused.getString("refused").contains("yesterday"), refused.prettify());
      assertTrue(refused.getString("refused").contains("2024-06-05/2024-06-09"));
    }
    assertEquals("2024-11-27", understood("27 नव॰ 2024", "hi").getString("edtf"));
  }

  @Test
  void aDateThatDoesNotFitItsFieldIsToldSoAtOnceWithWhatWouldFit() {
    for (String language : List.of("en", "ja", "hi")) {
      JsonPath date = understood("2019", "edtf-interval", language);
      assertNull(date.getString("edtf"));
      assertTrue(date.getString("refused").contains("2021"), date.prettify());
      assertEquals("2019/..", understood("since 2019", "edtf-interval", language).get("edtf"));
      assertNull(understood("2019 – 2021", "edtf-date", language).getString("edtf"));
      assertEquals("2019~", understood("about 2019", "edtf-date", language).get("edtf"));
    }
    JsonPath attested = understood("/..", "edtf-interval", "en");
    assertEquals("unknown", attested.getString("earliestLimit"));
    assertEquals("open", attested.getString("latestLimit"));
    // of what is no English the reader of English has nothing to say
    assertNull(understood("きのう", "ja").getString("expected"));
    assertNotNull(understood("31 April 2004", "ja").getString("expected"));
  }

  private static JsonPath understood(String text, String language) {
    return understood(text, "edtf", language);
  }

  private static JsonPath understood(String text, String format, String language) {
    return given()
        .queryParam("text", text)
        .queryParam("format", format)
        .queryParam("lang", language)
        .get("/edit/help/date")
        .jsonPath();
  }

  @Test
  void addressesWithoutAPageSaySoAsPages() {
    for (String path :
        List.of(
            "/entries/nothing",
            "/entries/..%2f",
            "/entries/x/y",
            "/quality/x",
            "/nowhere",
            "/people/nobody")) {
      Response answer = given().urlEncodingEnabled(false).accept("text/html").get(path);
      assertEquals(404, answer.statusCode(), path);
      policed(answer, "'none'");
      assertNotNull(Jsoup.parse(answer.asString()).selectFirst("a[href=/]"));
    }
    Response wrong = given().accept("text/html").get("/partnerships/IN-IN");
    assertEquals(400, wrong.statusCode());
    policed(wrong, "'none'");
    assertEquals(400, given().get("/partnerships/IN-JP?kind=chat").statusCode());
    assertEquals(200, given().get("/partnerships/IN-JP?colour=red&from=&q=").statusCode());
    given()
        .redirects()
        .follow(false)
        .get("/partnerships/JP-IN?order=asc")
        .then()
        .statusCode(301)
        .header("Location", org.hamcrest.Matchers.endsWith("/partnerships/IN-JP?order=asc"));
    given().get("/api/v1/nowhere").then().statusCode(404).contentType("application/problem+json");
  }

  @Test
  void whatIsNotChangedIsNotSentAgainButInAnotherLanguage() {
    String tag = given().get("/partnerships/IN-JP").header("ETag");
    assertEquals(304, given().header("If-None-Match", tag).get("/partnerships/IN-JP").statusCode());
    Response japanese =
        given()
            .header("If-None-Match", tag)
            .header("Accept-Language", "ja, en;q=0.5")
            .get("/partnerships/IN-JP");
    assertEquals(200, japanese.statusCode());
    Document page = Jsoup.parse(japanese.asString());
    assertEquals("ja", page.selectFirst("html").attr("lang"));
    assertTrue(
        page.selectFirst(".figures").text().contains("2008年"), page.select(".figures").text());
  }

  @Test
  void nothingOnAPageIsInlineOrFromElsewhere() {
    for (String path : List.of("/", "/partnerships/IN-JP", "/search", "/status")) {
      Document page = page(path);
      assertTrue(page.select("[style], style, [onclick], [onload], iframe, object, img").isEmpty());
      for (Element script : page.select("script")) {
        assertTrue(script.attr("src").startsWith("/assets/"));
        assertTrue(script.data().isEmpty());
        given().get(script.attr("src")).then().statusCode(200).contentType("text/javascript");
      }
      String style = page.selectFirst("link[rel=stylesheet]").attr("href");
      String css = given().get(style).then().statusCode(200).extract().asString();
      assertFalse(css.contains("url(") || css.contains("@import"));
    }
  }

  @Test
  void theEmbeddedTimelineMayBeFramedByAnybody() {
    Response answer = given().get("/embed/partnerships/IN-JP");
    policed(answer, "*");
    assertEquals(11, Jsoup.parse(answer.asString()).select(".entry").size());
  }

  @Test
  void aDeletedEventSaysSoAndWhatBecameOfIt() {
    Event event =
        EntityJson.readLenient(
            """
            {"id":"short-lived","kind":"meeting","title":"A meeting","date":"2020-01-02","parties":["QV","QW"]}\
            """
                .getBytes(StandardCharsets.UTF_8),
            Event.class);
    List<String> awaited = new ArrayList<>(publish(List.of(event)));
    try (OwnersOnKafka owners = new OwnersOnKafka(LocalStackResource.stack().kafka())) {
      Change deletion = owners.delete(event, null);
      awaited.add(deletion.key() + "@" + deletion.revision());
    }
    visible(awaited);
    Response answer = given().accept("text/html").get("/entries/short-lived");
    assertEquals(410, answer.statusCode());
    policed(answer, "'none'");
    Document page = Jsoup.parse(answer.asString());
    assertEquals("This event was deleted", page.selectFirst("h1").text());
    assertEquals(2, page.select(".history tbody tr").size());
  }

  @Test
  void aTimelineIsNarrowedToAPerson() {
    Document page = page("/partnerships/IN-JP");
    Element pill = page.selectFirst(".more a[href*='person=vikram-misri']");
    assertEquals("Vikram Misri 7", pill.text());
    Document narrowed = page(pill.attr("href"));
    assertEquals(7, narrowed.select(".entry").size());
    assertTrue(narrowed.selectFirst(".chosen").text().contains("Vikram Misri"));
    assertEquals(0, page("/people/vikram-misri").select(".more a[href*='person=vikram']").size());
  }

  @Test
  void everyRecordAndEntryIsTakenAwayCitedAndFramed() {
    for (String path :
        List.of(
            "/people/vikram-misri",
            "/organizations/ministry-of-external-affairs-in",
            "/series/in-jp-2-plus-2",
            "/initiatives/mumbai-ahmedabad-high-speed-rail",
            "/entries/in-jp-2024-08-20-2-plus-2")) {
      Document page = page(path);
      String title = page.selectFirst("h1").text();
      for (String format : List.of("csv", "ics", "atom")) {
        assertEquals(
            1, page.select(".ways a[href^=/][href*='format=" + format + "']").size(), path);
      }
      assertTrue(page.selectFirst("#take pre").text().contains("http://localhost:8080" + path));
      String frame = "/embed" + path;
      assertTrue(
          page.select("#take pre").last().text().contains("src=\"http://localhost:8080" + frame));
      Response embedded = given().accept("text/html").get(frame);
      assertEquals(200, embedded.statusCode(), frame);
      policed(embedded, "*");
      assertEquals(title, Jsoup.parse(embedded.asString()).selectFirst("h1").text());
    }
  }

  @Test
  void aPairWithoutEventsSaysSoAndLeadsToWhatIsNearest() {
    Element none = page("/partnerships/AD-LI").selectFirst(".none");
    assertTrue(none.text().startsWith("There is nothing in this record yet."), none.text());
    assertEquals(
        List.of("/search?party=AD", "/search?party=LI", "/"), none.select("a").eachAttr("href"));
    Element narrowed = page("/partnerships/IN-JP?from=1900&to=1901").selectFirst(".none");
    assertEquals("Nothing in this record answers to these filters.", narrowed.text());
  }

  @Test
  void whatIsInAnotherLanguageThanThePageSaysWhich() {
    Document page = page("/partnerships/IN-JP?lang=ja");
    Element visit = page.selectFirst("section > .entries > .entry");
    assertEquals("en", visit.selectFirst("h3 a").attr("lang"));
    assertEquals("en", visit.selectFirst(".summary").attr("lang"));
    assertEquals("", page.selectFirst("h1").attr("lang"), "the names of the parties are Japanese");
    assertEquals(0, page("/partnerships/IN-JP").select("main [lang]:not([lang=ja])").size());
    Texts english = Texts.of(Locale.ENGLISH);
    assertEquals("", english.lang("Talks on 日本").toString(), "a word alone makes no language");
    assertEquals(" lang=\"hi\"", english.lang("भारत").toString());
    assertEquals("", english.lang("2+2").toString());
  }

  @Test
  void topicsAndListsReadAsTheLanguageHasThem() {
    assertTrue(page("/partnerships/IN-JP").select(".tags a").eachText().contains("Indo-Pacific"));
    Texts english = Texts.of(Locale.ENGLISH);
    assertEquals("Whale watching", english.topic("whale-watching"));
    Document japanese = page("/entries/in-jp-2024-08-20-2-plus-2?lang=ja");
    assertTrue(japanese.select(".facts a").eachText().contains("防衛"), "topics have labels");
    assertFalse(japanese.selectFirst(".head .status").text().contains(", "));
  }

  @Test
  void aRecordsOwnTimelineIsNotNarrowedToItself() {
    for (String path :
        List.of("/series/in-jp-2-plus-2", "/initiatives/mumbai-ahmedabad-high-speed-rail")) {
      String id = path.substring(path.lastIndexOf('/') + 1);
      assertEquals(0, page(path).select(".more .filters a[href*='=" + id + "']").size(), path);
    }
  }

  @Test
  void whatIsDueHasARhythm() {
    Document page = page("/partnerships/IN-JP");
    assertFalse(page.select(".aside h2").eachText().contains("What is due"));
    assertTrue(page.select(".aside h2").eachText().contains("Dialogues"));
    assertEquals(5, page.select(".figures li").size());
    assertTrue(page.selectFirst(".figures").text().contains("none scheduled"));
  }

  @Test
  void aFrameLeadsOnToWholePages() {
    Document frame = page("/embed/partnerships/IN-JP", true);
    assertTrue(frame.select(".tags a[href*=topic]").size() > 5);
    for (Element link : frame.select("main a")) {
      assertFalse(link.attr("href").startsWith("/embed"), link.outerHtml());
    }
  }

  @Test
  void theListOfPartnershipsIsTheStartPage() {
    Response answer =
        given().accept("text/html").redirects().follow(false).get("/partnerships?lang=ja");
    assertEquals(301, answer.statusCode());
    assertTrue(answer.header("Location").endsWith("/?lang=ja"));
  }

  @Test
  void theStatusPageTellsEveryPartition() {
    Document page = page("/status");
    assertEquals(
        List.of(12, 1, 12),
        page.select("tbody:has(th[scope=rowgroup])").stream()
            .map(topic -> topic.select("td:first-child").size())
            .toList());
    assertEquals("No rebuild is running.", page.selectFirst("h2:contains(Rebuild) + p").text());
    assertTrue(page.selectFirst(".figures").text().contains("generation"));
  }

  @Test
  void anEntrySaysItsLicenceAndWhenItWasMade() {
    String path = "/api/v1/entries/in-jp-2024-08-20-2-plus-2";
    for (String asked : List.of(path, path + "?asOf=2999-01-01T00:00:00Z")) {
      Response entry = given().get(asked);
      assertEquals(
          "<https://creativecommons.org/licenses/by/4.0/>; rel=\"license\"", entry.header("Link"));
      assertNotNull(entry.header("Last-Modified"), asked);
    }
  }

  @Test
  void aBriefingOfAPartnershipBeginsWithWhatIsAskedFirst() {
    visible(
        publish(
            List.of(
                EntityJson.readLenient(
                    "{\"id\":\"pg-brief\",\"name\":\"Talks\",\"parties\":[\"PGBRA\",\"PGBRB\"],\"cadence\":\"P1Y\"}"
                        .getBytes(StandardCharsets.UTF_8),
                    Series.class),
                event(
                    """
                    {'id':'pg-brief-1','kind':'dialogue','title':'Talk','date':'2019-05-03','parties':['PGBRA','PGBRB'],
                     'series':'pg-brief','partnershipStatus':'Close friends',
                     'outcomes':[{'id':'a','kind':'commitment','text':'A bridge','state':'open','due':'2020-06'}]}\
                    """))));
    for (String asOf : List.of("", "&asOf=2999-01-01T00:00:00Z")) {
      Document briefing =
          Jsoup.parse(
              given()
                  .get("/api/v1/partnerships/PGBRA-PGBRB/timeline?format=html" + asOf)
                  .asString());
      assertEquals("Close friends since 3 May 2019", briefing.selectFirst(".status").text());
      assertEquals(
          List.of("Talks overdue due 3 May 2020", "A bridge overdue Talk · due June 2020"),
          briefing.select(".glance li").eachText());
      assertTrue(briefing.selectFirst(".glance a").attr("href").endsWith("/series/pg-brief"));
    }
    assertEquals(
        0,
        Jsoup.parse(given().get("/api/v1/series/pg-brief/timeline?format=html").asString())
            .select(".glance")
            .size());
  }

  @Test
  void aBriefingSaysTheTimeThatItIsOfToTheMinute() {
    String briefing = given().get("/api/v1/partnerships/IN-JP/timeline?format=html").asString();
    String made = Jsoup.parse(briefing).selectFirst(".made").text();
    assertTrue(made.matches("As recorded up to \\d+ \\w+ \\d{4}, \\d\\d:\\d\\d UTC"), made);
  }
}
