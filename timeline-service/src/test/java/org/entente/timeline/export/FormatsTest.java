package org.entente.timeline.export;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.apicatalog.jsonld.JsonLd;
import com.apicatalog.jsonld.document.JsonDocument;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import com.thaiopensource.util.PropertyMapBuilder;
import com.thaiopensource.validate.ValidateProperty;
import com.thaiopensource.validate.ValidationDriver;
import com.thaiopensource.validate.rng.CompactSchemaReader;
import com.thaiopensource.xml.sax.ErrorHandlerImpl;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import org.entente.contracts.EntityJson;
import org.entente.contracts.Event;
import org.entente.timeline.LocalStackResource;
import org.entente.timeline.Published;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** Every format is read by a program that is not ours, and says there what the JSON says. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class FormatsTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String DATED = "/api/v1/partnerships/QD-QE/timeline";
  private static boolean published;

  /** Dates of every sort, each under its own id. */
  static final Map<String, String> DATES = new LinkedHashMap<>();

  static {
    DATES.put("day", "2024-11-27");
    DATES.put("year", "2008");
    DATES.put("month", "2019-05");
    DATES.put("doubt", "2014?");
    DATES.put("days", "2023-06-01/2023-06-03");
    DATES.put("moment", "2024-03-01T10:30:00+09:00");
    DATES.put("unzoned", "2024-03-02T10:30:00");
    DATES.put("digits", "201X");
    DATES.put("ancient", "-0044-03-15");
    DATES.put("far", "Y-300000000");
    DATES.put("open", "2020-01-05/..");
    DATES.put("unknown", "/2021-02-03");
    DATES.put("season", "2018-21");
    DATES.put("one-of", "[2016-01-01,2016-01-09]");
  }

  @BeforeEach
  void published() {
    publishDates();
  }

  static void publishDates() {
    if (!published) {
      List<Event> events = new ArrayList<>();
      DATES.forEach((id, date) -> events.add(event(id, date, "held")));
      events.add(event("late", "2030-01-02", "postponed"));
      Published.visible(events);
      Published.visible(List.of(event("off", "2022-01-02", "cancelled")));
      published = true;
    }
  }

  private static Event event(String id, String date, String status) {
    return EntityJson.readLenient(
        """
        {"id":"dated-%s","kind":"meeting","title":"A meeting, %s; and \\"more\\"","date":"%s",
         "status":"%s","parties":["QD","QE"],"topics":["trade"],
         "place":{"name":"Kyōto, 京都","country":"QE","lat":35.01,"lon":135.77},
         "participants":[{"text":"a delegation","party":"QD","role":"chair"}],
         "outcomes":[{"id":"a","kind":"commitment","text":"To meet again","state":"open","due":"2031"}],
         "summary":"First line.\\nSecond line, with a word in 日本語 that is long enough to make the calendar fold its lines.",
         "sources":[{"title":"Press release","url":"https://example.org/a","published":"2024-11"}]}
        """
            .formatted(id, id, date, status)
            .getBytes(StandardCharsets.UTF_8),
        Event.class);
  }

  static byte[] file(String path) {
    return given()
        .redirects()
        .follow(false)
        .get(path)
        .then()
        .statusCode(200)
        .extract()
        .asByteArray();
  }

  private static List<JsonNode> entries() throws Exception {
    List<JsonNode> entries = new ArrayList<>();
    JSON.readTree(file(DATED + "?limit=500")).get("entries").forEach(entries::add);
    assertEquals(DATES.size() + 2, entries.size());
    return entries;
  }

  @Test
  void ndjsonIsTheEntriesOfTheJsonByteForByteInTheSameOrder() throws Exception {
    List<String> lines =
        new String(file(DATED + "?format=ndjson"), StandardCharsets.UTF_8).lines().toList();
    List<JsonNode> entries = entries();
    String page = new String(file(DATED + "?limit=500"), StandardCharsets.UTF_8);
    for (int i = 0; i < entries.size(); i++) {
      assertEquals(entries.get(i), JSON.readTree(lines.get(i)));
      assertTrue(page.contains(lines.get(i)));
    }
    assertEquals(entries.size(), lines.size());
    List<String> reversed =
        new String(file(DATED + "?format=ndjson&order=desc"), StandardCharsets.UTF_8)
            .lines()
            .toList();
    assertEquals(lines.reversed(), reversed);
  }

  @Test
  void csvIsReadByAStrictReaderAndSaysWhatTheJsonSays() throws Exception {
    byte[] csv = file(DATED + "?format=csv");
    String text = new String(csv, StandardCharsets.UTF_8);
    assertTrue(text.startsWith("id,kind,status,title,date,earliest,latest,label,certain,parties,"));
    assertEquals(0, text.replace("\r\n", "").chars().filter(c -> c == '\r').count());
    List<NamedCsvRecord> rows = csv(csv);
    List<JsonNode> entries = entries();
    assertEquals(entries.size(), rows.size());
    for (int i = 0; i < rows.size(); i++) {
      NamedCsvRecord row = rows.get(i);
      JsonNode entry = entries.get(i);
      for (String field :
          List.of("id", "kind", "status", "title", "summary", "url", "recordedAt")) {
        assertEquals(entry.path(field).asText(), row.getField(field));
      }
      assertEquals(entry.at("/date/edtf").asText(), plain(row.getField("date")));
      for (String field : List.of("earliest", "latest", "label", "certain")) {
        JsonNode value = entry.at("/date/" + field);
        assertEquals(value.isNull() ? "" : value.asText(), plain(row.getField(field)));
      }
      assertEquals("QD | QE", row.getField("parties"));
      assertEquals("QD-QE", row.getField("partnerships"));
      assertEquals("a delegation (QD), chair", row.getField("participants"));
      assertEquals("Press release, https://example.org/a", row.getField("sources"));
    }
    assertEquals("'-0044-03-15", row(rows, "dated-ancient").getField("date"));
  }

  static List<NamedCsvRecord> csv(byte[] csv) {
    return CsvReader.builder()
        .missingFieldStrategy(FieldMismatchStrategy.STRICT)
        .extraFieldStrategy(FieldMismatchStrategy.STRICT)
        .skipEmptyLines(false)
        .ofNamedCsvRecord(new String(csv, StandardCharsets.UTF_8))
        .stream()
        .toList();
  }

  private static NamedCsvRecord row(List<NamedCsvRecord> rows, String id) {
    return rows.stream().filter(row -> row.getField("id").equals(id)).findFirst().orElseThrow();
  }

  private static String plain(String cell) {
    return cell.startsWith("'") ? cell.substring(1) : cell;
  }

  @Test
  void theCalendarHoldsDaysAndMomentsAndIsReadByIcalJs() throws Exception {
    byte[] calendar = file(DATED + "?format=ics");
    folded(calendar);
    JsonNode read = Readers.calendar(calendar);
    Map<String, JsonNode> events = events(read);
    assertEquals(
        List.of("day", "days", "late", "moment", "off", "unzoned"),
        events.keySet().stream().map(uid -> uid.substring(6, uid.indexOf('@'))).sorted().toList());
    JsonNode day = events.get("dated-day@entente");
    assertEquals("2024-11-27", day.get("start").asText());
    assertEquals("2024-11-28", day.get("end").asText());
    assertEquals("A meeting, day; and \"more\"", day.get("summary").asText());
    assertEquals("Kyōto, 京都", day.get("location").asText());
    assertTrue(
        day.get("description").asText().contains("\nFirst line.\nSecond line, with a word in 日本語"));
    assertEquals(0, day.get("sequence").asInt());
    assertEquals("CONFIRMED", day.get("status").asText());
    assertEquals("TRANSPARENT", day.get("transparency").asText());
    assertEquals("[\"meeting\",\"trade\"]", day.get("categories").toString());
    assertEquals("http://localhost:8080/entries/dated-day", day.get("url").asText());
    assertEquals("2023-06-04", events.get("dated-days@entente").get("end").asText());
    JsonNode moment = events.get("dated-moment@entente");
    assertEquals("2024-03-01T01:30:00Z", moment.get("start").asText());
    assertTrue(moment.get("end").isNull());
    assertTrue(events.get("dated-unzoned@entente").get("allDay").asBoolean());
    assertEquals("TENTATIVE", events.get("dated-late@entente").get("status").asText());
    assertEquals("CANCELLED", events.get("dated-off@entente").get("status").asText());
  }

  @Test
  void theCalendarCountsWhatItLeavesOutAndSaysWhy() throws Exception {
    byte[] days = file(DATED + "?format=ics");
    assertEquals(
        1, Readers.calendar(days).get("components").toString().split("left-out", -1).length - 1);
    String text = new String(days, StandardCharsets.UTF_8).replace("\r\n ", "");
    String shown =
        "Only events whose day is known are shown\\, from 2 January of the year 1 to 30 December 9999"
            + "\\; not those on several separate days.";
    assertTrue(text.contains("\\n" + shown + "\r\n"), text);
    assertTrue(text.contains("\r\nX-ENTENTE-COUNT:10\r\nDESCRIPTION:Events left out: 10. Only "));
    String spans = new String(file(DATED + "?format=ics&vague=span"), StandardCharsets.UTF_8);
    assertTrue(spans.contains("\r\nX-ENTENTE-COUNT:4\r\n"));
    String all =
        new String(
            file(DATED + "?format=ics&match=certain&from=2022&to=2022"), StandardCharsets.UTF_8);
    assertFalse(all.contains("BEGIN:X-"), all);
  }

  /** Each is a known day or several: what is left out of them must have its reason in the words. */
  @Test
  void theCalendarHoldsKnownDaysAsFarAsItSays() throws Exception {
    List<String> dates =
        List.of(
            "0001-01-01",
            "0001-01-02",
            "9999-12-30",
            "9999-12-31",
            "9999-12-29/9999-12-31",
            "{2016-01-01,2016-01-09}");
    List<Event> events = new ArrayList<>();
    for (String date : dates) {
      events.add(
          EntityJson.readLenient(
              """
              {"id":"edge-%d","kind":"visit","title":"A visit","date":"%s","parties":["QJ","QK"]}\
              """
                  .formatted(events.size(), date)
                  .getBytes(StandardCharsets.UTF_8),
              Event.class));
    }
    Published.visible(events);
    String calendar = "/api/v1/partnerships/QJ-QK/timeline?format=ics";
    assertEquals(
        Set.of("edge-1@entente", "edge-2@entente"),
        events(Readers.calendar(file(calendar))).keySet());
    assertEquals(
        Set.of("edge-1@entente", "edge-2@entente", "edge-5@entente"),
        events(Readers.calendar(file(calendar + "&vague=span"))).keySet());
  }

  @Test
  void vagueDatesComeAsSpansWithTheirWordsWhereThatIsAsked() throws Exception {
    Map<String, JsonNode> events = events(Readers.calendar(file(DATED + "?format=ics&vague=span")));
    assertEquals("2008-01-01", events.get("dated-year@entente").get("start").asText());
    assertEquals("2009-01-01", events.get("dated-year@entente").get("end").asText());
    assertTrue(
        events.get("dated-doubt@entente").get("summary").asText().endsWith("(possibly 2014)"));
    assertEquals("2020-01-01", events.get("dated-digits@entente").get("end").asText());
    for (String never : List.of("open", "unknown", "ancient", "far")) {
      assertNull(events.get("dated-" + never + "@entente"), never);
    }
  }

  private static Map<String, JsonNode> events(JsonNode calendar) {
    Map<String, JsonNode> events = new LinkedHashMap<>();
    calendar.get("events").forEach(event -> events.put(event.get("uid").asText(), event));
    return events;
  }

  /** RFC 5545 §3.1: lines of at most 75 octets, ended by CR LF. */
  static void folded(byte[] calendar) {
    int length = 0;
    for (int i = 0; i < calendar.length; i++) {
      if (calendar[i] == '\r') {
        assertEquals('\n', calendar[i + 1]);
        assertTrue(length <= 75, "a line of " + length + " octets");
        length = -1;
      } else {
        assertFalse(calendar[i] == '\n' && calendar[i - 1] != '\r');
        assertFalse(calendar[i] >= 0 && calendar[i] < ' ' && "\n\t".indexOf(calendar[i]) < 0);
        length++;
      }
    }
  }

  @Test
  void atomIsValidByItsSchemaAndNamesTheDateOfTheEvent() throws Exception {
    byte[] feed = file(DATED + "?format=atom");
    Document atom = atom(feed);
    NodeList entries = atom.getElementsByTagName("entry");
    assertEquals(DATES.size() + 2, entries.getLength());
    Element last = (Element) entries.item(0);
    assertEquals("tag:entente,2026:event/dated-off", text(last, "id"));
    for (int i = 0; i < entries.getLength(); i++) {
      Element entry = (Element) entries.item(i);
      String id = text(entry, "id").substring("tag:entente,2026:event/".length());
      JsonNode json = JSON.readTree(file("/api/v1/entries/" + id));
      assertEquals(json.get("title").asText(), text(entry, "title"));
      assertEquals(json.get("recordedAt").asText(), text(entry, "updated"));
      Element date = (Element) entry.getElementsByTagName("category").item(0);
      assertTrue(date.getAttribute("scheme").endsWith("/schemes/date"));
      assertEquals(json.at("/date/edtf").asText(), date.getAttribute("term"));
      assertTrue(text(entry, "content").startsWith(json.at("/date/label").asText()));
    }
  }

  /** Parsed without a DTD's powers, and valid by the schema. */
  static Document atom(byte[] feed) throws Exception {
    PropertyMapBuilder properties = new PropertyMapBuilder();
    StringWriter faults = new StringWriter();
    properties.put(ValidateProperty.ERROR_HANDLER, new ErrorHandlerImpl(faults));
    ValidationDriver validator =
        new ValidationDriver(properties.toPropertyMap(), CompactSchemaReader.getInstance());
    try (InputStream schema = FormatsTest.class.getResourceAsStream("/formats/atom.rnc")) {
      assertTrue(validator.loadSchema(new InputSource(schema)), faults.toString());
    }
    assertTrue(
        validator.validate(new InputSource(new ByteArrayInputStream(feed))), faults.toString());
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
    return factory.newDocumentBuilder().parse(new ByteArrayInputStream(feed));
  }

  private static String text(Element element, String name) {
    return element.getElementsByTagName(name).item(0).getTextContent();
  }

  @Test
  void jsonFeedIsValidByItsSchema() throws Exception {
    JsonNode feed = jsonFeed(file(DATED + "?format=jsonfeed"));
    assertEquals(DATES.size() + 2, feed.get("items").size());
    JsonNode item = feed.get("items").get(0);
    assertEquals("tag:entente,2026:event/dated-off", item.get("id").asText());
    assertEquals("2022-01-02", item.at("/_entente/date/edtf").asText());
    assertEquals("http://localhost:8080/entries/dated-off", item.get("url").asText());
    assertEquals(
        "http://localhost:8080" + DATED + "?format=jsonfeed", feed.get("feed_url").asText());
    assertEquals("http://localhost:8080/partnerships/QD-QE", feed.get("home_page_url").asText());
  }

  static JsonNode jsonFeed(byte[] feed) throws Exception {
    try (InputStream schema = FormatsTest.class.getResourceAsStream("/formats/jsonfeed.json")) {
      assertEquals(
          List.of(),
          SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
              .getSchema(schema, InputFormat.JSON)
              .validate(new String(feed, StandardCharsets.UTF_8), InputFormat.JSON));
    }
    return JSON.readTree(feed);
  }

  @Test
  void linkedDataIsReadByAProcessorAndIsAsPreciseAsTheRecord() throws Exception {
    JsonArray expanded = jsonLd(file(DATED + "?format=jsonld"));
    JsonObject dataset = expanded.getJsonObject(0);
    assertEquals(
        "https://creativecommons.org/licenses/by/4.0/",
        dataset.getJsonArray("https://schema.org/license").getJsonObject(0).getString("@id"));
    Map<String, JsonObject> events = new LinkedHashMap<>();
    for (var part : dataset.getJsonArray("https://schema.org/hasPart")) {
      JsonObject event = part.asJsonObject();
      assertEquals("https://schema.org/Event", event.getJsonArray("@type").getString(0));
      events.put(value(event, "identifier"), event);
    }
    assertEquals(DATES.size() + 2, events.size());
    assertEquals("2024-11-27", value(events.get("dated-day"), "startDate"));
    assertEquals("2008", value(events.get("dated-year"), "startDate"));
    assertEquals("2019-05", value(events.get("dated-month"), "endDate"));
    assertEquals("2023-06-03", value(events.get("dated-days"), "endDate"));
    assertEquals("2024-03-01T10:30:00+09:00", value(events.get("dated-moment"), "startDate"));
    assertEquals("2020-01-05", value(events.get("dated-open"), "startDate"));
    assertNull(value(events.get("dated-open"), "endDate"));
    assertEquals("-0044-03-15", value(events.get("dated-ancient"), "startDate"));
    assertEquals("-0044-03-15", value(events.get("dated-ancient"), "endDate"));
    assertNull(value(events.get("dated-ancient"), "temporalCoverage"));
    for (String vague : List.of("doubt", "digits", "far", "unknown", "season", "one-of")) {
      JsonObject event = events.get("dated-" + vague);
      assertNull(value(event, "startDate"), vague);
      assertEquals(DATES.get(vague), value(event, "temporalCoverage"));
    }
    assertEquals(
        "https://schema.org/EventCancelled",
        events
            .get("dated-off")
            .getJsonArray("https://schema.org/eventStatus")
            .getJsonObject(0)
            .getString("@id"));
  }

  static JsonArray jsonLd(byte[] document) throws Exception {
    // a processor that needs nothing from outside
    return JsonLd.expand(JsonDocument.of(new ByteArrayInputStream(document)))
        .loader((url, options) -> {
          throw new AssertionError("asks for " + url);
        })
        .get();
  }

  private static String value(JsonObject node, String property) {
    JsonArray values = node.getJsonArray("https://schema.org/" + property);
    return values == null ? null : values.getJsonObject(0).getString("@value");
  }

  @Test
  void timelineJsonHasDatesAsFarAsTheyAreKnown() throws Exception {
    JsonNode timeline = JSON.readTree(file(DATED + "?format=timelinejs"));
    Map<String, JsonNode> events = new LinkedHashMap<>();
    timeline.get("events").forEach(event -> events.put(event.get("unique_id").asText(), event));
    assertEquals("{\"year\":\"2024\",\"month\":\"11\",\"day\":\"27\"}", start(events, "day"));
    assertEquals("{\"year\":\"2008\"}", start(events, "year"));
    assertEquals("{\"year\":\"2019\",\"month\":\"5\"}", start(events, "month"));
    assertEquals("{\"year\":\"-44\",\"month\":\"3\",\"day\":\"15\"}", start(events, "ancient"));
    assertEquals("{\"year\":\"2018\",\"month\":\"3\"}", start(events, "season"));
    assertEquals("{\"year\":\"2019\"}", events.get("dated-digits").get("end_date").toString());
    assertEquals("possibly 2014", events.get("dated-doubt").get("display_date").asText());
    assertEquals("15 March 45 BC", events.get("dated-ancient").get("display_date").asText());
    assertFalse(events.get("dated-day").has("display_date"));
    assertFalse(events.get("dated-year").has("end_date"));
    assertFalse(events.containsKey("dated-unknown"));
    assertFalse(events.containsKey("dated-far"));
    assertTrue(timeline.at("/title/text/text").asText().contains("not shown: 2<"));
  }

  private static String start(Map<String, JsonNode> events, String id) {
    return events.get("dated-" + id).get("start_date").toString();
  }

  @Test
  void theBriefingReadsAsTheTimeline() throws Exception {
    var page =
        org.jsoup.Jsoup.parse(new String(file(DATED + "?format=html"), StandardCharsets.UTF_8));
    assertEquals(DATES.size() + 2, page.select("article").size());
    List<String> titles = new ArrayList<>();
    entries().forEach(entry -> titles.add(entry.get("title").asText()));
    assertEquals(titles, page.select("article h3").eachText());
    assertTrue(page.select(".vague").eachText().contains("possibly 2014"));
    assertTrue(page.select(".open").text().contains("To meet again (open, due 2031)"));
    assertEquals("CC BY 4.0", page.select("a[rel=license]").text());
    assertTrue(page.select("h2").eachText().contains("45 BC"), page.select("h2").toString());
    assertTrue(page.select("h2").eachText().contains("2024"));
    assertTrue(page.select("link[rel=icon]").attr("href").startsWith("data:image/svg+xml,"));
    given()
        .get(page.select("link[rel=stylesheet]").attr("href"))
        .then()
        .statusCode(200)
        .contentType("text/css");
  }

  @Test
  void namesComeInTheLanguageAskedForInEveryFormat() throws Exception {
    Published.visible(
        List.of(
            EntityJson.readLenient(
                """
                {"id":"in-japanese","kind":"visit","title":"A visit","titles":[{"text":"訪問","lang":"ja"}],
                 "date":"2020-01-02","parties":["QF","QG"]}\
                """
                    .getBytes(StandardCharsets.UTF_8),
                Event.class)));
    for (Format format : Format.values()) {
      String file =
          new String(
              file(
                  "/api/v1/partnerships/QF-QG/timeline?lang=ja"
                      + (format == Format.JSON ? "" : "&format=" + format.word())),
              StandardCharsets.UTF_8);
      assertTrue(file.contains("訪問") && !file.contains("A visit"), format.word());
      assertTrue(
          format == Format.ATOM || file.contains("2020年1月2日") || format == Format.JSONLD,
          format.word());
    }
  }

  @Test
  void filesAreWrittenWithTheCommasOfTheirLanguage() {
    Published.visible(
        List.of(
            EntityJson.readLenient(
                """
                {"id":"commas","kind":"visit","title":"訪問","date":"2020-01-02","parties":["QH","QI"],
                 "participants":[{"text":"代表団","party":"QH","role":"団長"}],
                 "outcomes":[{"id":"a","kind":"commitment","text":"再会","state":"open","due":"2031"}],
                 "sources":[{"title":"記録","url":"https://example.org/a"}]}\
                """
                    .getBytes(StandardCharsets.UTF_8),
                Event.class)));
    String file = "/api/v1/partnerships/QH-QI/timeline?format=";
    NamedCsvRecord row = csv(file(file + "csv&lang=ja")).getFirst();
    assertEquals("代表団 (QH)、団長", row.getField("participants"));
    assertEquals("記録、https://example.org/a", row.getField("sources"));
    String briefing = new String(file(file + "html&lang=ja"), StandardCharsets.UTF_8);
    assertTrue(briefing.contains("、期限 2031年"), briefing);
    // names that are all in Latin letters keep their own
    assertTrue(briefing.contains("QH, QI"));
    assertEquals("代表団 (QH), 団長", csv(file(file + "csv")).getFirst().getField("participants"));
  }

  @Test
  void everyFileWithAHeadingNamesWhatNarrowsItInItsLanguage() throws Exception {
    String narrowed =
        DATED + "?kind=meeting&kind=call&topic=trade&from=2008&to=2008&party=QD&lang=";
    String english = "QD – QE · Meetings, Calls · 2008 · Trade · QD";
    String japanese = "QD – QE · 会談、電話会談 · 2008年 · Trade · QD";
    for (Format format :
        List.of(
            Format.ICS,
            Format.ATOM,
            Format.JSONFEED,
            Format.TIMELINEJS,
            Format.JSONLD,
            Format.HTML)) {
      String file = "&format=" + format.word();
      assertTrue(unfolded(narrowed + "en" + file).contains(english), format.word());
      assertTrue(unfolded(narrowed + "ja" + file).contains(japanese), format.word());
      assertFalse(
          unfolded(DATED + "?" + file.substring(1)).contains("QD – QE · Meet"), format.word());
    }
  }

  @Test
  void everyFileWithAHeadingSaysAsOfWhenItIs() {
    String then = DATED + "?kind=meeting&asOf=2999-01-02T03:04:05Z";
    for (Format format :
        List.of(Format.ICS, Format.ATOM, Format.JSONFEED, Format.TIMELINEJS, Format.JSONLD)) {
      String file = then + "&format=" + format.word();
      assertTrue(
          unfolded(file)
              .contains("QD – QE · Meetings · as it was recorded up to 2 January 2999, 03:04 UTC"),
          format.word());
      assertTrue(
          unfolded(file + "&lang=ja").contains("QD – QE · 会談 · 2999年1月2日 03:04 UTCまでの記録"),
          format.word());
    }
    String briefing = unfolded(then + "&format=html");
    assertTrue(briefing.contains("<h1>QD – QE · Meetings</h1>"), briefing);
    assertTrue(briefing.contains("As it was recorded up to <span>2 January 2999, 03:04 UTC<"));
  }

  private static String unfolded(String path) {
    return new String(file(path), StandardCharsets.UTF_8).replace("\r\n ", "").replace("\\,", ",");
  }

  @Test
  void anEmptyTimelineIsAWholeFileToo() throws Exception {
    String empty = "/api/v1/partnerships/QD-QE/timeline?kind=call&format=";
    assertEquals(0, csv(file(empty + "csv")).size());
    assertEquals(0, file(empty + "ndjson").length);
    assertEquals(0, Readers.calendar(file(empty + "ics")).get("events").size());
    assertEquals(0, atom(file(empty + "atom")).getElementsByTagName("entry").getLength());
    assertEquals(0, jsonFeed(file(empty + "jsonfeed")).get("items").size());
    assertTrue(jsonLd(file(empty + "jsonld")).getJsonObject(0).containsKey("@id"));
    ObjectNode timeline = (ObjectNode) JSON.readTree(file(empty + "timelinejs"));
    assertEquals(0, timeline.get("events").size());
    assertTrue(new String(file(empty + "html"), StandardCharsets.UTF_8).contains("</html>"));
  }
}
