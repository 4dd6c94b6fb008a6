package org.entente.events;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.MethodOrderer.MethodName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** What is particular to events (API §3). */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
@TestMethodOrder(MethodName.class)
class EventsTest {
  private static final String EVENTS =
      """
      {"id":"year","kind":"meeting","title":"In a year","date":"2008","parties":["JP","IN"],"topics":["rail"]}
      {"id":"day","kind":"visit","status":"scheduled","title":"=1+1, \\"quoted\\"","date":"2008-05-01","parties":["US","IN"],"participants":[{"person":"kim","role":"envoy"}],"place":{"name":"Tokyo","lat":35.5}}
      {"id":"late","kind":"call","title":"'Later","date":"2014-01/..","parties":["IN","JP"],"ordinal":3,"summary":"one\\ntwo","series":"talks"}
      """;

  @Test
  void aListIsFilteredByWhatEventsAreFoundBy() {
    Api.importLines("events/import", EVENTS).then().statusCode(200).body("rejected", is(0));
    Api.get("events?party=JP").then().body("items.id", contains("late", "year"));
    Api.get("events?from=2008-02&to=2008-03").then().body("items.id", contains("year"));
    Api.get("events?from=2020").then().body("items.id", contains("late"));
    Api.get("events?kind=visit&kind=call").then().body("items.id", contains("day", "late"));
    Api.get("events?status=held").then().body("items.id", contains("late", "year"));
    Api.get("events?person=kim").then().body("items.id", contains("day"));
    Api.get("events?topic=rail&q=year").then().body("items.id", contains("year"));
    Api.get("events?series=talks").then().body("items.id", contains("late"));
    Api.get("events?kind=chat")
        .then()
        .statusCode(400)
        .body("errors[0].detail", containsString("allowed are visit"));
  }

  @Test
  void aTopicOfTheWrongFormIsRefused() {
    for (String topic : new String[] {"Rail", "two%20words", "-x", "a--b", ""}) {
      Api.get("events?topic=" + topic)
          .then()
          .statusCode(400)
          .body("errors.parameter", contains("topic"));
    }
    Api.get("events?topic=nobody-uses-it").then().statusCode(200);
  }

  @Test
  void aSpanThatEndsBeforeItBeginsIsRefused() {
    Api.get("events?from=2009&to=2008")
        .then()
        .statusCode(400)
        .body("errors.parameter", contains("from"));
    Api.get("events?from=2008-05&to=2008").then().statusCode(200);
  }

  @Test
  void anOutcomesIdStandsOnceInItsEvent() {
    String outcome = "{\"id\":\"o\",\"kind\":\"statement\",\"text\":\"t\"}";
    Api.put(
            "events/outcomes",
            "{\"kind\":\"other\",\"title\":\" \",\"date\":\"2001\",\"parties\":[\"JP\"],\"outcomes\":["
                + outcome
                + ","
                + outcome
                + "]}")
        .then()
        .statusCode(422)
        .body("errors.pointer", contains("/title", "/outcomes/1/id"))
        .body("errors.rule", contains("length", "duplicate"));
  }

  @Test
  void aFileIsOfTheFormatThatIsAcceptedBest() {
    for (String accept :
        new String[] {
          "text/csv", "text/html, text/csv;q=0.5", "text/*", "text/csv, application/x-ndjson;q=0.9"
        }) {
      given()
          .accept(accept)
          .get("/api/v1/events/export")
          .then()
          .statusCode(200)
          .contentType("text/csv");
    }
    for (String accept :
        new String[] {"*/*", "application/x-ndjson", "text/csv;q=0.1, application/*"}) {
      given()
          .accept(accept)
          .get("/api/v1/events/export")
          .then()
          .statusCode(200)
          .contentType("application/x-ndjson");
    }
    given().accept("text/html").get("/api/v1/events/export").then().statusCode(406);
  }

  @Test
  void aStatusLeftOutIsHeldAndPartiesAreASet() {
    Api.put(
            "events/set",
            "{\"kind\":\"other\",\"title\":\"t\",\"date\":\"2001\",\"parties\":[\"JP\",\"IN\"]}")
        .then()
        .statusCode(201);
    Api.put(
            "events/set",
            "{\"kind\":\"other\",\"title\":\"t\",\"date\":\"2001\",\"parties\":[\"IN\",\"JP\"],\"status\":\"held\"}")
        .then()
        .statusCode(200)
        .header("Entente-Revision", "event/set@1");
    Api.delete("events/set").then().statusCode(204);
  }

  @Test
  void csvIsLosslessAndRunsNoFormula() {
    Api.importLines("events/import", EVENTS).then().statusCode(200);
    String csv = Api.get("events/export?format=csv").then().statusCode(200).extract().asString();
    assertTrue(csv.contains("\"'=1+1, \"\"quoted\"\"\""), csv);
    assertTrue(csv.contains(",''Later,"), csv);
    String before = Api.get("events/export").then().statusCode(200).extract().asString();
    Api.send("text/csv", csv)
        .post("/api/v1/events/import")
        .then()
        .statusCode(200)
        .body("unchanged", is(3))
        .body("rejected", is(0));
    assertEquals(before, Api.get("events/export").asString());
    Api.send("text/csv", "id,colour\r\nx,red\r\n")
        .post("/api/v1/events/import")
        .then()
        .statusCode(400)
        .body("errors[0].rule", is("unknown"));
    Api.send("text/csv", "id,kind,title,date,parties,place\r\nx,visit,t,2008,IN,here\r\n")
        .post("/api/v1/events/import")
        .then()
        .body("rejects.pointer", contains("/place"))
        .body("rejects.line", contains(2));
  }

  @Test
  void aRowThatCannotBeReadSpoilsOnlyItselfOrIsTheLast() {
    byte[] latin =
        "id,kind,title,date,parties\r\ncsv-1,visit,caf\u00e9,2001,IN\r\ncsv-2,visit,t,2001,IN\r\n"
            .getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
    Api.send("text/csv", latin)
        .post("/api/v1/events/import?dryRun=true")
        .then()
        .statusCode(200)
        .body("created", is(1))
        .body("rejects.pointer", contains("/title"))
        .body("rejects.line", contains(2));
    Api.send(
            "text/csv",
            "id,kind,title,date,parties\r\ncsv-1,visit,t,2001,IN\r\ncsv-2,visit,\"a\"b,2001,IN\r\ncsv-3,visit,t,2001,IN\r\n")
        .post("/api/v1/events/import?dryRun=true")
        .then()
        .statusCode(200)
        .body("created", is(1))
        .body("rejects.line", contains(3))
        .body("rejects.rule", contains("form"));
    Api.send("text/csv", "id,title,title\r\n")
        .post("/api/v1/events/import")
        .then()
        .statusCode(400)
        .body("errors[0].rule", is("duplicate"));
  }

  @Test
  void whoAsksForTheHeadOfAFileTakesNoPlaceAmongTheExports() {
    for (int i = 0; i < 9; i++) {
      given().head("/api/v1/events/export").then().statusCode(200);
    }
    Api.get("events/export").then().statusCode(200);
  }

  @Test
  void aParameterThatAWriteDoesNotTakeIsRefused() {
    Api.send("application/json", "{}")
        .put("/api/v1/events/nobody?dryRun=true")
        .then()
        .statusCode(400)
        .body("errors[0].parameter", is("dryRun"));
  }
}
