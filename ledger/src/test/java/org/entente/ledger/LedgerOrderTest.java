package org.entente.ledger;

import static org.entente.ledger.SeriesKind.EDITOR;
import static org.entente.ledger.SeriesKind.KIND;
import static org.entente.ledger.SeriesKind.series;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.entente.contracts.EntityKey;
import org.entente.contracts.Kind;
import org.entente.localstack.LocalStackProcess;
import org.entente.rest.Editor;
import org.entente.rest.Precondition;
import org.entente.rest.Problem;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The risk: writes that race, and a database that goes away in the middle. */
class LedgerOrderTest {
  private static LocalStackProcess stack;
  private final List<Ledger> ledgers = new ArrayList<>();
  private TestDatabase database;

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
  }

  @AfterEach
  void stop() throws Exception {
    for (Ledger ledger : ledgers) {
      ledger.stop();
    }
  }

  @Test
  void sixteenWritersOverTwoInstancesLeaveNoGapAndTimesThatRise() throws Exception {
    List<Ledger> instances = List.of(ledger(), ledger());
    write(16, 300, writer -> instances.get(writer % 2));
    assertTotalOrder();
    assertEquals(List.of("4800"), database.rows("select seq from ledger_head"));
  }

  @Test
  void ofManyWhoCreateTheSameIdOneSucceeds() throws Exception {
    List<Ledger> instances = List.of(ledger(), ledger());
    Map<String, Integer> answers = new ConcurrentHashMap<>();
    together(
        16,
        writer -> {
          try {
            instances
                .get(writer % 2)
                .create(KIND, series("x", "name " + writer), Precondition.NONE, EDITOR);
            answers.merge("created", 1, Integer::sum);
          } catch (Problem problem) {
            answers.merge("refused " + problem.status(), 1, Integer::sum);
          }
        });
    assertEquals(Map.of("created", 1, "refused 409", 15), answers);
  }

  @Test
  void ofManyWhoChangeTheSameRevisionOneSucceeds() throws Exception {
    Ledger ledger = ledger();
    ledger.put(KIND, series("x", "before"), Precondition.NONE, EDITOR);
    Map<String, Integer> answers = new ConcurrentHashMap<>();
    together(
        16,
        writer -> {
          try {
            ledger.put(
                KIND,
                series("x", "name " + writer),
                Precondition.of(List.of("\"1\""), null),
                EDITOR);
            answers.merge("updated", 1, Integer::sum);
          } catch (Problem problem) {
            answers.merge("refused " + problem.status(), 1, Integer::sum);
          }
        });
    assertEquals(Map.of("updated", 1, "refused 412", 15), answers);
  }

  @Test
  void noAcknowledgedWriteIsLostOrDoubledWhileTheWritersSessionIsEndedAgainAndAgain()
      throws Exception {
    Ledger ledger = ledger();
    AtomicBoolean done = new AtomicBoolean();
    Thread enemy =
        Thread.startVirtualThread(() -> {
          Random random = new Random(4);
          try {
            while (!done.get()) {
              database.endSessions("entente-writer");
              Thread.sleep(random.nextInt(30));
            }
          } catch (Exception e) {
            throw new IllegalStateException(e);
          }
        });
    Map<String, Integer> acknowledged = new ConcurrentHashMap<>();
    together(
        8,
        writer -> {
          for (int i = 0; i < 150; i++) {
            String id = "w" + writer + "-" + i;
            try {
              acknowledged.put(
                  id, ledger.put(KIND, series(id, "n"), Precondition.NONE, EDITOR).revision());
            } catch (Problem problem) {
              assertEquals(503, problem.status(), problem.detail());
            }
          }
        });
    done.set(true);
    enemy.join();
    assertTrue(acknowledged.size() > 100, acknowledged.size() + " acknowledged");
    assertTotalOrder();
    List<String> there = database.rows("select substr(key, 8) from entity");
    assertTrue(there.containsAll(acknowledged.keySet()));
    assertEquals(List.of("0"), database.rows("select count(*) from changes where revision > 1"));
  }

  @Test
  void whatTheDatabaseCannotHoldSpoilsOnlyItself() throws Exception {
    Ledger ledger = ledger();
    Map<String, Integer> answers = new ConcurrentHashMap<>();
    together(
        16,
        writer -> {
          // The edge lets no U+0000 through, and a record's own text would escape it; the reason
          // does not.
          String name = writer == 7 ? "a\0b" : "a name";
          try {
            ledger.put(
                KIND, series("s" + writer, name), Precondition.NONE, new Editor("kim", name));
            answers.merge("created", 1, Integer::sum);
          } catch (Problem problem) {
            answers.merge("refused " + problem.status(), 1, Integer::sum);
          }
        });
    assertEquals(Map.of("created", 15, "refused 422", 1), answers);
    assertTotalOrder();
  }

  @Test
  void revisionsGoOnThroughDeletionAndWhatChangesNothingMakesNone() throws Exception {
    Ledger ledger = ledger();
    EntityKey key = new EntityKey(Kind.SERIES, "x");
    assertEquals(1, ledger.put(KIND, series("x", "one"), Precondition.NONE, EDITOR).revision());
    assertEquals(1, ledger.put(KIND, series("x", "one"), Precondition.NONE, EDITOR).revision());
    assertEquals(2, ledger.delete(key, Optional.empty(), Precondition.NONE, EDITOR).revision());
    assertEquals(
        410, status(() -> ledger.delete(key, Optional.empty(), Precondition.NONE, EDITOR)));
    Verdict again =
        ledger.create(KIND, series("x", "one"), Precondition.of(null, List.of("*")), EDITOR);
    assertEquals(3, again.revision());
    assertEquals(
        List.of("created 1", "deleted 2", "created 3"),
        database.rows("select type, revision from changes order by seq"));
  }

  @Test
  void mergesAreFollowedAndNeverCloseACircle() throws Exception {
    Ledger ledger = ledger();
    for (String id : List.of("a", "b", "c")) {
      ledger.put(KIND, series(id, id), Precondition.NONE, EDITOR);
    }
    merge(ledger, "a", "b");
    merge(ledger, "b", "c");
    assertEquals(422, status(() -> merge(ledger, "c", "a")));
    assertEquals(422, status(() -> merge(ledger, "c", "c")));
    assertEquals(422, status(() -> merge(ledger, "c", "nobody")));
    ledger.put(KIND, series("d", "d"), Precondition.NONE, EDITOR);
    merge(ledger, "d", "a");
    assertEquals(
        List.of("series/a b", "series/b c", "series/d c"),
        database.rows("select key, merged_into from entity where deleted order by key"));
    ledger.put(KIND, series("a", "a"), Precondition.NONE, EDITOR);
    assertEquals(
        List.of("series/b", "series/d"),
        database.rows("select key from entity where deleted order by key"));
  }

  private static Verdict merge(Ledger ledger, String id, String into) {
    return ledger.delete(
        new EntityKey(Kind.SERIES, id), Optional.of(into), Precondition.NONE, EDITOR);
  }

  private static int status(org.junit.jupiter.api.function.Executable write) {
    return assertThrows(Problem.class, write).status();
  }

  private void assertTotalOrder() throws Exception {
    assertEquals(
        List.of("0"),
        database.rows(
            """
            select count(*) from (
              select seq - row_number() over (order by seq) as gap,
                     recorded_at <= lag(recorded_at) over (order by seq) as falls,
                     revision - row_number() over (partition by key order by seq) as skips
              from changes) c
            where gap <> 0 or falls or skips <> 0\
            """));
    assertEquals(
        List.of("0"),
        database.rows(
            """
            select count(*) from entity e full join
              (select distinct on (key) * from changes order by key, revision desc) c using (key)
            where (e.revision, e.record, e.recorded_at, e.deleted)
              is distinct from (c.revision, c.record, c.recorded_at, c.type = 'deleted')\
            """));
  }

  private interface Choice {
    Ledger of(int writer);
  }

  /** Each writer puts to few keys, so that writes meet. */
  private static void write(int writers, int each, Choice ledger) throws Exception {
    together(
        writers,
        writer -> {
          Random random = new Random(writer);
          for (int i = 0; i < each; i++) {
            String id = "s" + random.nextInt(10);
            ledger
                .of(writer)
                .put(KIND, series(id, "by " + writer + " at " + i), Precondition.NONE, EDITOR);
          }
        });
  }

  private interface Work {
    void of(int writer) throws Exception;
  }

  private static void together(int writers, Work work) throws Exception {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> all = new ArrayList<>();
      for (int i = 0; i < writers; i++) {
        int writer = i;
        all.add(
            threads.submit(() -> {
              work.of(writer);
              return null;
            }));
      }
      for (Future<?> one : all) {
        one.get();
      }
    }
  }

  private Ledger ledger() {
    Ledger ledger = new Ledger(database.connections());
    ledger.start(() -> {}, () -> {});
    ledgers.add(ledger);
    return ledger;
  }
}
