package org.entente.events;

import static io.restassured.RestAssured.given;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;

/** The service's API, as a client with an editor's token calls it. */
final class Api {
  private Api() {}

  static RequestSpecification editor() {
    return given().urlEncodingEnabled(false).auth().oauth2(RealParts.token("editor"));
  }

  static Response put(String path, String json) {
    return send("application/json", json).put("/api/v1/" + path);
  }

  static RequestSpecification send(String type, String text) {
    return send(type, text.getBytes(StandardCharsets.UTF_8));
  }

  static RequestSpecification send(String type, byte[] body) {
    return editor().header("Content-Type", type).body(body);
  }

  static Response get(String path) {
    return given().urlEncodingEnabled(false).get("/api/v1/" + path);
  }

  static Response delete(String path) {
    return editor().delete("/api/v1/" + path);
  }

  static Response importLines(String path, String lines) {
    return send("application/x-ndjson", lines).post("/api/v1/" + path);
  }
}
