package org.entente.timeline.web.page;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.entente.contracts.Entity;
import org.entente.contracts.EntityJson;
import org.entente.contracts.Event;
import org.entente.contracts.Initiative;
import org.entente.contracts.Organization;
import org.entente.contracts.Party;
import org.entente.contracts.Person;
import org.entente.contracts.Series;
import org.entente.timeline.LocalStackResource;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Records whose every text is hostile: the page is made of text and keeps its shape. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class HostileTextTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** Fields that are words of a set, references, dates or addresses, not free text. */
  private static final Set<String> FORMED =
      Set.of(
          "id",
          "kind",
          "status",
          "date",
          "parties",
          "host",
          "form",
          "level",
          "country",
          "person",
          "organization",
          "party",
          "part",
          "series",
          "initiatives",
          "partOf",
          "event",
          "relation",
          "topics",
          "state",
          "due",
          "evidence",
          "cadence",
          "period",
          "attested",
          "lang",
          "published",
          "accessed",
          "supports",
          "url",
          "archived",
          "image",
          "born",
          "died");

  /** Letters that mark the payload in the page, wherever it turns up. */
  private static final String MARK = "Xz7";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<script>alert('Xz7')</script>",
        "\"><img src=x onerror=alert('Xz7')>",
        "' onmouseover='alert(1)' Xz7='",
        "</title></style></textarea><svg onload=alert(1)>Xz7",
        "{page.assets.script} {#include pages/error /} {=Xz7}",
        "{{constructor.constructor('alert(1)')()}} ${7*7} #{7*7} Xz7",
        "javascript:alert(1)//Xz7",
        "<a href=\"javascript:alert(1)\">Xz7</a>",
        "-->]]><!-- Xz7",
        "\u202Etxt.exe Xz7 \u2066\u2067 gnp.",
        "&lt;script&gt;Xz7 &amp;#60;b&#62;",
        "<iframe srcdoc='<script>1</script>'>Xz7",
        "=cmd|' /C calc'!A0 Xz7",
        "<meta http-equiv=refresh content='0;url=//x'>Xz7"
      })
  void isShownAndNothingElse(String hostile) {
    String id = "hostile-" + Integer.toHexString(hostile.hashCode());
    List<Entity> records = records(id, hostile);
    PagesTest.visible(PagesTest.publish(records));
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
            "/search?q=" + MARK,
            "/partnerships/QX-QY?lang=ja&q="
                + java.net.URLEncoder.encode(hostile, StandardCharsets.UTF_8))) {
      Response answer = given().urlEncodingEnabled(false).accept("text/html").get(path);
      assertEquals(200, answer.statusCode(), path);
      assertTrue(answer.header("Content-Security-Policy").contains("default-src 'none'"));
      Document page = Jsoup.parse(answer.asString());
      assertTrue(page.text().contains(MARK), path + " shows the text");
      harmless(page, path);
      assertFalse(
          answer
              .asString()
              .codePoints()
              .anyMatch(c -> c >= 0x202A && c <= 0x202E || c >= 0x2066 && c <= 0x2069),
          path);
    }
  }

  private static void harmless(Document page, String path) {
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

  /** Six records that name each other, each of whose free texts is the hostile one. */
  private static List<Entity> records(String id, String hostile) {
    String source =
        """
        "sources":[{"title":"t","publisher":"t","url":"https://example.org/a?b='c'","quote":"t","note":"t"},
                   {"title":"t","url":"javascript:alert(1)"}]\
        """;
    List<Entity> records = new ArrayList<>();
    records.add(read(Party.class, "{'id':'QX','name':'t','kind':'state'}", id, hostile, source));
    records.add(
        read(
            Organization.class,
            "{'id':'ID','name':'t','acronym':'t','country':'QX','note':'t',SOURCE,"
                + "'links':[{'url':'javascript:alert(1)','title':'t'}]}",
            id,
            hostile,
            source));
    records.add(
        read(
            Person.class,
            "{'id':'ID','name':'t','country':'QX','gender':'t','note':'t','image':'javascript:alert(1)',"
                + "'names':[{'name':'t','lang':'ja'}],'identifiers':[{'scheme':'t','value':'t'}],"
                + "'positions':[{'title':'t','organization':'ID','period':'2000/..','note':'t',SOURCE}],SOURCE,"
                + "'links':[{'url':'data:text/html,<script>1</script>','title':'t'}]}",
            id,
            hostile,
            source));
    records.add(
        read(
            Series.class,
            "{'id':'ID','name':'t','parties':['QX','QY'],'cadence':'P1Y','description':'t','note':'t',SOURCE}",
            id,
            hostile,
            source));
    records.add(
        read(
            Initiative.class,
            "{'id':'ID','name':'t','parties':['QX','QY'],'description':'t','note':'t',SOURCE}",
            id,
            hostile,
            source));
    records.add(
        read(
            Event.class,
            "{'id':'ID','kind':'visit','title':'t','date':'2020-02-03','parties':['QX','QY'],'host':'QX',"
                + "'place':{'name':'t','country':'QY'},'series':'ID','initiatives':['ID'],"
                + "'participants':[{'person':'ID','party':'QX'},{'organization':'ID','party':'QY','role':'t'},"
                + "{'text':'t','party':'QY'}],'outcomes':[{'id':'a','kind':'commitment','text':'t','state':'open',"
                + "'url':'javascript:alert(1)'}],'accounts':[{'party':'QX','text':'t',SOURCE}],"
                + "'partnershipStatus':'t','summary':'t','note':'t','identifiers':[{'scheme':'t','value':'t'}],"
                + "'links':[{'url':'vbscript:1','title':'t'},{'url':'https://example.org/','title':'t'}],SOURCE}",
            id,
            hostile,
            source));
    return records;
  }

  private static <T extends Entity> T read(
      Class<T> type, String text, String id, String hostile, String source) {
    try {
      JsonNode tree =
          JSON.readTree(
              text.replace('\'', '"').replace("SOURCE", source).replace("\"ID\"", '"' + id + '"'));
      fill(tree, hostile);
      return EntityJson.readLenient(JSON.writeValueAsBytes(tree), type);
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static void fill(JsonNode tree, String hostile) {
    if (tree instanceof ObjectNode object) {
      object
          .properties()
          .forEach(field -> {
            if (field.getValue().isTextual() && !FORMED.contains(field.getKey())) {
              field.setValue(TextNode.valueOf(hostile));
            } else {
              fill(field.getValue(), hostile);
            }
          });
    } else if (tree instanceof ArrayNode array) {
      array.forEach(member -> fill(member, hostile));
    }
  }
}
