package org.entente.timeline;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.entente.contracts.Change;
import org.entente.contracts.Entity;
import org.entente.contracts.EntityJson;
import org.entente.contracts.Kind;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is missing or contradictory is found, and what is in order is not. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class QualityTest {
  private static final String SOURCES = "'sources':[{'title':'S'}]";
  private static final List<String> AWAITED = new ArrayList<>();

  @BeforeEach
  void published() {
    if (!AWAITED.isEmpty()) {
      return;
    }
    try (OwnersOnKafka owners = new OwnersOnKafka(LocalStackResource.stack().kafka())) {
      put(owners, Kind.PARTY, "{'id':'QA','name':'Q A','kind':'state'}");
      put(owners, Kind.PARTY, "{'id':'QB','name':'Q B','kind':'state'}");
      put(owners, Kind.PARTY, "{'id':'QC','name':'Q C','kind':'state','predecessors':['QZ']}");
      put(owners, Kind.ORGANIZATION, "{'id':'q-o','name':'Ministry','parent':'q-nowhere'}");
      Entity gone = read(Kind.ORGANIZATION, "{'id':'q-gone','name':'Gone'}");
      owners.put(gone);
      awaited(owners.delete(gone, null));
      Entity old = read(Kind.PERSON, "{'id':'q-old','name':'Old'," + SOURCES + "}");
      owners.put(old);
      awaited(owners.delete(old, "q-p"));
      put(
          owners,
          Kind.PERSON,
          """
          {'id':'q-p','name':'P','positions':[
           {'title':'Minister','organization':'q-o','period':'2010/2014','sources':[{'title':'S'}]},
           {'title':'Chair','organization':'q-o','period':'2010/2014'},
           {'title':'Minister','organization':'q-o','period':'2012/2016'},
           {'title':'Minister','organization':'q-o','period':'2016/2018'},
           {'title':'Envoy','organization':'q-gone','period':'2013/2014'}]}\
          """);
      put(owners, Kind.PERSON, "{'id':'q-bare','name':'Bare'}");
      put(owners, Kind.SERIES, "{'id':'q-s','name':'Talks','parties':['QA','QX']}");
      put(owners, Kind.INITIATIVE, "{'id':'q-i','name':'Railway','parties':['QA','QB']}");
      event(
          owners, "q-fine", "'date':'2012-01-10','host':'QA','initiatives':['q-i']," + who("q-p"));
      event(
          owners,
          "q-refs",
          """
          'date':'2012-02-10','place':{'name':'X','country':'QY'},'series':'q-none','initiatives':['q-i','q-ni'],
          'related':[{'event':'q-ne','relation':'follows-up'}],'outcomes':[{'id':'o','kind':'commitment','text':'t','evidence':['q-fine','q-nev']}],
          'participants':[{'text':'x','party':'QW'},{'person':'q-np'}]\
          """);
      event(owners, "q-refs-planned", "'date':'2012-02-11','status':'cancelled','series':'q-none'");
      event(owners, "q-merged", "'date':'2012-03-10'," + who("q-old"));
      put(
          owners,
          Kind.EVENT,
          "{'id':'q-nosource','kind':'call','title':'T','date':'2012-03-11','parties':['QA','QB'],"
              + "'accounts':[{'party':'QA','text':'t',"
              + SOURCES
              + "}]}");
      event(owners, "q-nopos", "'date':'2019-03-10'," + who("q-p"));
      event(owners, "q-host", "'date':'2012-04-10','host':'QC'");
      event(owners, "q-sched", "'date':'2012-05-10','status':'scheduled'");
      event(owners, "q-sched-far", "'date':'2999-05-10','status':'scheduled'");
      event(owners, "q-parent", "'date':'2012-06-10/2012-06-12'");
      event(owners, "q-child-in", "'date':'2012-06-12','partOf':'q-parent'");
      event(owners, "q-child-vague", "'date':'2012-06','partOf':'q-parent'");
      event(owners, "q-child-out", "'date':'2012-06-12/2012-06-13','partOf':'q-parent'");
      event(owners, "q-child-far", "'date':'2013','partOf':'q-parent'");
      event(owners, "q-c1", "'date':'2012-07-01','partOf':'q-c2'");
      event(owners, "q-c2", "'date':'2012-07-02','partOf':'q-c1'");
      event(owners, "q-e1", "'date':'2012-08-01','series':'q-s','edition':1");
      event(owners, "q-e2", "'date':'2012-08-02','series':'q-s','edition':2");
      event(owners, "q-e5", "'date':'2012-08-05','series':'q-s','edition':5");
      event(owners, "q-d1", "'date':'2012-09-01'");
      event(owners, "q-d2", "'date':'2012-09-01'");
      event(owners, "q-d3", "'date':'2012-09-01','kind':'dialogue'");
      event(owners, "q-t1", "'date':'2012-06-11','partOf':'q-parent','title':'One'");
      event(owners, "q-t2", "'date':'2012-06-11','partOf':'q-parent','title':'Two'");
    }
  }

  private static String who(String person) {
    return "'participants':[{'text':'nobody'},{'person':'" + person + "','party':'QA'}]";
  }

  private static void event(OwnersOnKafka owners, String id, String more) {
    String kind = more.contains("'kind':'dialogue'") ? "" : "'kind':'meeting',";
    String title =
        more.contains("'title':'") && !more.contains("'place'") ? "" : "'title':'T " + id + "',";
    put(
        owners,
        Kind.EVENT,
        "{'id':'%s',%s%s'parties':['QA','QB'],%s,%s}".formatted(id, kind, title, SOURCES, more));
  }

  private static void put(OwnersOnKafka owners, Kind kind, String json) {
    awaited(owners.put(read(kind, json)));
  }

  private static Entity read(Kind kind, String json) {
    return EntityJson.readLenient(
        json.replace('\'', '"').getBytes(StandardCharsets.UTF_8), kind.record());
  }

  private static void awaited(Change change) {
    AWAITED.add(change.key() + "@" + change.revision());
  }

  /** Subjects and pointers of a rule's findings among this test's records. */
  private static List<String> found(String rule) {
    var request = given().header("Prefer", "wait=30");
    AWAITED.forEach(awaited -> {
      request.queryParam("await", awaited);
      request.queryParam("subject", awaited.substring(0, awaited.lastIndexOf('@')));
    });
    JsonPath page =
        request
            .queryParam("rule", rule)
            .queryParam("limit", 500)
            .get("/api/v1/quality")
            .then()
            .statusCode(200)
            .extract()
            .jsonPath();
    List<Map<String, String>> findings = page.getList("findings");
    return findings.stream()
        .map(finding -> finding.get("subject") + " " + finding.get("pointer"))
        .toList();
  }

  @Test
  void aReferenceToNothingOrToWhatWasDeletedIsFoundWhereverItStands() {
    assertEquals(
        List.of(
            "event/q-refs /initiatives/1",
            "event/q-refs /outcomes/0/evidence/1",
            "event/q-refs /participants/0/party",
            "event/q-refs /participants/1/person",
            "event/q-refs /place/country",
            "event/q-refs /related/0/event",
            "event/q-refs /series",
            "organization/q-o /parent",
            "party/QC /predecessors/0",
            "person/q-p /positions/4/organization",
            "series/q-s /parties/1"),
        found("unknown-reference"));
  }

  @Test
  void aReferenceToWhatWasMergedIsFound() {
    assertEquals(List.of("event/q-merged /participants/1/person"), found("merged-reference"));
  }

  @Test
  void eventsAndPeopleWithoutASourceAreFound() {
    assertEquals(
        List.of("event/q-nosource /sources", "person/q-bare /sources"), found("no-source"));
  }

  @Test
  void aParticipantWithoutAPositionOnTheDateIsFoundAndAnUnknownOneIsNot() {
    assertEquals(List.of("event/q-nopos /participants/1/person"), found("position-missing"));
  }

  @Test
  void theSameTitleHeldTwiceAtOnceIsFoundTwoTitlesAreNot() {
    assertEquals(List.of("person/q-p /positions/2"), found("position-overlap"));
  }

  @Test
  void editionsThatSkipAreFound() {
    assertEquals(List.of("event/q-e5 /edition"), found("edition-skipped"));
  }

  @Test
  void partsOutsideTheirParentAndCirclesAreFound() {
    assertEquals(
        List.of("event/q-child-far /date", "event/q-child-out /date"), found("outside-parent"));
    assertEquals(List.of("event/q-c1 /partOf", "event/q-c2 /partOf"), found("part-of-circle"));
  }

  @Test
  void aHostWhoIsNoPartyAndAScheduledDateGoneByAreFound() {
    assertEquals(List.of("event/q-host /host"), found("host-no-party"));
    assertEquals(List.of("event/q-sched /status"), found("scheduled-gone-by"));
  }

  @Test
  void likelyDuplicatesAreFoundButNotPartsThatBearDifferentTitles() {
    assertEquals(List.of("event/q-d1 /date", "event/q-d2 /date"), found("likely-duplicate"));
  }

  @Test
  void pagesJoinWithoutHoleOrDoubleAndSayWhereTheRecordIs() {
    found("no-source");
    List<String> whole = paged(500);
    List<String> byTwo = paged(2);
    assertEquals(whole, byTwo);
    assertEquals(whole.size(), new HashSet<>(whole).size());
    assertEquals(23, whole.size());
    given()
        .queryParam("subject", "event/q-host")
        .get("/api/v1/quality")
        .then()
        .statusCode(200)
        .body("findings", hasSize(1))
        .body("findings[0].rule", equalTo("host-no-party"))
        .body("findings[0].url", equalTo("http://localhost:8080/entries/q-host"))
        .body("findings[0].detail", equalTo("party/QC is the host but not among the parties"));
  }

  private static List<String> paged(int limit) {
    List<String> all = new ArrayList<>();
    String cursor = null;
    do {
      var request = given().queryParam("partnership", "QB-QA").queryParam("limit", limit);
      if (cursor != null) {
        request.queryParam("cursor", cursor);
      }
      JsonPath page = request.get("/api/v1/quality").then().statusCode(200).extract().jsonPath();
      List<Map<String, String>> findings = page.getList("findings");
      findings.forEach(finding ->
          all.add(
              finding.get("rule") + " " + finding.get("subject") + " " + finding.get("pointer")));
      cursor = page.getString("next");
    } while (cursor != null);
    return all;
  }

  @Test
  void findingsAreNarrowedByKindAndPartyAndWhatIsUnknownIsRefused() {
    found("no-source");
    given()
        .queryParam("party", "QA")
        .queryParam("kind", "person")
        .queryParam("kind", "series")
        .get("/api/v1/quality")
        .then()
        .statusCode(200)
        .body("findings.subject", equalTo(List.of("person/q-p", "series/q-s", "person/q-p")));
    given()
        .queryParam("rule", "nonsense")
        .get("/api/v1/quality")
        .then()
        .statusCode(400)
        .body("errors.parameter", hasItems("rule"));
    given()
        .queryParam("partnership", "QA-QA")
        .get("/api/v1/quality")
        .then()
        .statusCode(400)
        .body("errors.parameter", hasItems("partnership"));
  }
}
