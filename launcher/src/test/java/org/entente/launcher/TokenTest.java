package org.entente.launcher;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TokenTest {
  private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

  @TempDir Path folder;

  @Test
  void thePublicKeyConfirmsTheSignature() throws Exception {
    Keys keys = new Keys(folder);
    keys.ensure();
    String[] parts = sign(keys).split("\\.");
    var pem = Files.readString(keys.publicFile()).replaceAll("-----[A-Z ]+-----|\\s", "");
    var publicKey =
        KeyFactory.getInstance("RSA")
            .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(pem)));
    var signature = Signature.getInstance("SHA256withRSA");
    signature.initVerify(publicKey);
    signature.update((parts[0] + "." + parts[1]).getBytes(US_ASCII));
    assertTrue(signature.verify(Base64.getUrlDecoder().decode(parts[2])));
    assertEquals("RS256", json(parts[0]).path("alg").asText());
  }

  @Test
  void theClaimsAreThoseTheServicesAskFor() throws Exception {
    Keys keys = new Keys(folder);
    keys.ensure();
    JsonNode claims = json(sign(keys).split("\\.")[1]);
    assertEquals("entente", claims.path("iss").asText());
    assertEquals("entente", claims.path("aud").asText());
    assertEquals("asha", claims.path("sub").asText());
    assertEquals("[\"editor\"]", claims.path("groups").toString());
    assertEquals(NOW.getEpochSecond(), claims.path("nbf").asLong());
    assertEquals(NOW.getEpochSecond() + 900, claims.path("exp").asLong());
  }

  @Test
  void theKeysAreMadeOnceAndOpenToTheirOwnerAlone() throws Exception {
    Keys keys = new Keys(folder.resolve("keys"));
    assertTrue(keys.ensure());
    byte[] before = Files.readAllBytes(keys.privateFile());
    assertFalse(keys.ensure());
    assertArrayEquals(before, Files.readAllBytes(keys.privateFile()));
    for (Path file : List.of(keys.privateFile(), keys.publicFile())) {
      assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    }
  }

  @Test
  void withoutAKeyItSaysWhatMakesOne() {
    var refused = assertThrows(Failure.class, () -> sign(new Keys(folder)));
    assertTrue(refused.getMessage().endsWith("; ./entente up makes one."), refused.getMessage());
  }

  private static String sign(Keys keys) {
    return new Token("asha", List.of("editor"), Duration.ofMinutes(15)).sign(keys, NOW);
  }

  private static JsonNode json(String part) throws Exception {
    return Api.JSON.readTree(Base64.getUrlDecoder().decode(part));
  }
}
