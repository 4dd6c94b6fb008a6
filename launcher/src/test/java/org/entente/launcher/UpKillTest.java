package org.entente.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.entente.localstack.RunningProcess;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code kill -9} of anything beneath {@code up}, under writes: every acknowledged write is in the
 * ledger, on Kafka and on the timeline afterwards. Needs the built services.
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
    try (var writers = new Writers(up.settings())) {
      for (String part :
          List.of("timeline-service", "kafka", "events-service", "postgres", "people-service")) {
        writers.awaitMore(50);
        RunningProcess before = up.processOf(part);
        before.signal("KILL");
        assertTrue(before.awaitEnd(Duration.ofSeconds(10)), part);
        assertFalse(up.processOf(part).equals(before), part);
      }
      writers.awaitMore(50);
      new Agreement(up.settings()).check(writers.stop());
    }
  }

  @Test
  void afterTheLauncherIsKilledUpAgainFindsEverything() throws Exception {
    try (var writers = new Writers(up.settings())) {
      writers.awaitMore(100);
      up.launcher().signal("KILL");
      Map<String, Integer> acknowledged = writers.stop();
      up.start();
      new Agreement(up.settings()).check(acknowledged);
    }
  }

  @Test
  void afterAllAreKilledAtOnceUpAgainFindsEverything() throws Exception {
    try (var writers = new Writers(up.settings())) {
      writers.awaitMore(100);
      up.everything().forEach(process -> process.signal("KILL"));
      Map<String, Integer> acknowledged = writers.stop();
      up.start();
      new Agreement(up.settings()).check(acknowledged);
    }
  }

  @Test
  void whenTheDiskFillsUpAllStopsInOrderAndWithRoomAgainEverythingIsThere() throws Exception {
    up.stop();
    Path small = Files.createDirectory(folder.resolve("small"));
    assumeTrue(mounted("mount", "-t", "tmpfs", "-o", "size=600m", "none", small.toString()));
    up = new RunningUp(small.resolve("home"));
    try {
      up.start();
      try (var writers = new Writers(up.settings())) {
        writers.awaitMore(100);
        Path filling = small.resolve("filling");
        fill(filling);
        assertTrue(up.awaitEnd(Duration.ofMinutes(2)), "goes on without a disk");
        assertTrue(up.said().contains("No space left on device"), up.said());
        Map<String, Integer> acknowledged = writers.stop();
        Files.delete(filling);
        up.start();
        new Agreement(up.settings()).check(acknowledged);
      }
    } finally {
      up.close();
      mounted("umount", small.toString());
    }
  }

  private static boolean mounted(String... command) throws Exception {
    return new ProcessBuilder(command).start().waitFor() == 0;
  }

  private static void fill(Path file) {
    byte[] megabyte = new byte[1 << 20];
    try (var out = Files.newOutputStream(file)) {
      while (true) {
        out.write(megabyte);
      }
    } catch (IOException full) {
      // as meant
    }
  }

  @Test
  void whenUpIsStoppedNoProcessIsLeft() throws Exception {
    var everything = up.everything();
    up.stop();
    assertEquals(List.of(), everything.stream().filter(RunningProcess::isAlive).toList());
    up.start();
  }
}
