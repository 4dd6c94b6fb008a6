package org.entente.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class LoopTest {
  private final Loop loop = new Loop("steps");

  @Test
  void stepFollowsStepUntilItIsStopped() throws InterruptedException {
    AtomicInteger steps = new AtomicInteger();
    CountDownLatch three = new CountDownLatch(3);
    loop.run(() -> {
      steps.incrementAndGet();
      three.countDown();
      return Duration.ofMillis(1);
    });
    assertTrue(three.await(5, TimeUnit.SECONDS));
    assertTrue(loop.state().alive());
    loop.stop();
    int then = steps.get();
    assertFalse(loop.state().alive());
    Thread.sleep(20);
    assertEquals(then, steps.get());
  }

  @Test
  void aStepThatFailsIsToldAndTakenAgain() throws InterruptedException {
    CountDownLatch taken = new CountDownLatch(2);
    loop.run(() -> {
      taken.countDown();
      if (taken.getCount() > 0) {
        throw new IllegalStateException("not yet");
      }
      return Duration.ofMinutes(1);
    });
    assertTrue(taken.await(5, TimeUnit.SECONDS));
    loop.stop();
    assertTrue(loop.state().lastError().endsWith("not yet"), loop.state().toString());
  }

  @Test
  void aPauseEndsWhenItIsStopped() {
    loop.run(() -> Duration.ofHours(1));
    long begun = System.nanoTime();
    loop.stop();
    assertTrue(System.nanoTime() - begun < 4_000_000_000L);
    assertFalse(loop.state().alive());
  }
}
