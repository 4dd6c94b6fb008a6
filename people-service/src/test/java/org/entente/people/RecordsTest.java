package org.entente.people;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One record's life over REST (DESIGN §6, API §3). */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
class RecordsTest {
  private static final String JSON = "application/json";
  private static final String PATCH = "application/merge-patch+json";

  @Test
  void aRecordIsAnsweredAsItsCanonicalBytesWithItsRevision() {
    String canonical = "{\"id\":\"a1\",\"name\":\"Anna\",\"country\":\"IN\"}";
    Api.put("people/a1", "{\"country\":\"IN\",\"names\":[],\"born\":null,\"name\":\"Anna\"}")
        .then()
        .statusCode(201)
        .header("Location", "/api/v1/people/a1")
        .header("ETag", "\"1\"")
        .header("Entente-Revision", "person/a1@1")
        .body(is(canonical));
    Api.get("people/a1").then().statusCode(200).header("ETag", "\"1\"").body(is(canonical));
    given().header("If-None-Match", "\"1\"").get("/api/v1/people/a1").then().statusCode(304);
    given().head("/api/v1/people/a1").then().statusCode(200).header("ETag", "\"1\"");
  }

  @Test
  void aBodyThatIsNotUtf8IsNoJson() {
    String json = "{\"name\":\"Anna\"}";
    byte[] overlong = "{\"name\":\"A??na\"}".getBytes(StandardCharsets.UTF_8);
    overlong[10] = (byte) 0xc1; // an n in two bytes
    overlong[11] = (byte) 0xae;
    for (byte[] body :
        List.of(
            json.getBytes(StandardCharsets.UTF_16),
            json.getBytes(StandardCharsets.UTF_16LE),
            json.getBytes(Charset.forName("UTF-32")),
            "{\"name\":\"é\"}".getBytes(StandardCharsets.ISO_8859_1),
            overlong)) {
      Api.editor()
          .header("Content-Type", JSON)
          .body(body)
          .put("/api/v1/people/utf")
          .then()
          .statusCode(400)
          .body("errors[0].rule", is("json"))
          .body("errors[0].detail", containsString("not UTF-8"));
    }
    Api.put("people/utf", "\ufeff" + json).then().statusCode(201);
  }

  @Test
  void anEmptyDateIsToldAsADatesFault() {
    Api.put("people/a2", "{\"name\":\"Anna\",\"born\":\"\",\"died\":\" \"}")
        .then()
        .statusCode(422)
        .body("errors.rule", contains("edtf", "edtf"));
  }

  @Test
  void wordsAreFoundWithoutTheirStrokes() {
    Api.put("people/stroke", "{\"name\":\"Łukasz Sørensen-Đorđević\"}").then().statusCode(201);
    for (String q : List.of("lukasz", "%C5%81UKASZ", "sorensen", "dorde")) {
      Api.get("people?q=" + q).then().body("items.id", contains("stroke"));
    }
  }

  @Test
  void aPutThatChangesNothingMakesNoRevision() {
    Api.put("people/a2", "{\"name\":\"Anna\"}").then().statusCode(201);
    Api.put("people/a2", "{\"id\":\"a2\",\"name\":\"Anna\",\"links\":[]}")
        .then()
        .statusCode(200)
        .header("Entente-Revision", "person/a2@1");
  }

  @Test
  void aPostMakesAnIdWhereNoneIsGivenAndRefusesOneThatLives() {
    Api.send(JSON, "{\"name\":\"Anna\"}")
        .post("/api/v1/people")
        .then()
        .statusCode(201)
        .header(
            "Location", matchesPattern("/api/v1/people/[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-.*"));
    for (int status : new int[] {201, 409}) {
      Api.send(JSON, "{\"id\":\"a3\",\"name\":\"Anna\"}")
          .post("/api/v1/people")
          .then()
          .statusCode(status);
    }
  }

