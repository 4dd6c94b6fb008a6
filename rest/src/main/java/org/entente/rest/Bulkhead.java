package org.entente.rest;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;

/** The bound of {@link Bounded}, one for the whole service. */
@Bounded
@Interceptor
@Priority(Interceptor.Priority.LIBRARY_BEFORE)
class Bulkhead {
  /** Interceptors are made anew for each bean; the places are shared. */
  private final Places places;

  @Inject
  Bulkhead(Places places) {
    this.places = places;
  }

  @AroundInvoke
  Object admit(InvocationContext work) throws Exception {
    places.enter();
    try {
      return work.proceed();
    } finally {
      places.leave();
    }
  }
}
