package org.entente.contracts;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.entente.contracts.EntityJson.Reading;
import org.junit.jupiter.api.Test;

class EntityJsonTest {
  private static final String EVENT =
      """
      {"id":"x","kind":"meeting","title":"A talk","date":"2008","parties":["JP","IN"]}\
      """;

  @Test
  void everyFaultOfARecordIsGivenAtOnce() {
    List<String> faults =
        faults(
            """
            {"id":"X","kind":"chat","tilte":"A talk","date":"2019-13","parties":["IN","IN"],
             "participants":[{"person":"a","text":"b"},{"party":"JP"}],"ordinal":0,
             "place":{"lat":91},"links":[{"url":"javascript:alert(1)"}],"sources":[{"note":"n"}]}\
            """);
    assertEquals(
        List.of(
            "/id form",
            "/kind value",
            "/tilte unknown",
            "/date edtf",
            "/parties/1 duplicate",
            "/participants/0 value",
            "/participants/1 required",
            "/ordinal value",
            "/place/lat value",
            "/links/0/url url",
            "/sources/0 required",
            "/title required"),
        faults);
  }

  @Test
  void anUnknownFieldIsRefusedWithTheNearestKnownOne() {
    var refused = refused("{\"tilte\":\"A talk\"}");
    assertEquals("unknown field; did you mean title?", refused.faults().getFirst().detail());
  }

  @Test
  void aDateFaultSaysWhere() {
    var fault = refused(EVENT.replace("\"2008\"", "\"2019-13\"")).faults().getFirst();
    assertEquals(5, fault.position());
    assertTrue(fault.detail().startsWith("at 5: found '13', expected"), fault.detail());
  }

  @Test
  void textThatIsNoJsonIsToldFromWrongContent() {
    for (String text :
        List.of("", "{", "{\"id\":1,\"id\":2}", "{} {}", "{\"id\":\"\u0001\"}", "nul", "[1,]")) {
      assertTrue(refused(text).json(), text);
    }
    for (String text :
        List.of("[]", "3", "null", "{\"ordinal\":1e400}", "{\"title\":\"\\u0000\"}")) {
      assertFalse(refused(text).json(), text);
    }
  }

  @Test
  void whatIsNoJsonIsToldWithoutTheParsersOwnNames() {
    for (String text : List.of("{", "{} {}", "{\"a\":NaN}", "{/*c*/}", "[1", "{\"a\":tru}")) {
      String detail = refused(text).faults().getFirst().detail();
      assertFalse(detail.matches(".*(jackson|Feature|REDACTED|`).*"), detail);
    }
  }

  @Test
  void hostileTextIsRefusedAndNeverThrows() {
    assertEquals(List.of(" size"), faults("[".repeat(5_000)));
    assertTrue(faults(EVENT.replace("A talk", "\\ud800")).contains("/title value"));
    assertTrue(faults(EVENT.replace("A talk", "a\\nb")).contains("/title value"));
    assertTrue(faults(EVENT.replace("A talk", "x".repeat(4_001))).contains("/title length"));
    assertTrue(EntityJson.tree(new byte[] {'"', (byte) 0xff, '"'}) instanceof Reading.Refused<?>);
  }

  @Test
  void theCanonicalTextKeepsFieldOrderLeavesOutWhatIsAbsentAndSortsSets() {
    Event event =
        good(
            """
            {"parties":["JP","IN"],"title":"A talk","date":"2008","kind":"meeting","id":"x",
             "summary":"one\\r\\ntwo","topics":["b","a"],"links":[],"note":null,"ordinal":3.0}\
            """);
    assertEquals(
        """
        {"id":"x","kind":"meeting","title":"A talk","date":"2008","ordinal":3,"parties":["IN","JP"],\
        "topics":["a","b"],"summary":"one\\ntwo"}\
        """,
        EntityJson.write(event));
    assertEquals(event, good(EntityJson.write(event)));
  }

  @Test
  void anAbsentStatusIsHeldWhenWritesAreCompared() {
    assertTrue(EntityJson.same(good(EVENT), good(EVENT.replace("{", "{\"status\":\"held\","))));
    assertFalse(
        EntityJson.same(good(EVENT), good(EVENT.replace("{", "{\"status\":\"cancelled\","))));
  }

  @Test
  void consumersIgnoreWhatTheyDoNotKnow() {
    Event event =
        EntityJson.readLenient(
            EVENT.replace("{", "{\"new\":{\"a\":1},").getBytes(UTF_8), Event.class);
    assertEquals("A talk", event.title());
  }

  private static Event good(String json) {
    var reading = EntityJson.read(json.getBytes(UTF_8), Event.class);
    return assertInstanceOf(Reading.Good.class, reading, reading.toString()).record()
            instanceof Event event
        ? event
        : null;
  }

  private static Reading.Refused<?> refused(String json) {
    var reading = EntityJson.read(json.getBytes(UTF_8), Event.class);
    return assertInstanceOf(Reading.Refused.class, reading);
  }

  private static List<String> faults(String json) {
    return refused(json).faults().stream().map(f -> f.pointer() + " " + f.rule().word()).toList();
  }
}
