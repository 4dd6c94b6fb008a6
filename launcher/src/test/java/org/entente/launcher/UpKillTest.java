package org.entente.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.entente.localstack.RunningProcess;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code kill -9} of anything beneath {@code up}, under writes: every acknowledged write is in the
 * ledger and on the timeline afterwards. Needs the built services.
 */
@Tag("long")
class UpKillTest {
  @TempDir Path folder;
  private RunningUp up;

  @BeforeEach
  void start() throws Exception {
    up = new RunningUp(folder.resolve("home"));
    up.start();
  }

  @AfterEach
  void end() {
    up.close();
  }

  @Test
  void eachPartThatIsKilledIsStartedAgainAndNothingAcknowledgedIsLost() throws Exception {
    try (var writer = new Writer(up.settings())) {
      for (String part :
          List.of("timeline-service", "kafka", "events-service", "postgres", "people-service")) {
        awaitMore(writer, 50);
        RunningProcess before = up.processOf(part);
        before.signal("KILL");
        assertTrue(before.awaitEnd(Duration.ofSeconds(10)), part);
        assertFalse(up.processOf(part).equals(before), part);
      }
      awaitMore(writer, 50);
      assertAllThere(writer.stop());
    }
  }

  @Test
  void afterTheLauncherIsKilledUpAgainFindsEverything() throws Exception {
    try (var writer = new Writer(up.settings())) {
      awaitMore(writer, 100);
      up.launcher().signal("KILL");
      Set<String> acknowledged = writer.stop();
      up.start();
      assertAllThere(acknowledged);
    }
  }

  @Test
  void afterAllAreKilledAtOnceUpAgainFindsEverything() throws Exception {
    try (var writer = new Writer(up.settings())) {
      awaitMore(writer, 100);
      up.everything().forEach(process -> process.signal("KILL"));
      Set<String> acknowledged = writer.stop();
      up.start();
      assertAllThere(acknowledged);
    }
  }

  @Test
  void whenUpIsStoppedNoProcessIsLeft() throws Exception {
    var everything = up.everything();
    up.stop();
    assertEquals(List.of(), everything.stream().filter(RunningProcess::isAlive).toList());
    up.start();
  }

  private static void awaitMore(Writer writer, int more) throws InterruptedException {
    int wanted = writer.count() + more;
    for (int waited = 0; writer.count() < wanted; waited++) {
      assertTrue(waited < 1200, "no writes went through for a minute");
      Thread.sleep(50);
    }
  }

  private void assertAllThere(Set<String> acknowledged) {
    Settings settings = up.settings();
    try (var api = new Api(settings)) {
      var recorded = new TreeSet<String>();
      long last = 0;
      JsonNode changes;
      do {
        changes = api.get(Service.EVENTS, "/api/v1/changes?limit=500&since=" + last);
        for (JsonNode change : changes.path("changes")) {
          assertEquals(last + 1, change.path("seq").asLong(), "the ledger has a hole");
          last = change.path("seq").asLong();
          assertTrue(recorded.add(change.path("id").asText()), "written twice: " + change);
        }
      } while (!changes.path("changes").isEmpty());
      assertTrue(
          recorded.containsAll(acknowledged), () -> missing(acknowledged, recorded, "ledger"));
      new Visible(api, settings).await(Map.of(Service.EVENTS, last), Duration.ofMinutes(2));
      var shown = new TreeSet<String>();
      TimelineCommand.read(api, "IN-JP", "", Integer.MAX_VALUE)
          .forEach(entry -> shown.add(entry.path("id").asText()));
      assertEquals(recorded, shown, "owner and timeline differ");
    }
  }

  private static String missing(Set<String> acknowledged, Set<String> found, String where) {
    var missing = new TreeSet<>(acknowledged);
    missing.removeAll(found);
    return "acknowledged, but not in the " + where + ": " + missing;
  }
}
