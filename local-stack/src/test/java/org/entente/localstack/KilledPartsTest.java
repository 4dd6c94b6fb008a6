package org.entente.localstack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was acknowledged is there after {@code kill -9} of anything, and the stack starts again. */
class KilledPartsTest {
  @TempDir Path home;
  private LocalStackProcess stack;
  private Probe probe;
  private final List<String> written = new ArrayList<>();

  @BeforeEach
  void start() throws Exception {
    stack = LocalStackProcess.start(home);
    probe = new Probe(stack);
    probe.makeTopic();
    probe.execute("CREATE TABLE probe (seq int GENERATED ALWAYS AS IDENTITY, text text)");
    write("before");
  }

  @AfterEach
  void end() {
    stack.close();
  }

  @Test
  void aKilledBrokerStartsAgainOnItsPort() throws Exception {
    String address = stack.kafka();
    stack.killBroker();
    assertFalse(stack.broker().isAlive());
    stack.startBroker();
    assertEquals(address, stack.kafka());
    write("after");
    assertNothingLost();
  }

  @Test
  void aKilledPostgresStartsAgainAtOnce() throws Exception {
    for (int round = 1; round <= 3; round++) {
      stack.killPostgres();
      stack.startPostgres();
      write("after kill " + round);
    }
    assertNothingLost();
  }

  @Test
  void afterTheParentIsKilledTheOrphansAreEndedAndAllStartsAgain() throws Exception {
    RunningProcess broker = stack.broker();
    RunningProcess postmaster = stack.postmaster();
    stack.killParent();
    assertTrue(postmaster.isAlive(), "PostgreSQL lives on without its parent");
    startAgain();
    assertFalse(broker.isAlive());
    assertFalse(postmaster.isAlive());
    assertNotEquals(postmaster, stack.postmaster());
    write("after");
    assertNothingLost();
  }

  @Test
  void afterAllAreKilledAtOnceAllStartsAgain() throws Exception {
    stack.broker().signal("KILL");
    stack.postmaster().signal("KILL");
    stack.killParent();
    startAgain();
    write("after");
    assertNothingLost();
  }

  @Test
  void aPausedOrphanIsEndedToo() throws Exception {
    stack.pauseBroker();
    stack.pausePostgres();
    stack.killParent();
    startAgain();
    assertNothingLost();
  }

  @Test
  void afterACleanStopNoProcessIsLeftAndTheDataIsThere() throws Exception {
    RunningProcess broker = stack.broker();
    RunningProcess postmaster = stack.postmaster();
    stack.close();
    assertFalse(broker.isAlive());
    assertFalse(postmaster.isAlive());
    assertEquals(List.of(), Postgres.processesOver(home.resolve("postgres")));
    assertFalse(Files.exists(home.resolve("postgres/postmaster.pid")));
    startAgain();
    assertNothingLost();
  }

  @Test
  void aPausedPartHangsAndThenGoesOn() throws Exception {
    stack.pausePostgres();
    var writer = Thread.ofPlatform().start(() -> writeUnchecked("while paused"));
    assertFalse(writer.join(Duration.ofMillis(500)), "a paused PostgreSQL answered");
    stack.resumePostgres();
    assertTrue(writer.join(Duration.ofSeconds(20)));
    stack.pauseBroker();
    var sender = Thread.ofPlatform().start(() -> writeUnchecked("while the broker is paused"));
    assertFalse(sender.join(Duration.ofMillis(500)), "a paused broker answered");
    stack.resumeBroker();
    assertTrue(sender.join(Duration.ofSeconds(30)));
    assertNothingLost();
  }

  private void startAgain() {
    stack = LocalStackProcess.start(home);
    probe = new Probe(stack);
  }

  private void writeUnchecked(String text) {
    try {
      write(text);
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private void write(String text) throws Exception {
    probe.execute("INSERT INTO probe (text) VALUES ('" + text + "')");
    probe.send(text);
    written.add(text);
  }

  private void assertNothingLost() throws Exception {
    assertEquals(written, probe.rows("SELECT text FROM probe ORDER BY seq"));
    assertEquals(written, probe.received());
  }
}
