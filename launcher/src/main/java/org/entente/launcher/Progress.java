package org.entente.launcher;

import java.io.PrintStream;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/** One line that tells how far a long job is; only where somebody looks at a terminal. */
record Progress(PrintStream out, boolean shown) {
  static Progress onTerminal() {
    return new Progress(System.err, System.console() != null && System.console().isTerminal());
  }

  /** Shows lines, rate and time left while the work is done. */
  <T> T during(String what, long of, AtomicLong done, Supplier<T> work) {
    if (!shown) {
      return work.get();
    }
    long begun = System.nanoTime();
    var clock = Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().factory());
    clock.scheduleAtFixedRate(
        () -> out.print("\r\033[K" + line(what, done.get(), of, (System.nanoTime() - begun) / 1e9)),
        500,
        250,
        TimeUnit.MILLISECONDS);
    try {
      return work.get();
    } finally {
      clock.shutdownNow();
      out.print("\r\033[K");
    }
  }

  static String line(String what, long done, long of, double seconds) {
    double rate = done / Math.max(seconds, 0.001);
    String left = rate < 1 ? "?" : Math.round((of - done) / rate) + " s";
    return "%s: %,d of %,d lines, %,.0f a second, %s left".formatted(what, done, of, rate, left);
  }
}
