package org.entente.timeline;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.entente.contracts.Change;
import org.entente.contracts.Entity;
import org.entente.contracts.EntityJson;
import org.entente.contracts.Kind;
import org.entente.timeline.entry.Entry;
import org.entente.timeline.entry.EntryJson;
import org.entente.timeline.query.EntryReader;
import org.entente.timeline.query.RemarkQuery;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is worth saying of an entry: nothing that another reading of the record turns round. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class RemarksTest {
  private static final List<String> AWAITED = new ArrayList<>();

  @Inject RemarkQuery query;
  @Inject EntryReader entries;

  @BeforeEach
  void published() {
    if (!AWAITED.isEmpty()) {
      return;
    }
    try (OwnersOnKafka owners = new OwnersOnKafka(LocalStackResource.stack().kafka())) {
      put(owners, Kind.PARTY, "{'id':'RMA','name':'Ardland','kind':'state'}");
      put(owners, Kind.PARTY, "{'id':'RMB','name':'Borland','kind':'state'}");
      put(owners, Kind.PERSON, "{'id':'rm-ann','name':'Ann Ard'}");
      put(owners, Kind.PERSON, "{'id':'rm-bob','name':'Bob Bor'}");
      put(owners, Kind.SERIES, "{'id':'rm-s','name':'Ard–Bor Talks','parties':['RMA','RMB']}");
      String both =
          "'participants':[{'person':'rm-ann','party':'RMA'},{'person':'rm-bob','party':'RMB'}]";
      event(owners, "rm-1", "visit", "2010-05-04", "'host':'RMB','level':'leaders'," + both);
      event(owners, "rm-2", "visit", "2011-05-04", "'host':'RMB','level':'leaders'," + both);
      event(owners, "rm-3", "visit", "2015-05-04", "'host':'RMA','level':'leaders'," + both);
      event(owners, "rm-4", "visit", "2016", "'host':'RMB','level':'ministers'," + both);
      event(owners, "rm-5", "visit", "2017-05-04", "'host':'RMB','status':'cancelled'," + both);
      event(owners, "rm-6", "call", "2018-05-04", "'level':'ministers'");
      event(owners, "rm-7", "meeting", "2018-05-05", "'level':'ministers'");
      event(owners, "rm-e1", "dialogue", "2019-01-10", "'series':'rm-s','edition':1");
      event(owners, "rm-e2", "dialogue", "2019-07-10", "'series':'rm-s','edition':2");
      event(owners, "rm-e3", "dialogue", "2021-07-10", "'series':'rm-s','edition':3");
      event(owners, "rm-e4", "dialogue", "2024-08-10", "'series':'rm-s','edition':10");
    }
  }

  private static void event(
      OwnersOnKafka owners, String id, String kind, String date, String more) {
    put(
        owners,
        Kind.EVENT,
        "{'id':'%s','kind':'%s','title':'Talk','date':'%s','parties':['RMA','RMB'],%s}"
            .formatted(id, kind, date, more));
  }

  private static void put(OwnersOnKafka owners, Kind kind, String json) {
    byte[] bytes = json.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    Entity record = EntityJson.readLenient(bytes, kind.record());
    Change change = owners.put(record);
    AWAITED.add(change.key() + "@" + change.revision());
  }

  private static List<String> remarks(String id) {
    return remarks(id, "en");
  }

  private static List<String> remarks(String id, String language) {
    var request = given().queryParam("lang", language).header("Prefer", "wait=30");
    AWAITED.forEach(awaited -> request.queryParam("await", awaited));
    List<String> remarks =
        request
            .get("/api/v1/entries/" + id)
            .then()
            .statusCode(200)
            .extract()
            .jsonPath()
            .getList("remarks");
    return remarks == null ? List.of() : remarks;
  }

  @Test
  void theFirstOfAKindIsSaidToBeTheFirst() {
    assertEquals(
        List.of(
            "first event of Ardland and Borland in this record",
            "first leaders’ meeting of Ardland and Borland in this record",
            "first visit of Ann Ard to Borland in this record",
            "first meeting of Ann Ard and Bob Bor in this record"),
        remarks("rm-1"));
    assertEquals(List.of(), remarks("rm-2"));
  }

  @Test
  void aReturnAfterYearsIsSaidWithItsDateAndAVisitCountsForWhoTravelled() {
    assertEquals(
        List.of(
            "first leaders’ meeting of Ardland and Borland since 4 May 2011",
            "first visit of Bob Bor to Ardland in this record"),
        remarks("rm-3"));
  }

  @Test
  void nothingIsClaimedOnAVagueDateOfWhatWasNotHeldOrOfACall() {
    assertEquals(List.of(), remarks("rm-4"), "a year is vague");
    assertEquals(List.of(), remarks("rm-5"), "it was cancelled");
    assertEquals(List.of(), remarks("rm-6"), "a call is no meeting");
    assertEquals(
        List.of(), remarks("rm-7"), "of 2016 the last day may be meant: less than two years");
  }

  @Test
  void editionsAreSaidWhereTheirNumberIsRoundAndAfterALongGap() {
    assertEquals(List.of("Ard–Bor Talks: first edition"), remarks("rm-e1"));
    assertEquals(List.of(), remarks("rm-e2"));
    assertEquals(List.of("Ard–Bor Talks: first edition since 10 July 2019"), remarks("rm-e3"));
    assertEquals(
        List.of(
            "Ard–Bor Talks: 10th edition",
            "Ard–Bor Talks: first edition since 10 July 2021, after the longest gap between two editions"),
        remarks("rm-e4"));
  }

  @Test
  void theyAreSaidInTheLanguageAskedForWithDatesInIt() {
    assertEquals(
        List.of("ArdlandとBorlandの首脳会合は2011年5月4日以来", "Bob BorのArdland訪問として、この記録で最初"),
        remarks("rm-3", "ja"));
    assertEquals(
        List.of(
            "4 मई 2011 के बाद Ardland और Borland की पहली नेता-स्तरीय बैठक",
            "इस अभिलेख में Bob Bor की पहली Ardland यात्रा"),
        remarks("rm-3", "hi"));
    assertEquals(remarks("rm-3"), remarks("rm-3", "fr"), "English where there are no words");
  }

  @Test
  void manyEntriesAskedAtOnceGetWhatEachGetsAlone() throws SQLException {
    Map<String, List<String>> alone = new HashMap<>();
    List<Entry> all = new ArrayList<>();
    for (String id :
        List.of(
            "rm-e4", "rm-e3", "rm-e2", "rm-e1", "rm-7", "rm-6", "rm-5", "rm-4", "rm-3", "rm-2",
            "rm-1")) {
      List<String> remarks = remarks(id);
      if (!remarks.isEmpty()) {
        alone.put(id, remarks);
      }
      if (entries.entry(id) instanceof EntryReader.Found.Here(byte[] document)) {
        all.add(EntryJson.read(document));
      }
    }
    assertEquals(11, all.size());
    assertEquals(alone, query.remarks(all, null));
  }

  @Test
  void aPageOfATimelineHasNone() {
    remarks("rm-1");
    given()
        .get("/api/v1/partnerships/RMA-RMB/timeline")
        .then()
        .statusCode(200)
        .body("entries[0].remarks", nullValue());
  }
}
