package org.entente.timeline.export;

import static org.entente.timeline.export.FormatsTest.file;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.bootstrap.logging.InitialConfigurator;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import org.entente.contracts.Entity;
import org.entente.timeline.HostileRecords;
import org.entente.timeline.LocalStackResource;
import org.entente.timeline.Published;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * Records whose every text is hostile, in files and feeds: text to who reads them, and nothing
 * else. Pages are looked at by {@code HostileTextTest}, TimelineJS and the briefing in a browser by
 * {@code FilesInBrowserTest}.
 */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class HostileFilesTest {
  private static final String HOSTILE = "/api/v1/partnerships/QX-QY/timeline?format=";
  private static boolean published;

  @BeforeEach
  void published() {
    publish();
  }

  static void publish() {
    if (!published) {
      List<Entity> records = new ArrayList<>();
      HostileRecords.PAYLOADS.forEach(payload -> records.addAll(HostileRecords.of(payload)));
      Published.visible(records);
      published = true;
    }
  }

  private static String text(String format) {
    return new String(file(HOSTILE + format), StandardCharsets.UTF_8);
  }

  @Test
  void noCellOfTheCsvIsAFormulaOrControlsATerminal() {
    var rows = FormatsTest.csv(file(HOSTILE + "csv"));
    assertEquals(HostileRecords.PAYLOADS.size(), rows.size());
    for (var row : rows) {
      assertTrue(row.getField("title").contains(HostileRecords.MARK));
      for (String cell : row.getFields()) {
        assertFalse(!cell.isEmpty() && "=+-@\t\r\0＝＋－＠".indexOf(cell.charAt(0)) >= 0, cell);
        assertTrue(
            cell.chars().allMatch(c -> c == '\n' || c == '\t' || !Character.isISOControl(c)), cell);
      }
    }
  }

  @Test
  void nothingIsInjectedIntoTheCalendar() throws Exception {
    byte[] calendar = file(HOSTILE + "ics");
    FormatsTest.folded(calendar);
    JsonNode read = Readers.calendar(calendar);
    assertEquals(HostileRecords.PAYLOADS.size(), read.get("components").size());
    assertEquals(
        Set.of(
            "version",
            "prodid",
            "calscale",
            "method",
            "name",
            "x-wr-calname",
            "description",
            "last-modified",
            "url",
            "refresh-interval"),
        words(read.get("properties")));
    for (JsonNode event : read.get("events")) {
      assertTrue(event.get("components").isEmpty());
      assertEquals(
          Set.of(
              "uid",
              "dtstamp",
              "last-modified",
              "sequence",
              "status",
              "transp",
              "dtstart",
              "dtend",
              "summary",
              "description",
              "location",
              "categories",
              "url"),
          words(event.get("properties")));
      assertTrue(event.get("summary").asText().contains(HostileRecords.MARK));
      assertTrue(event.get("url").asText().startsWith("http://localhost:8080/entries/hostile-"));
    }
  }

  private static Set<String> words(JsonNode list) {
    Set<String> words = new java.util.HashSet<>();
    list.forEach(word -> words.add(word.asText()));
    return words;
  }

  @Test
  void theFeedsAreTextAndLinkNowhereElse() throws Exception {
    var atom = FormatsTest.atom(file(HOSTILE + "atom"));
    assertEquals(HostileRecords.PAYLOADS.size(), atom.getElementsByTagName("entry").getLength());
    NodeList links = atom.getElementsByTagName("link");
    for (int i = 0; i < links.getLength(); i++) {
      String href = ((Element) links.item(i)).getAttribute("href");
      assertTrue(
          href.startsWith("http://localhost:8080/")
              || href.equals("https://creativecommons.org/licenses/by/4.0/"),
          href);
    }
    NodeList contents = atom.getElementsByTagName("content");
    for (int i = 0; i < contents.getLength(); i++) {
      assertEquals("text", ((Element) contents.item(i)).getAttribute("type"));
      assertTrue(contents.item(i).getTextContent().contains(HostileRecords.MARK));
    }
    JsonNode feed = FormatsTest.jsonFeed(file(HOSTILE + "jsonfeed"));
    assertEquals(HostileRecords.PAYLOADS.size(), feed.get("items").size());
    for (JsonNode item : feed.get("items")) {
      assertTrue(item.get("url").asText().startsWith("http://localhost:8080/entries/hostile-"));
      assertFalse(item.has("content_html"));
    }
  }

  @Test
  void jsonMayStandInAScript() throws Exception {
    for (String format : List.of("jsonld", "jsonfeed", "timelinejs")) {
      String json = text(format);
      assertEquals(-1, json.indexOf('<'), format);
      assertEquals(-1, json.indexOf('>'), format);
      assertTrue(json.contains(HostileRecords.MARK));
    }
    var dataset = FormatsTest.jsonLd(file(HOSTILE + "jsonld")).getJsonObject(0);
    assertEquals(
        HostileRecords.PAYLOADS.size(), dataset.getJsonArray("https://schema.org/hasPart").size());
    assertFalse(dataset.toString().contains("\"@id\":\"javascript:"));
  }

  @Test
  void whatPeopleReadDoesNotTurnItsDirection() {
    for (String format : List.of("ics", "atom", "jsonfeed", "timelinejs", "html")) {
      assertFalse(
          text(format)
              .codePoints()
              .anyMatch(c -> c >= 0x202A && c <= 0x202E || c >= 0x2066 && c <= 0x2069),
          format);
    }
  }

  @Test
  void theLogIsALineForALineWhateverStandsInIt() {
    List<Formatter> formatters =
        Arrays.stream(InitialConfigurator.DELAYED_HANDLER.getHandlers())
            .map(Handler::getFormatter)
            .filter(Objects::nonNull)
            .toList();
    assertFalse(formatters.isEmpty());
    for (Formatter formatter : formatters) {
      for (String payload : HostileRecords.PAYLOADS) {
        LogRecord record =
            new org.jboss.logmanager.ExtLogRecord(
                org.jboss.logmanager.Level.WARN, payload, getClass().getName());
        record.setThrown(new IllegalStateException(payload));
        String line = formatter.format(record);
        assertTrue(line.stripTrailing().chars().noneMatch(c -> c < ' ' || c == 0x7f), payload);
      }
    }
  }
}
