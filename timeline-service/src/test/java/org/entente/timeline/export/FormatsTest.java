package org.entente.timeline.export;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.entente.timeline.LocalStackResource;
import org.entente.timeline.Published;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class FormatsTest {
  @Test
  void print() throws Exception {
    Published.visible(Published.dataset("india-japan"));
    Published.visible(Published.dataset("parties"));
    for (Format format : Format.values()) {
      var a = given().get("/api/v1/partnerships/IN-JP/timeline?format=" + format.word());
      System.out.println("=== " + format + " " + a.statusCode() + "\n" + a.headers());
      java.nio.file.Files.write(
          java.nio.file.Path.of("/tmp/export-out." + format.word()), a.asByteArray());
    }
    for (String accept :
        java.util.List.of(
            "text/csv",
            "application/json;q=0",
            "foo",
            "image/png",
            "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
            "")) {
      var a = given().header("Accept", accept).get("/api/v1/partnerships/IN-JP/timeline");
      System.out.println("=== " + accept + " " + a.statusCode() + " " + a.header("Content-Type"));
      a = given().header("Accept", accept).get("/api/v1/partnerships");
      System.out.println("    " + accept + " " + a.statusCode() + " " + a.header("Content-Type"));
    }
    var h = given().head("/api/v1/partnerships/IN-JP/timeline?format=csv");
    System.out.println("=== HEAD " + h.statusCode() + "\n" + h.headers());
    h = given().head("/api/v1/partnerships/IN-JP/timeline?format=atom");
    System.out.println("=== HEAD " + h.statusCode() + "\n" + h.headers());
    assertEquals(200, h.statusCode());
  }
}
