package org.entente.timeline;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.io.UncheckedIOException;
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

/**
 * Records whose every free text is hostile, as nobody's owner would let them pass: they come
 * straight from the topic.
 */
public final class HostileRecords {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** Letters that mark a payload, wherever it turns up. */
  public static final String MARK = "Xz7";

  /** Families of what somebody might hope that a page, a program or a terminal would run. */
  public static final List<String> PAYLOADS =
      List.of(
          "<script>alert('Xz7')</script>",
          "\"><img src=x onerror=alert('Xz7')>",
          "' onmouseover='alert(1)' Xz7='",
          "</title></style></textarea><svg onload=alert(1)>Xz7",
          "{page.assets.script} {#include pages/error /} {=Xz7} {item.title.raw}",
          "{{constructor.constructor('alert(1)')()}} ${7*7} #{7*7} Xz7",
          "javascript:alert(1)//Xz7",
          "<a href=\"javascript:alert(1)\">Xz7</a>",
          "-->]]><!-- Xz7 ]]>",
          "\u202Etxt.exe Xz7 \u2066\u2067 gnp.",
          "&lt;script&gt;Xz7 &amp;#60;b&#62;",
          "<iframe srcdoc='<script>1</script>'>Xz7",
          "=cmd|' /C calc'!A0 Xz7",
          "@SUM(1+1)*cmd|' /C calc'!A0 Xz7",
          "\t=1+1 Xz7",
          "＝1+1 Xz7",
          "<meta http-equiv=refresh content='0;url=//x'>Xz7",
          "Xz7\r\nEND:VEVENT\r\nBEGIN:VALARM\r\nACTION:AUDIO\r\nX-EVIL;X=\":1",
          "</script><script>alert(1)</script>\"}]}; Xz7",
          "Xz7 \u001b[2J\u001b]0;owned\u0007 \u009b31m",
          "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>&e; Xz7",
          "Xz7 \u200b\u200d\ufeff=1+1 \u2028\u2029 \ud83d\udc69\u200d\ud83d\ude80",
          "Xz7" + "W".repeat(3_000));

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

  private HostileRecords() {}

  /** The id of the records that carry a payload. */
  public static String id(String hostile) {
    return "hostile-" + Integer.toHexString(hostile.hashCode());
  }

  /** Six records that name each other; the event is one of {@code QX} and {@code QY}. */
  public static List<Entity> of(String hostile) {
    String id = id(hostile);
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
    } catch (IOException e) {
      throw new UncheckedIOException(e);
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
