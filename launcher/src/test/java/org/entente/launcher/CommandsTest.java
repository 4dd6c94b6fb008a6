package org.entente.launcher;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands as a user calls them, over everything running: output, talk and exit codes. */
class CommandsTest {
  @TempDir static Path folder;
  private static RunningUp up;

  @BeforeAll
  static void start() throws Exception {
    up = new RunningUp(folder.resolve("home"));
    up.start();
    Path dataset = Files.createDirectory(folder.resolve("two"));
    Files.writeString(
        dataset.resolve("events.ndjson"),
        """
        {"id":"a","kind":"meeting","title":"First, talk","date":"2001","parties":["IN","JP"]}
        {"id":"b","kind":"visit","title":"Then visit","date":"2002-03-04","parties":["IN","JP"],"topics":["trade"]}
        {"id":"c","kind":"visit","title":"Elsewhere","date":"2003-03-04","parties":["FR","JP"]}
        """);
    assertEquals(0, up.run("load", dataset.toString()).code());
  }

  @AfterAll
  static void stop() {
    up.close();
  }

  @Test
  void aTimelineIsOfAPairARecordOrAllAndTakesEveryFilter() throws Exception {
    assertEquals(List.of("a", "b"), ids("timeline", "IN-JP", "--json"));
    assertEquals(List.of("a", "b", "c"), ids("timeline", "all", "--json"));
    assertEquals(List.of("b"), ids("timeline", "IN-JP", "--json", "--topic", "trade"));
    assertEquals(List.of("c"), ids("timeline", "all", "--json", "--party", "FR"));
    assertEquals(List.of("b"), ids("timeline", "IN-JP", "--json", "--q", "visit"));
    assertEquals(
        List.of("b", "a"),
        ids(
            "timeline",
            "IN-JP",
            "--json",
            "--from",
            "2001",
            "--to",
            "2002",
            "--match",
            "certain",
            "--status",
            "held",
            "--multilateral",
            "exclude",
            "--order",
            "desc",
            "--lang",
            "ja"));
    assertEquals(List.of(), ids("timeline", "IN-JP", "--json", "--as-of", "2020-01-01T00:00:00Z"));
    assertTrue(up.run("timeline", "IN-JP").out().contains("First, talk"));
    assertTrue(up.run("timeline", "IN-JP", "--format", "csv").out().startsWith("id,kind,status,"));
  }

  @Test
  void whatWasAskedWronglyEndsWith2() throws Exception {
    for (String[] wrong :
        new String[][] {
          {"timeline", "IN-JP", "--kind", "talk"},
          {"timeline", "IN-JP", "--from", "2001-13"},
          {"timeline", "IN-IN"}
        }) {
      RunningUp.Said said = up.run(wrong);
      assertEquals(2, said.code(), said.toString());
      assertEquals("", said.out(), said.toString());
      assertFalse(said.err().isBlank() || said.err().contains("\tat "), said.toString());
    }
    RunningUp.Said unknown = up.run("timeline", "person/nobody");
    assertEquals(1, unknown.code(), unknown.toString());
  }

  @Test
  void aWholeViewIsExportedInEveryFormat() throws Exception {
    for (String format : Export.FORMATS) {
      Path file = folder.resolve("in-jp." + format);
      assertEquals(0, up.run("export", "IN-JP", "-o", file.toString()).code(), format);
      String text = Files.readString(file);
      assertTrue(text.contains("Then visit"), format + ": " + text);
      assertFalse(text.contains("Elsewhere"), format + ": " + text);
    }
    RunningUp.Said csv = up.run("export", "IN-JP", "--format", "csv");
    assertEquals(Files.readString(folder.resolve("in-jp.csv")), csv.out());
    assertEquals("", csv.err());
    Path refused = folder.resolve("refused.csv");
    assertEquals(2, up.run("export", "IN-JP", "--kind", "x", "-o", refused.toString()).code());
    try (var files = Files.list(folder)) {
      assertTrue(files.noneMatch(file -> file.toString().contains("refused")));
    }
    assertFalse(up.run("export", "IN-JP", "--format", "ics").out().contains("First"));
    assertTrue(
        up.run("export", "IN-JP", "--format", "ics", "--vague-as-span").out().contains("First"));
  }

  @Test
  void aRebuildEndsOnceTheNewGenerationServes() throws Exception {
    int before = status().at("/timeline/generation").asInt();
    RunningUp.Said said = up.run("rebuild", "--json");
    assertEquals(0, said.code(), said.toString());
    JsonNode outcome = Api.JSON.readTree(said.out().lines().toList().getLast());
    assertEquals(before + 1, outcome.path("generation").asInt());
    assertEquals(before + 1, status().at("/timeline/generation").asInt());
    assertEquals(List.of("a", "b"), ids("timeline", "IN-JP", "--json"));
  }

  @Test
  void aDeadLetterIsListedAndReplayed() throws Exception {
    assertEquals("There are no dead letters.\n", up.run("dead-letters", "list").err());
    try (var producer =
        new KafkaProducer<>(
            Map.<String, Object>of("bootstrap.servers", "127.0.0.1:" + up.settings().kafkaPort()),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      producer
          .send(
              new ProducerRecord<>(
                  "entente.events.v1", "event/poison".getBytes(UTF_8), "no json".getBytes(UTF_8)))
          .get();
    }
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    while (status().at("/timeline/deadLetters").asInt() == 0) {
      assertTrue(System.nanoTime() < end, "no dead letter came");
      Thread.sleep(100);
    }
    String listed = up.run("dead-letters", "list").out();
    assertTrue(listed.contains("ce_source is missing"), listed);
    String id = listed.strip().split("\\s+")[0];
    for (String which : List.of(id, "--all")) {
      RunningUp.Said said = up.run("dead-letters", "replay", which);
      assertEquals(1, said.code(), said.toString());
      assertTrue(said.out().startsWith(id + " still dead: "), said.toString());
    }
    assertEquals(1, up.run("dead-letters", "replay", "987654").code());
  }

  @Test
  void statusIsWatchedUntilItIsStopped() throws Exception {
    Process watching = up.process("status", "--watch", "1", "--json").start();
    try (var lines = watching.inputReader()) {
      for (int look = 0; look < 2; look++) {
        assertTrue(Api.JSON.readTree(lines.readLine()).at("/people/ready").asBoolean());
      }
      assertTrue(watching.isAlive());
    } finally {
      watching.destroyForcibly();
    }
  }

  @Test
  void ownersSendPeopleToTheTimeline() throws Exception {
    try (var client = HttpClient.newHttpClient()) {
      for (Service owner : List.of(Service.PEOPLE, Service.EVENTS)) {
        URI start = up.settings().url(owner).resolve("/");
        var answer = client.send(HttpRequest.newBuilder(start).build(), BodyHandlers.ofString());
        assertEquals(302, answer.statusCode());
        assertEquals(
            up.settings().publicUrl(Service.TIMELINE) + "/",
            answer.headers().firstValue("Location").orElse(null));
      }
    }
  }

  private static JsonNode status() throws Exception {
    return Api.JSON.readTree(up.run("status", "--json").out());
  }

  private static List<String> ids(String... command) throws Exception {
    RunningUp.Said said = up.run(command);
    assertEquals(0, said.code(), said.toString());
    return Api.JSON.readTree(said.out()).path("entries").findValuesAsText("id").stream()
        .filter(id -> id.length() == 1)
        .toList();
  }
}