  @Test
  void everyFaultOfARecordIsToldAtOnce() {
    Api.put(
            "people/a4",
            "{\"id\":\"b\",\"nmae\":\"x\",\"born\":\"2019-13\",\"positions\":[{\"title\":\"t\"}]}")
        .then()
        .statusCode(422)
        .contentType("application/problem+json")
        .body(
            "errors.pointer",
            contains("/id", "/nmae", "/born", "/positions/0/organization", "/name"))
        .body("errors.find { it.pointer == '/born' }.position", is(5));
    Api.put("people/a4", "{").then().statusCode(400).body("errors[0].rule", is("json"));
    Api.put("people/a4", "{\"name\":\"" + "x".repeat(270_000) + "\"}").then().statusCode(413);
    Api.put("people/A4", "{\"name\":\"x\"}")
        .then()
        .statusCode(422)
        .body("errors[0].pointer", is("/id"));
  }

  @Test
  void preconditionsAreHonoured() {
    Api.put("people/a5", "{\"name\":\"one\"}").then().statusCode(201);
    putIf("If-Match", "\"2\"", "people/a5").then().statusCode(412);
    putIf("If-None-Match", "*", "people/a5").then().statusCode(412);
    putIf("If-Match", "*", "people/nobody").then().statusCode(412);
    putIf("If-Match", "1", "people/a5")
        .then()
        .statusCode(400)
        .body("errors[0].parameter", is("If-Match"));
    putIf("If-Match", "\"1\"", "people/a5").then().statusCode(200).header("ETag", "\"2\"");
    Api.delete("people/a5").then().statusCode(204);
    putIf("If-None-Match", "*", "people/a5").then().statusCode(201).header("ETag", "\"4\"");
  }

  private static Response putIf(String header, String value, String path) {
    return Api.send(JSON, "{\"name\":\"two\"}").header(header, value).put("/api/v1/" + path);
  }

  @Test
  void aDeletedRecordIsGoneItsHistoryStaysAndRevisionsGoOn() {
    Api.delete("people/a6").then().statusCode(404);
    Api.put("people/a6", "{\"name\":\"one\"}");
    Api.put("people/a6", "{\"name\":\"two\"}");
    Api.delete("people/a6").then().statusCode(204).header("Entente-Revision", "person/a6@3");
    Api.delete("people/a6").then().statusCode(410);
    Api.get("people/a6").then().statusCode(410);
    Api.get("people/a6/history/3").then().statusCode(410);
    Api.get("people/a6/history/9").then().statusCode(404);
    Api.get("people/a6/history/1").then().statusCode(200).body("name", is("one"));
    Api.get("people/a6/history")
        .then()
        .body("history.change", contains("created", "updated", "deleted"))
        .body("history[0].patch.name", is("one"))
        .body("history[1].patch", is(Map.of("name", "two")))
        .body("next", nullValue());
    revert("people/a6", 3).then().statusCode(422);
    revert("people/a6", 1)
        .then()
        .statusCode(200)
        .header("Entente-Revision", "person/a6@4")
        .body("name", is("one"));
  }

  private static Response revert(String path, int to) {
    return Api.editor().post("/api/v1/" + path + "/revert?to=" + to);
  }

  @Test
  void aMergePatchChangesWhatItNames() {
    Api.put("people/a7", "{\"name\":\"one\",\"country\":\"IN\",\"gender\":\"f\"}");
    patch("people/a7", PATCH, "{\"country\":null,\"gender\":\"m\"}")
        .then()
        .statusCode(200)
        .body(is("{\"id\":\"a7\",\"name\":\"one\",\"gender\":\"m\"}"));
    patch("people/a7", JSON, "{}").then().statusCode(415).header("Accept-Patch", PATCH);
    patch("people/a7", PATCH, "{\"name\":null,\"x\":1}")
        .then()
        .statusCode(422)
        .body("errors.pointer", contains("/x", "/name"));
    patch("people/a7", PATCH, "{}").then().statusCode(200).header("ETag", "\"2\"");
    patch("people/nobody", PATCH, "{}").then().statusCode(404);
    Api.delete("people/a7");
    patch("people/a7", PATCH, "{}").then().statusCode(410);
  }

