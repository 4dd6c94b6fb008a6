package org.entente.timeline;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.io.InputStream;
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
  public static final List<String> PAYLOADS = payloads();

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

  private static List<String> payloads() {
    try (InputStream file = HostileRecords.class.getResourceAsStream("/hostile.json")) {
      return List.of(JSON.readValue(file, String[].class));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

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
