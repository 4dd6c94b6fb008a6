package org.entente.ledger;

import static org.awaitility.Awaitility.await;
import static org.entente.ledger.Published.SOON;
import static org.entente.ledger.SeriesKind.EDITOR;
import static org.entente.ledger.SeriesKind.KIND;
import static org.entente.ledger.SeriesKind.put;
import static org.entente.ledger.SeriesKind.series;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.utils.Utils;
import org.entente.contracts.Change;
import org.entente.contracts.EntityKey;
import org.entente.contracts.Owner;
import org.entente.contracts.Topics;
import org.entente.ledger.MissingChanges.Finding;
import org.entente.ledger.relay.Relay;
import org.entente.localstack.LocalStackProcess;
import org.entente.rest.Precondition;
import org.entente.rest.Problem;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The risk: a database restored from yesterday loses today, or contradicts what Kafka has. */
class RecoveryTest {
  private static final List<String> TABLES = List.of("changes", "entity", "ledger_head", "relay");
  private static final String EVERY_CHANGE = "select to_jsonb(c) from changes c order by seq";
  private static final String EVERY_ENTITY = "select to_jsonb(e) from entity e order by key";
  private static LocalStackProcess stack;

  private TestDatabase database;
  private Ledger ledger;
  private Relay relay;
  private Thread relaying;

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
    startOwner();
  }

  @AfterEach
  void stop() throws Exception {
    stopOwner();
    database.execute("drop schema if exists backup cascade");
    Published.deleteAll(stack.kafka());
  }

  private void startOwner() {
    relay = new Relay(Owner.EVENTS, stack.kafka(), Duration.ofMinutes(1), database.connections());
    relaying = Thread.ofVirtual().start(relay);
    ledger = new Ledger(database.connections());
    ledger.start(relay::awaitFirstLook, relay::wake);
  }

  private void stopOwner() throws InterruptedException {
    ledger.stop();
    relay.stop();
    relaying.join(20_000);
  }

  @Test
  void whatTheTopicHasIsAppendedAsItWasAndEverythingGoesOn() throws Exception {
    put(ledger, "x", 3);
    put(ledger, "y", 2);
    Published.awaitAll(database);
    backUp();
    put(ledger, "x", 2);
    delete("x", Optional.of("y"));
    put(ledger, "z", 1);
    put(ledger, "x", 1);
    delete("z", Optional.empty());
    Published.awaitAll(database);
    List<String> changes = database.rows(EVERY_CHANGE);
    List<String> entities = database.rows(EVERY_ENTITY);
    stopOwner();
    restore();
    startOwner();

    Problem refused = assertThrows(Problem.class, () -> put(ledger, "y", 1));
    assertEquals(503, refused.status(), "the very first write waits until the topic was looked at");
    Finding would = recovery().run(true);
    assertEquals(6, would.missing());
    assertEquals(List.of(), would.differences());
    assertEquals("series/x", would.first().getFirst().key().toString());
    assertEquals(5, database.rows(EVERY_CHANGE).size(), "a dry run appends nothing");

    assertEquals(6, recovery().run(false).missing());
    assertEquals(changes, database.rows(EVERY_CHANGE));
    assertEquals(entities, database.rows(EVERY_ENTITY));
    assertEquals(0, recovery().run(false).missing());
    awaitAgreement();
    put(ledger, "x", 1);
    put(ledger, "new", 1);
    Published.awaitAll(database);
    assertTopicIsTheLedger();
  }

  @Test
  void anEmptyDatabaseGetsEverythingBack() throws Exception {
    put(ledger, "x", 3);
    put(ledger, "y", 2);
    Published.awaitAll(database);
    List<String> changes = database.rows(EVERY_CHANGE);
    List<String> entities = database.rows(EVERY_ENTITY);
    stopOwner();
    database = TestDatabase.empty(stack);
    startOwner();
    assertThrows(Problem.class, () -> put(ledger, "y", 1));
    assertEquals(5, recovery().run(false).missing());
    awaitAgreement();
    assertEquals(changes, database.rows(EVERY_CHANGE));
    assertEquals(entities, database.rows(EVERY_ENTITY));
    put(ledger, "y", 1);
    Published.awaitAll(database);
    assertTopicIsTheLedger();
  }

  @Test
  void aLedgerThatWentItsOwnWayIsToldWhatDiffersAndLeftAsItIs() throws Exception {
    put(ledger, "x", 2);
    Published.awaitAll(database);
    backUp();
    put(ledger, "x", 1);
    put(ledger, "y", 1);
    Published.awaitAll(database);
    stopOwner();
    restore();
    ledger = new Ledger(database.connections());
    ledger.start(() -> {}, () -> {});
    put(ledger, "mine", 1);
    ledger.stop();
    startOwner();
    List<String> changes = database.rows(EVERY_CHANGE);

    Problem refused = assertThrows(Problem.class, () -> recovery().run(false));
    assertEquals(409, refused.status());
    assertTrue(
        refused
            .detail()
            .contains("change 3: the topic has series/x@3, the ledger has series/mine@1"),
        refused.detail());
    assertEquals(1, recovery().run(true).differences().size());
    assertEquals(changes, database.rows(EVERY_CHANGE));
  }

  @Test
  void aTopicThatLacksSomeToo() throws Exception {
    put(ledger, "x", 2);
    Published.awaitAll(database);
    backUp();
    put(ledger, "y", 1);
    put(ledger, "x", 1);
    Published.awaitAll(database);
    stopOwner();
    restore();
    dropFromTopic("series/y");
    startOwner();
    Problem refused = assertThrows(Problem.class, () -> recovery().run(false));
    assertTrue(
        refused.detail().contains("change 3: the topic has later ones, but lacks it too"),
        refused.detail());
    assertEquals(2, database.rows(EVERY_CHANGE).size());
  }

  @Test
  void aHealthyLedgerIsLeftAsItIs() throws Exception {
    put(ledger, "x", 2);
    Published.awaitAll(database);
    assertEquals(0, recovery().run(false).missing());
    put(ledger, "x", 1);
    Published.awaitAll(database);
    assertTopicIsTheLedger();
  }

  private Recovery recovery() {
    return new Recovery(
        Owner.EVENTS, stack.kafka(), database.connections(), List.of(KIND), relay::wake);
  }

  private void backUp() throws Exception {
    database.execute("create schema backup");
    for (String table : TABLES) {
      database.execute("create table backup.%s as table %s".formatted(table, table));
    }
  }

  private void restore() throws Exception {
    for (String table : TABLES) {
      database.execute(
          "truncate %s; insert into %s select * from backup.%s".formatted(table, table, table));
    }
  }

  private void delete(String id, Optional<String> mergedInto) {
    EntityKey key = series(id, "").key();
    ledger.delete(key, mergedInto, Precondition.NONE, EDITOR);
  }

  private void awaitAgreement() {
    await()
        .atMost(SOON)
        .until(() -> !database.rows("select 1 from relay where divergence is null").isEmpty());
  }

  private void assertTopicIsTheLedger() throws Exception {
    List<Change> changes = Published.changes(stack.kafka(), Owner.EVENTS);
    assertEquals(
        database.rows("select seq, key, revision, type, record from changes order by seq"),
        changes.stream()
            .map(c ->
                "%d %s %d %s %s"
                    .formatted(
                        c.seq(), c.key(), c.revision(), c.type().word(), new String(c.value())))
            .distinct()
            .toList());
    assertEquals(
        LongStream.rangeClosed(1, changes.getLast().seq()).boxed().toList(),
        changes.stream().map(Change::seq).distinct().toList());
  }

  /** As a broker that lost the end of one partition; the other keys lie in other ones. */
  private static void dropFromTopic(String key) throws Exception {
    assertNotEquals(partition(key), partition("series/x"));
    TopicPartition there = new TopicPartition(Topics.EVENTS, partition(key));
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", stack.kafka()))) {
      long end =
          admin
              .listOffsets(Map.of(there, OffsetSpec.latest()))
              .partitionResult(there)
              .get()
              .offset();
      admin.deleteRecords(Map.of(there, RecordsToDelete.beforeOffset(end))).all().get();
    }
  }

  private static int partition(String key) {
    return Utils.toPositive(Utils.murmur2(key.getBytes(StandardCharsets.UTF_8))) % 12;
  }
}
