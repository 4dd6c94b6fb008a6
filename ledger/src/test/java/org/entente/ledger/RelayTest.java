package org.entente.ledger;

import static org.awaitility.Awaitility.await;
import static org.entente.ledger.Published.SOON;
import static org.entente.ledger.SeriesKind.EDITOR;
import static org.entente.ledger.SeriesKind.put;
import static org.entente.ledger.SeriesKind.series;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.entente.contracts.Change;
import org.entente.contracts.Mark;
import org.entente.contracts.Owner;
import org.entente.ledger.relay.Relay;
import org.entente.localstack.LocalStackProcess;
import org.entente.rest.Precondition;
import org.entente.rest.Problem;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The risk: what is committed is missing on Kafka, or stands there out of order. */
class RelayTest {
  private static LocalStackProcess stack;

  private final List<Relay> relays = new ArrayList<>();
  private final List<Thread> threads = new ArrayList<>();
  private TestDatabase database;
  private Ledger ledger;

  @BeforeAll
  static void start() {
    stack = LocalStackProcess.start();
  }

  @AfterAll
  static void end() {
    stack.close();
  }

  @BeforeEach
  void empty() throws Exception {
    database = TestDatabase.empty(stack);
    ledger = new Ledger(database.connections());
    ledger.start(() -> {}, () -> relays.forEach(Relay::wake));
  }

  @AfterEach
  void stop() throws Exception {
    ledger.stop();
    for (int i = 0; i < relays.size(); i++) {
      relays.get(i).stop();
      threads.get(i).join(20_000);
    }
    Published.deleteAll(stack.kafka());
  }

  @Test
  void everyChangeIsPublishedAsItLiesInTheLedgerAndAnIdleOwnerMarksTheTime() throws Exception {
    relay();
    put(ledger, "x", 3);
    ledger.delete(series("x", "").key(), java.util.Optional.empty(), Precondition.NONE, EDITOR);
    Published.awaitAll(database);
    List<Change> changes = Published.changes(stack.kafka(), Owner.EVENTS);
    assertEquals(
        database.rows(
            "select seq, key, revision, type, actor, reason, record from changes order by seq"),
        changes.stream()
            .map(c ->
                "%d %s %d %s %s %s %s"
                    .formatted(
                        c.seq(),
                        c.key(),
                        c.revision(),
                        c.type().word(),
                        c.actor(),
                        c.reason(),
                        new String(c.value())))
            .toList());
    await()
        .atMost(SOON)
        .untilAsserted(() -> {
          Mark mark = Published.marks(stack.kafka()).getLast();
          assertEquals(4, mark.seq());
          assertTrue(mark.recordedAt().isAfter(changes.getLast().recordedAt()));
        });
    put(ledger, "y", 1);
    Published.awaitAll(database);
    Change next = Published.changes(stack.kafka(), Owner.EVENTS).getLast();
    assertTrue(next.recordedAt().isAfter(Published.marks(stack.kafka()).getFirst().recordedAt()));
  }

  @Test
  void revisionsOfAKeyStandInOrderThoughTwoRelaysLoseTheirSessionsAgainAndAgain() throws Exception {
    relay();
    relay();
    AtomicBoolean done = new AtomicBoolean();
    Thread enemy =
        Thread.startVirtualThread(() -> {
          Random random = new Random(7);
          try {
            while (!done.get()) {
              Thread.sleep(200 + random.nextInt(600));
              database.endSessions("entente-relay");
            }
          } catch (Exception e) {
            throw new IllegalStateException(e);
          }
        });
    for (int i = 0; i < 300; i++) {
      put(ledger, "k" + i % 5, 5);
      Thread.sleep(10);
    }
    done.set(true);
    enemy.join();
    Published.awaitAll(database);
    assertRevisionsInOrder();
  }

  @Test
  void writesNeedNoKafkaAndArePublishedOnceItIsBack() throws Exception {
    relay();
    put(ledger, "x", 2);
    Published.awaitAll(database);
    stack.killBroker();
    put(ledger, "x", 50);
    assertEquals(List.of("52"), database.rows("select seq from ledger_head"));
    stack.startBroker();
    Published.awaitAll(database);
    assertRevisionsInOrder();
  }

  @Test
  void aTopicMadeAnewGetsEverythingAgain() throws Exception {
    relay();
    put(ledger, "x", 5);
    Published.awaitAll(database);
    relays.getFirst().stop();
    threads.getFirst().join();
    Published.deleteAll(stack.kafka());
    relay();
    await()
        .atMost(SOON)
        .ignoreExceptions()
        .until(() -> Published.changes(stack.kafka(), Owner.EVENTS).size() == 5);
    assertRevisionsInOrder();
  }

  @Test
  void aKeyAskedForAgainIsPublishedOnceMoreAndNothingElseIs() throws Exception {
    relay();
    put(ledger, "x", 3);
    put(ledger, "y", 2);
    Published.awaitAll(database);
    database.execute("insert into republish (key, done) values ('series/x', 0)");
    relays.getFirst().wake();
    await().atMost(SOON).until(() -> database.rows("select 1 from republish").isEmpty());
    assertEquals(
        List.of("1 x", "1 x", "2 x", "2 x", "3 x", "3 x", "4 y", "5 y"),
        Published.changes(stack.kafka(), Owner.EVENTS).stream()
            .map(c -> c.seq() + " " + c.key().id())
            .toList());
    assertRevisionsInOrder();
  }

  @Test
  void aLedgerThatForgotWhatTheTopicHasPublishesNothingAndTakesNoWrites() throws Exception {
    relay();
    put(ledger, "x", 3);
    Published.awaitAll(database);
    relays.getFirst().stop();
    threads.getFirst().join();
    // The database of a moment ago is restored.
    database.execute(
        """
        delete from changes where seq = 3;
        update entity set revision = 2;
        update ledger_head set seq = 2;
        update relay set published = 2\
        """);
    relay();
    await()
        .atMost(SOON)
        .until(() -> !database.rows("select 1 from relay where divergence is not null").isEmpty());
    Problem refused = assertThrows(Problem.class, () -> put(ledger, "x", 1));
    assertEquals(503, refused.status());
    assertTrue(refused.detail().contains("the topic has change 3 (series/x)"), refused.detail());
    assertEquals(3, Published.changes(stack.kafka(), Owner.EVENTS).size());
  }

  /** Per key, revisions first appear as 1, 2, 3 …; an old one may repeat (DESIGN §5). */
  private void assertRevisionsInOrder() throws Exception {
    Map<String, Integer> highest = new TreeMap<>();
    for (Change change : Published.asTheyLie(stack.kafka(), Owner.EVENTS)) {
      int before = highest.getOrDefault(change.key().toString(), 0);
      assertTrue(
          change.revision() <= before + 1,
          change.key() + ": " + change.revision() + " after " + before);
      highest.put(change.key().toString(), Math.max(before, change.revision()));
    }
    assertEquals(
        database.rows("select key || '=' || revision from entity order by key"),
        highest.entrySet().stream().map(Object::toString).toList());
  }

  private void relay() {
    Relay relay =
        new Relay(Owner.EVENTS, stack.kafka(), Duration.ofMinutes(1), database.connections());
    relays.add(relay);
    threads.add(Thread.ofVirtual().start(relay));
  }
}
