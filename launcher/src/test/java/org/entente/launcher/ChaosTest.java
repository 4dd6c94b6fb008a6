package org.entente.launcher;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.entente.localstack.RunningProcess;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * Parts are killed or stopped for a while at random, sometimes with the launcher, while writes go
 * on; afterwards ledger, topic and timeline agree. {@code ./entente chaos} runs it with a seed and
 * a number of rounds of its own.
 */
@Tag("long")
class ChaosTest {
  private static final int ROUNDS = Integer.getInteger("chaos.rounds", 8);
  private static final long SEED = Long.getLong("chaos.seed", System.nanoTime());

  private final Random random = new Random(SEED);

  /** Kept where something was lost, to be looked at. */
  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  Path folder;

  @Test
  void whateverIsKilledNothingAcknowledgedIsLost() throws Exception {
    System.out.println("Chaos: seed " + SEED + ", " + ROUNDS + " rounds");
    var up = new RunningUp(folder.resolve("home"));
    up.start();
    try {
      for (int round = 1; round <= ROUNDS; round++) {
        try (var writers = new Writers(up.settings())) {
          writers.awaitMore(20 + random.nextInt(80));
          String fault = fault(up);
          if (!up.isRunning()) {
            up.start();
          }
          writers.awaitMore(20);
          Map<String, Integer> acknowledged = writers.stop();
          new Agreement(up.settings()).check(acknowledged);
          System.out.printf(
              "Chaos: round %d: %s; %,d writes acknowledged, all agree%n",
              round, fault, writers.count());
        }
      }
    } finally {
      up.close();
    }
  }

  /** Does harm and says what; returns once the harm is done. */
  private String fault(RunningUp up) throws Exception {
    List<RunningProcess> everything = up.everything();
    if (random.nextInt(6) == 0) {
      everything.forEach(process -> process.signal("KILL"));
      assertTrue(up.awaitEnd(Duration.ofSeconds(10)));
      return "all killed at once";
    }
    int which = random.nextInt(everything.size());
    RunningProcess victim = everything.get(which);
    String name = which == 0 ? "launcher" : RunningUp.PARTS.get(which - 1);
    if (which > 0 && random.nextInt(3) == 0) {
      long millis = 1_000 + random.nextInt(14_000);
      victim.signal("STOP");
      Thread.sleep(millis);
      victim.signal("CONT");
      return "%s stopped for %.1f s".formatted(name, millis / 1e3);
    }
    victim.signal("KILL");
    assertTrue(victim.awaitEnd(Duration.ofSeconds(10)));
    if (which == 0) {
      assertTrue(up.awaitEnd(Duration.ofSeconds(10)));
    }
    return name + " killed";
  }
}