  private static Response patch(String path, String type, String json) {
    return Api.send(type, json).patch("/api/v1/" + path);
  }

  @Test
  void aMergedIdLeadsToTheOther() {
    for (String id : new String[] {"m1", "m2", "m3"}) {
      Api.put("people/" + id, "{\"name\":\"one\"}");
    }
    Api.delete("people/m1?mergedInto=m2").then().statusCode(204);
    Api.delete("people/m2?mergedInto=m3").then().statusCode(204);
    given()
        .redirects()
        .follow(false)
        .get("/api/v1/people/m1")
        .then()
        .statusCode(301)
        .header("Location", endsWith("/api/v1/people/m3"));
    Api.delete("people/m3?mergedInto=m1")
        .then()
        .statusCode(422)
        .body("errors[0].rule", is("reference"));
    Api.get("people/m1/history").then().statusCode(200).body("history[1].mergedInto", is("m2"));
    Api.put("people/m1", "{\"name\":\"one\"}").then().statusCode(201).header("ETag", "\"3\"");
    Api.get("people/m1").then().statusCode(200);
  }

  @Test
  void aListIsFilteredAndPagedAndAPersonIsFoundByWhatWasHeldWhen() {
    Api.put(
        "people/f1",
        "{\"name\":\"Ágnes Földi\",\"country\":\"ZZ\",\"identifiers\":[{\"scheme\":\"wikidata\",\"value\":\"Q1\"}],"
            + "\"positions\":[{\"title\":\"Minister\",\"organization\":\"mfa\",\"period\":\"1970/1975\"},"
            + "{\"title\":\"Ambassador\",\"organization\":\"embassy\",\"period\":\"1980/..\"}]}");
    Api.put("people/f2", "{\"name\":\"Other\",\"country\":\"ZZ\"}");
    Api.get("people?q=fold+AGN").then().statusCode(200).body("items.id", contains("f1"));
    Api.get("people?identifier=wikidata:Q1").then().body("items.id", contains("f1"));
    Api.get("people?country=ZZ&organization=mfa&heldOn=1973-05-01")
        .then()
        .body("items.id", contains("f1"));
    Api.get("people?organization=embassy&heldOn=1973-05-01").then().body("items.size()", is(0));
    String next =
        Api.get("people?country=ZZ&limit=1")
            .then()
            .body("items.id", contains("f1"))
            .extract()
            .path("next");
    Api.get("people?country=ZZ&limit=1&cursor=" + next)
        .then()
        .body("items.id", contains("f2"))
        .body("next", nullValue());
    Api.get("people?limit=1&cursor=" + next).then().statusCode(400);
  }

  @ParameterizedTest
  @CsvSource({
    "people?limit=501, 400",
    "people?limit=abc, 400",
    "people?colour=red, 400",
    "people?heldOn=yesterday, 400",
    "people?cursor=abc, 400",
    "people?q=, 400",
    "people?q=%00, 400",
    "people/%2F, 404",
    "people/a%2Fb, 404",
    "people/A, 404",
    "changes?since=-1, 400",
    "nothing, 404",
    "people?q=%ff, 400",
  })
  void whatCannotBeAnsweredIsAProblem(String path, int status) {
    Api.get(path)
        .then()
        .statusCode(status)
        .contentType("application/problem+json")
        .body("status", is(status));
  }

  @Test
  void aFormatThatIsNotOfferedIsAProblem() {
    for (String path : new String[] {"people", "people/x", "people/x/history", "people/export"}) {
      given()
          .accept("image/png")
          .get("/api/v1/" + path)
          .then()
          .statusCode(406)
          .contentType("application/problem+json")
          .body("status", is(406));
    }
  }

  @Test
  void aTextWithoutWordsFindsNothing() {
    Api.put("people/words", "{\"name\":\"Wörd\"}");
    Api.get("people?q=word").then().body("items.id", hasItem("words"));
    Api.get("people?q=%2C%2C").then().statusCode(200).body("items", empty());
    Api.get("people?q=").then().statusCode(400);
  }

