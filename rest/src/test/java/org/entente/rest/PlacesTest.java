package org.entente.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

class PlacesTest {
  private final Places places = new Places(1);

  @Test
  void whoWaitsAsideLeavesHisPlaceToOthersAndHasItBackAfterwards() throws Exception {
    CountDownLatch waits = new CountDownLatch(1);
    CountDownLatch read = new CountDownLatch(1);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var waiter =
          threads.submit(() -> {
            places.enter();
            places.aside(() -> {
              waits.countDown();
              read.await();
              return null;
            });
            assertFull();
            places.leave();
            return null;
          });
      waits.await();
      places.enter();
      places.leave();
      read.countDown();
      waiter.get();
    }
    places.enter();
    places.leave();
  }

  @Test
  void leavingTwiceOrWithoutAPlaceMakesNone() throws Exception {
    places.leave();
    places.enter();
    places.leave();
    places.leave();
    places.enter();
    assertFull();
  }

  private void assertFull() throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var other = threads.submit(() -> assertThrows(Problem.class, places::enter).status());
      assertEquals(503, other.get());
    }
  }
}
