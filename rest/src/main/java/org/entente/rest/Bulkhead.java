package org.entente.rest;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The bound of {@link Bounded}, one for the whole service. */
@Bounded
@Interceptor
@Priority(Interceptor.Priority.LIBRARY_BEFORE)
class Bulkhead {
  private final Semaphore places;

  @Inject
  Bulkhead(Places places) {
    this.places = places.semaphore;
  }

  @AroundInvoke
  Object admit(InvocationContext work) throws Exception {
    // A short burst may wait; a long queue would only serve answers that nobody waits for any more.
    if (!places.tryAcquire(1, TimeUnit.SECONDS)) {
      throw Problem.unavailable("more is asked at once than this service can do", 1);
    }
    try {
      return work.proceed();
    } finally {
      places.release();
    }
  }

  /** Interceptors are made anew for each bean; the places are shared. */
  @jakarta.inject.Singleton
  static class Places {
    private final Semaphore semaphore;

    @Inject
    Places(@ConfigProperty(name = "entente.rest.bound", defaultValue = "32") int bound) {
      this.semaphore = new Semaphore(bound);
    }
  }
}
