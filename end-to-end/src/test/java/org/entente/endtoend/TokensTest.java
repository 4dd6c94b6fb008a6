package org.entente.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

/**
 * Who may write: a token signed by our key, for us, now, with the role; and nobody else (API §2).
 */
@WithEntente
class TokensTest {
  private static final String RECORD = "{\"id\":\"token-person\",\"name\":\"Toni\"}";
  private static final String PATH = "/api/v1/people/token-person";

  private final EntenteSystem entente;

  TokensTest(EntenteSystem entente) {
    this.entente = entente;
  }

  private static Map<String, Object> editorBut(String claim, Object value) {
    Map<String, Object> claims = Issuer.claims("editor");
    claims.put(claim, value);
    return claims;
  }

  private static Map<String, Object> editorWithout(String claim) {
    Map<String, Object> claims = Issuer.claims("editor");
    claims.remove(claim);
    return claims;
  }

  @Test
  void aTokenThatIsNotGoodIs401OnEveryServiceThatTakesWrites() {
    long now = Instant.now().getEpochSecond();
    Issuer issuer = entente.issuer();
    Map<String, String> tokens = new LinkedHashMap<>();
    tokens.put("none", null);
    tokens.put("unreadable", "nonsense");
    tokens.put("expired", issuer.sign(editorBut("exp", now - 120)));
    tokens.put("without an end", issuer.sign(editorWithout("exp")));
    tokens.put("not yet valid", issuer.sign(editorBut("nbf", now + 600)));
    tokens.put("another issuer", issuer.sign(editorBut("iss", "someone")));
    tokens.put("no issuer", issuer.sign(editorWithout("iss")));
    tokens.put("another audience", issuer.sign(editorBut("aud", "something")));
    tokens.put("no audience", issuer.sign(editorWithout("aud")));
    tokens.put("another key", Issuer.withNewKeys().editor());
    tokens.put("no signature", Issuer.unsigned("none", Issuer.claims("editor")) + ".");
    tokens.put("the public key as a secret", signedWithPublicKey());
    tokens.put("altered", altered(issuer.sign(Issuer.claims())));
    tokens.forEach((what, token) -> {
      for (Service owner : new Service[] {Service.PEOPLE, Service.EVENTS}) {
        String path = owner == Service.PEOPLE ? PATH : "/api/v1/series/token-series";
        // no JSON at all: a bad token is told before the body is read
        Client.Answer answer = entente.client(owner, token).put(path, "{ no json");
        assertEquals(401, answer.status(), what);
        assertNotNull(answer.header("WWW-Authenticate"), what);
        assertTrue(answer.header("WWW-Authenticate").startsWith("Bearer"), what);
        assertTrue(answer.header("Content-Type").startsWith("application/problem+json"), what);
      }
    });
    entente.client(Service.PEOPLE, null).get(PATH).expect(404);
  }

  @Test
  void aGoodTokenWithoutTheRoleIs403AndReadsNeedNone() {
    String none = entente.issuer().sign(Issuer.claims());
    String stranger = entente.issuer().sign(Issuer.claims("reader"));
    for (String token : new String[] {none, stranger}) {
      Client people = entente.client(Service.PEOPLE, token);
      assertEquals(403, people.put(PATH, RECORD).status());
      assertEquals(403, people.delete(PATH).status());
      people.get("/api/v1/people").expect(200);
    }
    entente.client(Service.PEOPLE, null).get("/api/v1/people").expect(200);
    entente.client(Service.EVENTS, null).get("/api/v1/events").expect(200);
    entente.client(Service.TIMELINE, null).get("/api/v1/timeline").expect(200);
  }

  @Test
  void aBadTokenOnAReadIsIgnored() {
    for (Service service : Service.values()) {
      entente.client(service, "nonsense").get("/api/v1/status").expect(200);
    }
  }

  @Test
  void theActorIsTheTokensSubject() {
    Map<String, Object> claims = editorBut("sub", "asha.rao");
    entente
        .client(Service.EVENTS, entente.issuer().sign(claims))
        .put(
            "/api/v1/series/token-actor",
            "{\"id\":\"token-actor\",\"name\":\"Acts\",\"parties\":[\"TKA\",\"TKB\"]}")
        .expect(201);
    assertEquals(
        "asha.rao",
        entente
            .client(Service.EVENTS, null)
            .read("/api/v1/series/token-actor/history")
            .at("/history/0/actor")
            .asText());
  }

  /** The old trick: RS256's public key taken for HS256's secret. */
  private String signedWithPublicKey() {
    String signed = Issuer.unsigned("HS256", Issuer.claims("editor"));
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(entente.issuer().keys().getPublic().getEncoded(), "HmacSHA256"));
      return signed
          + "."
          + Issuer.encode(mac.doFinal(signed.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Roles written in after signing. */
  private static String altered(String token) {
    String[] parts = token.split("\\.");
    String[] other = Issuer.unsigned("RS256", Issuer.claims("admin")).split("\\.");
    return parts[0] + "." + other[1] + "." + parts[2];
  }
}
