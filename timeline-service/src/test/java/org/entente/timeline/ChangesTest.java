package org.entente.timeline;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.entente.contracts.Change;
import org.entente.contracts.EntityJson;
import org.entente.contracts.Event;
import org.entente.contracts.Person;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What changed is told once, in order, without a hole, to whoever follows. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class ChangesTest {
  @TestHTTPResource("/api/v1/stream")
  URI stream;

  private OwnersOnKafka owners;

  @BeforeEach
  void open() {
    owners = new OwnersOnKafka(LocalStackResource.stack().kafka());
  }

  @AfterEach
  void close() {
    owners.close();
  }

  @Test
  void numbersFollowWithoutHoleAndARenameTellsEveryEntryItTouches() {
    long start = visible(owners.put(person("ch-p", "First Name")));
    for (int i = 0; i < 5; i++) {
      visible(owners.put(event("ch-" + i, "2024-01-0" + (i + 1), "ch-p")));
    }
    visible(owners.put(person("ch-p", "Second Name")));
    var page =
        given()
            .get("/api/v1/changes?limit=500&since=" + start)
            .then()
            .statusCode(200)
            .extract()
            .jsonPath();
    List<Long> numbers = page.getList("changes.number", Long.class);
    for (int i = 0; i < numbers.size(); i++) {
      assertEquals(start + 1 + i, numbers.get(i));
    }
    assertEquals(10, numbers.size());
    assertEquals("person/ch-p@2", page.getString("changes[9].cause"));
    assertEquals("updated", page.getString("changes[9].type"));
    assertEquals("Second Name", page.getString("changes[9].value.participants[0].person.name"));
    assertEquals(numbers.getLast(), page.getLong("last"));
  }

  @Test
  void whatIsStaleIsToldSo() {
    given().get("/api/v1/changes?since=1").then().statusCode(410);
    given()
        .get("/api/v1/changes?since=9000000000000000000")
        .then()
        .statusCode(200)
        .body("changes", hasSize(0));
    given()
        .get("/api/v1/changes?since=-1")
        .then()
        .statusCode(400)
        .body("errors[0].parameter", equalTo("since"));
  }

  @Test
  void whoResumesIsSentEntriesAsTheyAre() throws IOException {
    long start = visible(owners.put(event("as-0", "2024-03-01", "as-p")));
    visible(owners.put(event("as-1", "2024-03-01", "as-p")));
    visible(owners.put(event("as-1", "2024-03-02", "as-p")));
    visible(owners.put(event("as-2", "2024-03-03", "as-p")));
    visible(owners.delete(event("as-2", "2024-03-03", "as-p"), null));
    try (Sse sse = new Sse(stream + "?person=as-p", Long.toString(start))) {
      String first = sse.next("change").data();
      assertTrue(first.contains("\"revision\":1,") && first.contains("2024-03-02"), first);
      assertEquals("as-1", sse.next("change").entry());
      String created = sse.next("change").data();
      assertTrue(created.contains("\"value\":null"), created);
    }
  }

  @Test
  void aStreamResumesAfterItsLastIdAndTellsWhoLeft() throws IOException {
    long start = visible(owners.put(event("st-1", "2024-02-01", "st-p")));
    visible(owners.put(event("st-2", "2024-02-02", "st-p")));
    try (Sse sse = new Sse(stream + "?person=st-p", Long.toString(start))) {
      assertEquals("st-2", sse.next("change").entry());
      visible(owners.put(event("st-3", "2024-02-03", "st-p")));
      assertEquals("st-3", sse.next("change").entry());
      visible(owners.put(event("st-x", "2024-02-03", "somebody-else")));
      visible(owners.put(event("st-3", "2024-02-03", "somebody-else")));
      Sse.Message left = sse.next("change");
      assertEquals("st-3", left.entry());
      assertTrue(left.data().contains("\"left\":true"), left.data());
      assertTrue(left.data().contains("\"value\":null"), left.data());
    }
    try (Sse sse = new Sse(stream.toString(), "12")) {
      assertTrue(sse.next("reset").data().startsWith("{\"last\":"));
    }
    given().get("/api/v1/stream?q=word").then().statusCode(400);
  }

  @Test
  void aStreamFollowsARecordAlsoAfterItsMergeIntoAnother() throws IOException {
    visible(owners.put(person("sm-a", "A")));
    visible(owners.put(person("sm-b", "B")));
    long start = visible(owners.put(event("sm-1", "2024-02-01", "sm-a")));
    try (Sse sse = new Sse(stream + "?person=sm-a", Long.toString(start))) {
      visible(owners.delete(person("sm-a", "A"), "sm-b"));
      Sse.Message merged = sse.next("change");
      assertEquals("sm-1", merged.entry());
      assertFalse(merged.data().contains("\"left\""), merged.data());
      visible(owners.put(event("sm-2", "2024-02-02", "sm-b")));
      assertEquals("sm-2", sse.next("change").entry());
    }
    try (Sse sse = new Sse(stream + "?person=sm-a", Long.toString(start))) {
      assertEquals("sm-1", sse.next("change").entry());
      assertEquals("sm-2", sse.next("change").entry());
    }
  }

  @Test
  void whatAltersNothingLeavesTheEntityTag() {
    Change change = owners.put(event("et-1", "2024-02-01", "et-p"));
    visible(change);
    String tag = given().get("/api/v1/entries/et-1").header("ETag");
    // the last of a partition does not show as lag
    for (int i = 0; i < 3; i++) {
      owners.publish(change);
    }
    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> given().get("/api/v1/status").jsonPath().getInt("partitions.lag.sum()") == 0);
    given().header("If-None-Match", tag).get("/api/v1/entries/et-1").then().statusCode(304);
    visible(owners.put(event("et-2", "2024-02-01", "et-p")));
    given().header("If-None-Match", tag).get("/api/v1/entries/et-1").then().statusCode(200);
  }

  /** Waits until the change is visible; gives the newest number. */
  private static long visible(Change change) {
    given()
        .header("Prefer", "wait=20")
        .queryParam("await", change.key() + "@" + change.revision())
        .get("/api/v1/timeline?limit=1")
        .then()
        .statusCode(200);
    return given().get("/api/v1/changes?since=9000000000000000000").jsonPath().getLong("last");
  }

  private static Person person(String id, String name) {
    return EntityJson.readLenient(
        "{\"id\":\"%s\",\"name\":\"%s\"}".formatted(id, name).getBytes(StandardCharsets.UTF_8),
        Person.class);
  }

  private static Event event(String id, String date, String person) {
    return EntityJson.readLenient(
        """
        {"id":"%s","kind":"meeting","title":"Talk","date":"%s","parties":["FR","DE"],
         "participants":[{"person":"%s"}]}\
        """
            .formatted(id, date, person)
            .getBytes(StandardCharsets.UTF_8),
        Event.class);
  }

  /** A client of server-sent events as a browser is one. */
  private static final class Sse implements AutoCloseable {
    private final HttpURLConnection connection;
    private final BufferedReader lines;

    record Message(String id, String name, String data) {
      String entry() {
        return data.replaceAll(".*?\"entry\":\"([^\"]*)\".*", "$1");
      }
    }

    Sse(String address, String lastEventId) throws IOException {
      connection = (HttpURLConnection) URI.create(address).toURL().openConnection();
      connection.setRequestProperty("Last-Event-ID", lastEventId);
      connection.setReadTimeout(20_000);
      lines =
          new BufferedReader(
              new InputStreamReader(connection.getInputStream(), StandardCharsets.UTF_8));
    }

    /** The next message of a name; heartbeats and others are passed over. */
    Message next(String name) throws IOException {
      List<String> message = new ArrayList<>();
      while (true) {
        String line = lines.readLine();
        if (line == null) {
          throw new IOException("the stream ended");
        }
        if (!line.isEmpty()) {
          message.add(line);
        } else if (message.contains("event: " + name)) {
          return new Message(field(message, "id: "), name, field(message, "data: "));
        } else {
          message.clear();
        }
      }
    }

    private static String field(List<String> message, String prefix) {
      return message.stream()
          .filter(line -> line.startsWith(prefix))
          .map(line -> line.substring(prefix.length()))
          .findFirst()
          .orElse("");
    }

    @Override
    public void close() {
      connection.disconnect();
    }
  }
}