  @Test
  void aNameOfBlanksIsNone() {
    for (String blank : new String[] {"   ", "\u00a0", "\u3000 "}) {
      Api.put("people/blank", "{\"name\":\"" + blank + "\"}")
          .then()
          .statusCode(422)
          .body("errors.pointer", contains("/name"))
          .body("errors.rule", contains("length"));
    }
  }

  @Test
  void oneFaultIsToldOnce() {
    Api.put("people/once", "{\"name\":\"one\"}");
    Api.editor()
        .post("/api/v1/people/once/revert?to=x")
        .then()
        .statusCode(400)
        .body("errors.parameter", contains("to"));
    Api.editor()
        .post("/api/v1/people/once/revert")
        .then()
        .statusCode(400)
        .body("errors.rule", contains("required"));
  }

  @Test
  void aMergeNeedsAnotherOfItsKind() {
    Api.put("people/g1", "{\"name\":\"one\"}");
    for (String wrong : new String[] {"g1", "nobody"}) {
      Api.delete("people/g1?mergedInto=" + wrong)
          .then()
          .statusCode(422)
          .body("errors.parameter", contains("mergedInto"))
          .body("errors.rule", contains("reference"));
    }
    for (String malformed : new String[] {"", "G1", "person/g1", "g1&mergedInto=g2"}) {
      Api.delete("people/g1?mergedInto=" + malformed)
          .then()
          .statusCode(400)
          .body("errors.parameter", hasItem("mergedInto"));
    }
    Api.get("people/g1").then().statusCode(200);
  }

  @Test
  void otherMethodsTypesAndEncodingsAreProblemsToo() {
    Api.editor()
        .put("/api/v1/people")
        .then()
        .statusCode(405)
        .contentType("application/problem+json");
    Api.send("text/plain", "{}")
        .put("/api/v1/people/a")
        .then()
        .statusCode(415)
        .contentType("application/problem+json");
    Api.send(JSON, "{}")
        .header("Content-Encoding", "gzip")
        .put("/api/v1/people/a")
        .then()
        .statusCode(415)
        .contentType("application/problem+json");
  }

  @Test
  void theLedgerCanBeFollowed() {
    long before = Api.get("status").then().statusCode(200).extract().jsonPath().getLong("seq");
    Api.send(JSON, "{\"name\":\"one\"}")
        .header("Entente-Reason", "a%20test")
        .put("/api/v1/people/c1");
    Api.put("parties/XX", "{\"name\":\"A state\",\"kind\":\"state\"}");
    var changes =
        Api.get("changes?since=" + before)
            .then()
            .statusCode(200)
            .body("changes.kind", contains("person", "party"))
            .body("changes.record.name", hasItem("A state"))
            .body("changes[0].id", is("c1"))
            .body("changes[0].seq", is((int) before + 1))
            .body("changes[0].revision", is(1))
            .body("changes[0].change", is("created"))
            .body("changes[0].actor", is("kim"))
            .body("changes[0].reason", is("a test"))
            .body("changes[0].recordedAt", matchesPattern("\\d{4}-.*\\.\\d{6}Z"))
            .extract()
            .jsonPath();
    assertEquals(before + 2, changes.getLong("next"));
    Api.put("people/c2", "{\"name\":\"two\"}");
    Api.delete("people/c1?mergedInto=c2");
    Api.get("changes?limit=1&since=" + (before + 3))
        .then()
        .body("changes[0].change", is("deleted"))
        .body("changes[0].mergedInto", is("c2"))
        .body("changes[0].record.name", is("one"));
  }

  @Test
  void theStartPageIsTheTimelines() {
    for (String method : new String[] {"GET", "HEAD"}) {
      given()
          .redirects()
          .follow(false)
          .request(method, "/")
          .then()
          .statusCode(302)
          .header("Location", "http://localhost:8080/");
    }
  }
}
