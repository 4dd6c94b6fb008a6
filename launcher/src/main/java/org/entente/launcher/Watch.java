package org.entente.launcher;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * Sees children end, says so and starts them again; gives up when one will not stay. Starting again
 * happens on a thread of its own, one at a time for each child.
 */
final class Watch {
  static final int TRIES = 5;
  static final Duration WINDOW = Duration.ofMinutes(2);

  private final Consumer<String> says;
  private final CompletableFuture<String> givenUp = new CompletableFuture<>();
  private volatile boolean stopping;

  Watch(Consumer<String> says) {
    this.says = says;
  }

  /** Completes with a sentence when a child could not be kept running. */
  CompletableFuture<String> givenUp() {
    return givenUp;
  }

  /** From now on, ending is meant. */
  void stopping() {
    stopping = true;
  }

  /** Watches a child that has been started. */
  void over(Child child) {
    watch(child, new ArrayDeque<>());
  }

  private void watch(Child child, Deque<Instant> ends) {
    child
        .onExit()
        .get()
        .thenAccept(code -> Thread.ofVirtual().start(() -> ended(child, code, ends)));
  }

  private void ended(Child child, int code, Deque<Instant> ends) {
    if (stopping) {
      return;
    }
    Instant now = Instant.now();
    ends.add(now);
    ends.removeIf(end -> end.isBefore(now.minus(WINDOW)));
    if (ends.size() > TRIES) {
      give(child, "it ended %d times in %d minutes".formatted(ends.size(), WINDOW.toMinutes()));
      return;
    }
    says.accept(
        "%s ended (%s); starting it again. Its log is %s."
            .formatted(child.name(), reason(code), child.log()));
    try {
      child.start().run();
      watch(child, ends);
    } catch (RuntimeException e) {
      if (!stopping) {
        give(child, e.getMessage());
      }
    }
  }

  private void give(Child child, String why) {
    givenUp.complete(
        "%s could not be kept running: %s. Its log is %s."
            .formatted(child.name(), why, child.log()));
  }

  /** As a shell counts: above 128, the signal that ended it. */
  private static String reason(int code) {
    return code > 128 ? "signal " + (code - 128) : "exit code " + code;
  }
}
