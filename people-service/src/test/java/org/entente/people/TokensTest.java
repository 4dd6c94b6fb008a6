package org.entente.people;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.jwt.build.JwtClaimsBuilder;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** API §2. */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
class TokensTest {
  private static final String PERSON = "{\"name\":\"A person\"}";

  private static Map<String, String> badTokens() {
    long now = Instant.now().getEpochSecond();
    Map<String, String> tokens = new LinkedHashMap<>();
    tokens.put("unreadable", "abc");
    tokens.put("of another key", RealParts.forge(claims()));
    tokens.put("of another issuer", RealParts.sign(claims().issuer("other")));
    tokens.put("for another audience", RealParts.sign(claims().audience("other")));
    tokens.put("expired", RealParts.sign(claims().issuedAt(now - 7200).expiresAt(now - 3600)));
    tokens.put("not yet valid", RealParts.sign(claims().claim("nbf", now + 3600)));
    tokens.put("without signature", "eyJhbGciOiJub25lIn0.eyJpc3MiOiJlbnRlbnRlIn0.");
    return tokens;
  }

  private static JwtClaimsBuilder claims() {
    return RealParts.claims("editor");
  }

  @Test
  void aBadTokenIsRefusedOnAWriteAndIgnoredOnARead() {
    badTokens()
        .forEach((name, token) -> {
          given()
              .header("Authorization", "Bearer " + token)
              .contentType("application/json")
              .body(PERSON)
              .put("/api/v1/people/" + name.replace(' ', '-'))
              .then()
              .statusCode(401)
              .contentType("application/problem+json")
              .header("WWW-Authenticate", startsWith("Bearer error="))
              .body("errors", empty());
          given()
              .header("Authorization", "Bearer " + token)
              .get("/api/v1/people")
              .then()
              .statusCode(200);
        });
  }

  @Test
  void aWriteNeedsATokenBeforeItsBodyIsLookedAt() {
    given()
        .contentType("application/json")
        .body("{")
        .put("/api/v1/people/t")
        .then()
        .statusCode(401);
    given()
        .header("Content-Type", "application/x-ndjson")
        .post("/api/v1/people/import")
        .then()
        .statusCode(401);
  }

  @Test
  void aGoodTokenWithoutTheRoleIsForbidden() {
    given()
        .auth()
        .oauth2(RealParts.token("none"))
        .contentType("application/json")
        .body("{")
        .put("/api/v1/people/t")
        .then()
        .statusCode(403)
        .body("errors", empty());
    Api.editor().post("/api/v1/republish").then().statusCode(403);
    given()
        .auth()
        .oauth2(RealParts.token("admin"))
        .post("/api/v1/republish")
        .then()
        .statusCode(202);
    given()
        .auth()
        .oauth2(RealParts.token("admin"))
        .post("/api/v1/republish?key=person/nobody")
        .then()
        .statusCode(404);
  }

  @Test
  void theClaimsOfTheContractAreEnough() {
    long later = Instant.now().getEpochSecond() + 600;
    String claims =
        "\"iss\":\"entente\",\"aud\":\"entente\",\"sub\":\"kim\",\"groups\":[\"editor\"]";
    withToken("{" + claims + ",\"exp\":" + later + "}").then().statusCode(201);
    withToken("{" + claims + "}").then().statusCode(401);
  }

  private static io.restassured.response.Response withToken(String claims) {
    return given()
        .auth()
        .oauth2(RealParts.signed(claims))
        .contentType("application/json")
        .body(PERSON)
        .put("/api/v1/people/claims");
  }

  @Test
  void onlyAnAdministratorRecovers() {
    Api.editor().post("/api/v1/recover").then().statusCode(403);
    for (boolean dryRun : new boolean[] {true, false}) {
      given()
          .auth()
          .oauth2(RealParts.token("admin"))
          .post("/api/v1/recover?dryRun=" + dryRun)
          .then()
          .statusCode(200)
          .body("owner", is("people-service"))
          .body("missing", is(0))
          .body("differences", empty());
    }
  }

  @Test
  void theActorAndTheReasonStandInTheHistory() {
    Api.send("application/json", PERSON)
        .header("Entente-Reason", "%E8%A8%AA%E5%95%8F")
        .put("/api/v1/people/reasoned")
        .then()
        .statusCode(201);
    Api.get("people/reasoned/history")
        .then()
        .body("history[0].actor", is("kim"))
        .body("history[0].reason", is("訪問"));
  }
}
