package org.entente.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each fault that {@code doctor} is for is made, found, and told with the way to mend it. */
class CheckupTest {
  @TempDir Path home;
  private Keys keys;
  private Map<String, String> environment;

  @BeforeEach
  void makeHome() {
    keys = new Keys(home.resolve("keys"));
    keys.ensure();
    environment = new RunningUp(home).settings().environment();
  }

  @Test
  void aHomeThatIsWellHasNoFault() {
    assertEquals(List.of(), faults());
  }

  @Test
  void keysThatAreOpenLostOrStrangeAreFound() throws IOException {
    Files.setPosixFilePermissions(keys.privateFile(), PosixFilePermissions.fromString("rw-r--r--"));
    assertFault("keys", "chmod 600 " + keys.privateFile());

    keys.ensure();
    Keys others = new Keys(home.resolve("others"));
    others.ensure();
    Files.setPosixFilePermissions(keys.privateFile(), PosixFilePermissions.fromString("rw-------"));
    Keys.writePrivately(keys.publicFile(), Files.readString(others.publicFile()));
    assertFault("keys", "do not belong together");

    Keys.writePrivately(keys.publicFile(), "no key");
    assertFault("keys", "cannot be read");

    Files.delete(keys.publicFile());
    assertFault("keys", keys.publicFile() + " is missing");
  }

  @Test
  void dataOfAnotherVersionIsFound() throws IOException {
    Files.createDirectory(home.resolve("postgres"));
    Files.writeString(home.resolve("postgres/PG_VERSION"), "17\n");
    assertFault("data", "made by PostgreSQL 17");
  }

  @Test
  void aTakenPortIsFoundWithTheVariableThatMovesIt() throws IOException {
    int port = Integer.parseInt(environment.get("ENTENTE_KAFKA_PORT"));
    try (var taken = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      assertFault("port", taken.getLocalPort() + " is taken by another program");
      assertFault("port", "set ENTENTE_KAFKA_PORT");
    }
  }

  @Test
  void aLeftoverOfAKilledRunIsFound() throws IOException {
    Process leftover =
        new ProcessBuilder("sh", "-c", "sleep 60; :", "-Dentente.service.home=" + home).start();
    try {
      assertFault("leftovers", "[" + leftover.pid() + "] of a killed run");
    } finally {
      leftover.descendants().forEach(ProcessHandle::destroyForcibly);
      leftover.destroyForcibly();
    }
  }

  @Test
  void aClockThatWasSetBackIsFound() throws IOException {
    Path pid = Files.writeString(home.resolve("kafka.version"), "4.1.2\n");
    Files.setLastModifiedTime(pid, FileTime.from(Instant.now().plus(Duration.ofHours(2))));
    assertFault("clock", "set it right");
  }

  private List<Checkup.Finding> faults() {
    return new Checkup(Settings.of(RunningUp.root(), environment))
        .findings().stream().filter(finding -> !finding.well()).toList();
  }

  private void assertFault(String what, String words) {
    List<Checkup.Finding> faults = faults();
    assertTrue(
        faults.stream().anyMatch(one -> one.what().equals(what) && one.detail().contains(words)),
        faults.toString());
  }
}
