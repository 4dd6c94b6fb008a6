package org.entente.people;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** People and organisations as one document, in and out (API §3). */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
class PopoloTest {
  private static final String DOCUMENT =
      """
      {"persons":[
        {"id":"P/1","name":"Asha Rao","birth_date":"1956-05","gender":"female","email":"a@example.org",
         "image":"https://example.org/a.jpg","images":[{"url":"https://example.org/a.jpg"}],
         "other_names":[{"name":"A. Rao","note":"short"},{"name":"Asha Iyer","end_date":"1980","note":"born so"}],
         "identifiers":[{"identifier":"41","scheme":"legacy"},{"identifier":"42"}],
         "links":[{"url":"www.example.org"},{"url":"https://example.org/asha","note":"website"}],
         "sources":[{"url":"https://example.org/s"}],"summary":"A member.",
         "memberships":[{"organization_id":"MEA","role":"Minister","start_date":"2014-05-26","end_date":"2019"}]},
        {"id":"p-1","name":"Falls together"},
        {"id":"p2","name":"Bo","birth_date":"1956-13"},
        {"id":"p3","name":"Cho","memberships":[]}
       ],
       "organizations":[
        {"id":"MEA","name":"Ministry","classification":"ministry","founding_date":"1947",
         "other_names":[{"name":"MEA","note":"acronym"}],"parent_id":"Gov"},
        {"id":"legislature","name":"Lower House","classification":"legislature","seats":545}],
       "posts":[{"id":"post","label":"Speaker","organization_id":"legislature"}],
       "memberships":[
        {"person_id":"P/1","organization_id":"legislature","area_id":"a","on_behalf_of_id":"b"},
        {"person_id":"p3","post_id":"post","start_date":"2020"},
        {"person_id":"nobody","organization_id":"legislature"},
        {"person_id":"p3","organization_id":"legislature","start_date":"2020","end_date":"2019"},
        {"person_id":"p3"}],
       "areas":[{"id":"a"},{"id":"b"}],"meta":{"sources":[]}}
      """;

  @Test
  void aDocumentBecomesRecordsAndTheyBecomeTheDocument() {
    imported(DOCUMENT, "?dryRun=true").then().body("created", is(4)).body("dryRun", is(true));
    Api.get("people/p-1").then().statusCode(404);
    imported(DOCUMENT, "")
        .then()
        .body("created", is(4))
        .body("lines", is(12))
        .body("rejected", is(5))
        .body(
            "rejects.collect { it.collection + ' ' + it.line + ' ' + it.pointer + ' ' + it.rule }",
            contains(
                "persons 2 /id duplicate",
                "memberships 4 /person_id reference",
                "memberships 5 /start_date edtf",
                "memberships 6 /organization_id required",
                "persons 3 /born edtf"))
        .body(
            "ignored",
            is(
                Map.of(
                    "areas", 2,
                    "meta", 1,
                    "memberships.area_id", 1,
                    "memberships.on_behalf_of_id", 1,
                    "organizations.seats", 1,
                    "persons.email", 1,
                    "persons.identifiers", 1,
                    "persons.images", 1,
                    "persons.links", 1,
                    "persons.other_names.note", 1)));
    Api.get("people/p-1")
        .then()
        .body("name", is("Asha Rao"))
        .body("born", is("1956-05"))
        .body("note", is("A member."))
        .body("names.kind", contains("short", "former"))
        .body("names[1].period", is("/1980"))
        .body("identifiers.scheme", contains("popolo", "legacy"))
        .body("identifiers[0].value", is("P/1"))
        .body("links.url", contains("https://example.org/asha"))
        .body("positions.title", contains("Minister", "member"))
        .body("positions.organization", contains("mea", "legislature"))
        .body("positions[0].period", is("2014-05-26/2019"))
        .body("positions[1]", not(hasKey("period")));
    Api.get("people/p3").then().body("positions.title", contains("Speaker"));
    Api.get("organizations/mea")
        .then()
        .body("acronym", is("MEA"))
        .body("period", is("1947/"))
        .body("parent", is("gov"));

    Api.put(
            "people/p9",
            """
            {"name":"Di","country":"IN","names":[{"name":"Dee"}],"born":"1950~",
             "positions":[{"title":"Envoy","organization":"mea","period":"2001?/..","attested":"2002",
              "acting":true,"sources":[{"title":"A book","quote":"So."}]}],
             "sources":[{"title":"A gazette","url":"https://example.org/g","published":"2001"}]}
            """)
        .then()
        .statusCode(201);
    Response file = Api.get("popolo/export");
    file.then()
        .statusCode(200)
        .body("persons.find { it.id == 'p-1' }.birth_date", is("1956-05"))
        .body("organizations.find { it.id == 'mea' }.founding_date", is("1947"))
        .body("memberships.findAll { it.person_id == 'p-1' }.role", contains("Minister", "member"));
    file.then()
        .body("persons.find { it.id == 'p-1' }", not(hasKey("entente")))
        .body("persons.find { it.id == 'p9' }.entente.country", is("IN"))
        .body("memberships.find { it.person_id == 'p9' }.entente.attested", is("2002"));
    long seq = Api.get("status").jsonPath().getLong("seq");
    imported(file.asString(), "")
        .then()
        .body("created", is(0))
        .body("updated", is(0))
        .body("rejects", empty())
        .body("ignored", is(Map.of()));
    assertEquals(seq, Api.get("status").jsonPath().getLong("seq"));
  }

  @Test
  void whatIsNoDocumentChangesNothing() {
    String begun = "{\"persons\":[{\"id\":\"begun\",\"name\":\"Begun\"}";
    for (String broken : List.of("", "[]", begun, begun + "],\"persons\":[]}", begun + "]} x")) {
      int status = broken.equals("[]") ? 422 : 400;
      Api.send("application/json", broken)
          .post("/api/v1/popolo/import")
          .then()
          .statusCode(status)
          .body("errors.rule", hasItem(status == 422 ? "type" : "json"));
    }
    Api.send("application/json", "{\"persons\":[{\"id\":\"" + "x".repeat(1 << 20) + "\"}]}")
        .post("/api/v1/popolo/import")
        .then()
        .statusCode(400);
    Api.send("application/json", "{\"persons\":[" + "{},".repeat(100_000) + "{}]}")
        .post("/api/v1/popolo/import")
        .then()
        .statusCode(413);
    Api.send("application/json", "{\"note\":[" + " ".repeat(17 << 20) + "]}")
        .post("/api/v1/popolo/import")
        .then()
        .statusCode(413);
    Api.get("people/begun").then().statusCode(404);
    Api.send("application/json", "{\"persons\":[1,{},{\"id\":\"é\"}]}")
        .post("/api/v1/popolo/import")
        .then()
        .statusCode(200)
        .body("rejects.rule", contains("type", "required", "required"));
  }

  private static Response imported(String document, String query) {
    Response response =
        Api.send("application/json", document).post("/api/v1/popolo/import" + query);
    response.then().statusCode(200);
    return response;
  }
}
