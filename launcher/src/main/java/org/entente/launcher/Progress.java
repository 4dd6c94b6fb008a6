package org.entente.launcher;

import java.io.PrintStream;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** One line that tells how far a long job is; only where somebody looks at a terminal. */
record Progress(PrintStream out, boolean shown) {
  static Progress onTerminal() {
    return new Progress(System.err, System.console() != null && System.console().isTerminal());
  }

  /** Shows the line, renewed four times a second, while the work is done. */
  void during(Supplier<String> line, Runnable work) {
    if (!shown) {
      work.run();
      return;
    }
    var clock = Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().factory());
    clock.scheduleAtFixedRate(
        () -> out.print("\r\033[K" + line.get()), 500, 250, TimeUnit.MILLISECONDS);
    try {
      work.run();
    } finally {
      clock.shutdownNow();
      out.print("\r\033[K");
    }
  }

  /** A job of known length: lines, rate and time left. */
  static final class Lines implements Supplier<String> {
    private final String what;
    private final long of;
    private final long begun = System.nanoTime();
    private volatile long done;

    Lines(String what, long of) {
      this.what = what;
      this.of = of;
    }

    void done(long lines) {
      done = lines;
    }

    @Override
    public String get() {
      return line(what, done, of, (System.nanoTime() - begun) / 1e9);
    }

    static String line(String what, long done, long of, double seconds) {
      String start = "%s: %,d of %,d lines".formatted(what, done, of);
      if (done == 0) {
        return start;
      }
      double rate = done / Math.max(seconds, 0.001);
      return "%s, %,.0f a second, %s left"
          .formatted(start, rate, time(Math.round((of - done) / rate)));
    }

    static String time(long seconds) {
      return seconds < 100
          ? seconds + " s"
          : seconds < 6_000 ? seconds / 60 + " min" : seconds / 3_600 + " h";
    }
  }
}
