package org.entente.launcher;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.UUID;

/**
 * A bearer token as API §2 has it: RS256, issuer and audience {@code entente}, the actor as {@code
 * sub}, roles as {@code groups}.
 */
record Token(String actor, List<String> roles, Duration validFor) {
  static final String ISSUER = "entente";
  static final String AUDIENCE = "entente";
  private static final String HEADER = "{\"alg\":\"RS256\",\"typ\":\"JWT\"}";

  /** For one piece of this command's own work. */
  static Token ofCommand() {
    return new Token(
        System.getProperty("user.name"), List.of("editor", "admin"), Duration.ofHours(1));
  }

  String sign(Keys keys, Instant now) {
    var claims =
        new JsonMapper()
            .createObjectNode()
            .put("iss", ISSUER)
            .put("aud", AUDIENCE)
            .put("sub", actor)
            .put("iat", now.getEpochSecond())
            .put("nbf", now.getEpochSecond())
            .put("exp", now.plus(validFor).getEpochSecond())
            .put("jti", UUID.randomUUID().toString());
    var groups = claims.putArray("groups");
    roles.forEach(groups::add);
    String signed =
        encode(HEADER.getBytes(UTF_8)) + "." + encode(claims.toString().getBytes(UTF_8));
    try {
      var signature = Signature.getInstance("SHA256withRSA");
      signature.initSign(keys.signingKey());
      signature.update(signed.getBytes(US_ASCII));
      return signed + "." + encode(signature.sign());
    } catch (GeneralSecurityException e) {
      throw new Failure("The token cannot be signed: " + e.getMessage(), e);
    }
  }

  private static String encode(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
