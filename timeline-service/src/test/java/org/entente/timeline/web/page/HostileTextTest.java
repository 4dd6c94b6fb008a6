package org.entente.timeline.web.page;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.entente.contracts.Entity;
import org.entente.contracts.EntityJson;
import org.entente.timeline.HostileRecords;
import org.entente.timeline.LocalStackResource;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Records whose every text is hostile: the page is made of text and keeps its shape. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class HostileTextTest {
  private static final String SAFE = "\"https://example.org/\"";

  private static List<String> payloads() {
    return HostileRecords.PAYLOADS;
  }

  @ParameterizedTest
  @MethodSource("payloads")
  void isShownAndNothingElse(String hostile) {
    String id = HostileRecords.id(hostile);
    PagesTest.visible(PagesTest.publish(HostileRecords.of(hostile)));
    for (String path :
        List.of(
            "/",
            "/partnerships/QX-QY",
            "/embed/partnerships/QX-QY",
            "/entries/" + id,
            "/people/" + id,
            "/organizations/" + id,
            "/series/" + id,
            "/initiatives/" + id,
            "/search?q=" + HostileRecords.MARK,
            "/quality?partnership=QX-QY&kind=event",
            "/quality?partnership=QX-QY&kind=series&lang=hi",
            "/partnerships/QX-QY?lang=ja&q="
                + java.net.URLEncoder.encode(
                    hostile.substring(0, Math.min(900, hostile.length())),
                    StandardCharsets.UTF_8))) {
      Response answer = given().urlEncodingEnabled(false).accept("text/html").get(path);
      assertEquals(200, answer.statusCode(), path);
      assertTrue(answer.header("Content-Security-Policy").contains("default-src 'none'"));
      Document page = Jsoup.parse(answer.asString());
      assertTrue(page.text().contains(HostileRecords.MARK), path + " shows the text");
      assertEquals(1, page.select("title").stream().filter(t -> t.parent().is("head")).count());
      harmless(page, path);
      assertFalse(
          answer
              .asString()
              .codePoints()
              .anyMatch(c -> c >= 0x202A && c <= 0x202E || c >= 0x2066 && c <= 0x2069),
          path);
    }
  }

  /** What an editor is about to save, as the preview shows it. */
  @ParameterizedTest
  @MethodSource("payloads")
  void isPreviewedAndNothingElse(String hostile) {
    for (Entity record : HostileRecords.of(hostile)) {
      String path = "/edit/help/preview/" + record.key().kind().word();
      String json =
          EntityJson.write(record)
              .replace("\"javascript:alert(1)\"", SAFE)
              .replace("\"vbscript:1\"", SAFE)
              .replace("\"data:text/html,<script>1</script>\"", SAFE);
      Response answer = given().contentType("application/json").body(json).post(path);
      if (hostile.chars().anyMatch(Character::isISOControl)) {
        // what no owner takes is told by field, as JSON
        assertEquals(422, answer.statusCode(), path);
        assertTrue(answer.contentType().startsWith("application/problem+json"), path);
        continue;
      }
      assertEquals(200, answer.statusCode(), path);
      assertTrue(answer.header("Content-Security-Policy").contains("default-src 'none'"));
      Document fragment = Jsoup.parse(answer.asString());
      assertTrue(fragment.text().contains(HostileRecords.MARK), path);
      harmless(fragment, path);
    }
  }

  private static void harmless(Element page, String path) {
    assertTrue(
        page.select("script").stream()
            .allMatch(
                script -> script.attr("src").startsWith("/assets/") && script.data().isEmpty()),
        path);
    assertTrue(
        page.select("img, iframe, object, embed, style, meta[http-equiv], template").isEmpty(),
        path);
    for (Element element : page.getAllElements()) {
      for (Attribute attribute : element.attributes()) {
        assertFalse(attribute.getKey().startsWith("on"), path + " " + element);
        assertFalse(attribute.getKey().equals("style"), path + " " + element);
        if (Set.of("href", "src", "action").contains(attribute.getKey())) {
          assertTrue(
              attribute
                  .getValue()
                  .matches("(/|\\?|#|https?://|webcal://localhost:8080/|data:image/svg).*|"),
              path + " " + element);
        }
      }
      if (element.tagName().equals("a") && element.attr("href").startsWith("http")) {
        boolean own = element.attr("href").startsWith("http://localhost:8080/");
        assertTrue(own || element.attr("rel").contains("noopener"), path + " " + element);
      }
    }
  }
}
