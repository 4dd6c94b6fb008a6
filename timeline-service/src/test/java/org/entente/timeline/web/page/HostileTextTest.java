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
            "/partnerships/QX-QY?lang=ja&q="
                + java.net.URLEncoder.encode(
                    hostile.substring(0, Math.min(900, hostile.length())),
                    StandardCharsets.UTF_8))) {
      Response answer = given().urlEncodingEnabled(false).accept("text/html").get(path);
      assertEquals(200, answer.statusCode(), path);
      assertTrue(answer.header("Content-Security-Policy").contains("default-src 'none'"));
      Document page = Jsoup.parse(answer.asString());
      assertTrue(page.text().contains(HostileRecords.MARK), path + " shows the text");
      harmless(page, path);
      assertFalse(
          answer
              .asString()
              .codePoints()
              .anyMatch(c -> c >= 0x202A && c <= 0x202E || c >= 0x2066 && c <= 0x2069),
          path);
    }
  }

  static void harmless(Document page, String path) {
    assertEquals(1, page.select("title").stream().filter(t -> t.parent().is("head")).count());
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
              attribute.getValue().matches("(/|\\?|#|https?://|data:image/svg).*|"),
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
