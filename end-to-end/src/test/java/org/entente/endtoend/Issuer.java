package org.entente.endtoend;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Signs tokens as API §2 has them; the services are given its public key. */
record Issuer(KeyPair keys) {
  static Issuer withNewKeys() {
    try {
      var generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      return new Issuer(generator.generateKeyPair());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  void writePublicKey(Path file) throws IOException {
    write(file, "PUBLIC KEY", keys.getPublic().getEncoded());
  }

  /** Where the command looks for what it signs its own tokens with. */
  void writePrivateKey(Path folder) throws IOException {
    write(folder.resolve("private.pem"), "PRIVATE KEY", keys.getPrivate().getEncoded());
  }

  private static void write(Path file, String kind, byte[] key) throws IOException {
    var lines = Base64.getMimeEncoder(64, new byte[] {'\n'});
    Files.writeString(
        file,
        "-----BEGIN %s-----\n%s\n-----END %s-----\n"
            .formatted(kind, lines.encodeToString(key), kind));
  }

  String editor() {
    return sign(claims("editor"));
  }

  String admin() {
    return sign(claims("editor", "admin"));
  }

  /** What a good token says, to be spoiled by tests. */
  static Map<String, Object> claims(String... roles) {
    Instant now = Instant.now();
    Map<String, Object> claims = new LinkedHashMap<>();
    claims.put("iss", "entente");
    claims.put("aud", "entente");
    claims.put("sub", "tester");
    claims.put("groups", List.of(roles));
    claims.put("iat", now.getEpochSecond());
    claims.put("nbf", now.getEpochSecond());
    claims.put("exp", now.plus(Duration.ofHours(1)).getEpochSecond());
    return claims;
  }

  String sign(Map<String, Object> claims) {
    String signed = unsigned("RS256", claims);
    try {
      var signature = Signature.getInstance("SHA256withRSA");
      signature.initSign(keys.getPrivate());
      signature.update(signed.getBytes(UTF_8));
      return signed + "." + encode(signature.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Header and claims, without a signature. */
  static String unsigned(String algorithm, Map<String, Object> claims) {
    return encode(Json.text(Map.of("alg", algorithm, "typ", "JWT")).getBytes(UTF_8))
        + "."
        + encode(Json.text(claims).getBytes(UTF_8));
  }

  static String encode(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
