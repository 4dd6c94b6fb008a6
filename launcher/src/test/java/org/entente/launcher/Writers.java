package org.entente.launcher;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** One writer of people and one of events, whose participants those people are. */
final class Writers implements AutoCloseable {
  private static final int PATIENCE_SECONDS = 90;

  private final List<Writer> writers;

  Writers(Settings settings) {
    writers =
        Stream.of(Collection.PEOPLE, Collection.EVENTS)
            .map(collection -> new Writer(settings, collection))
            .toList();
  }

  /** Returns once both have had so many more writes acknowledged. */
  void awaitMore(int more) throws InterruptedException {
    List<Integer> wanted = writers.stream().map(writer -> writer.count() + more).toList();
    long end = System.nanoTime() + PATIENCE_SECONDS * 1_000_000_000L;
    for (int i = 0; i < writers.size(); i++) {
      while (writers.get(i).count() < wanted.get(i)) {
        assertTrue(System.nanoTime() < end, "no writes went through for a long time");
        Thread.sleep(20);
      }
    }
  }

  int count() {
    return writers.stream().mapToInt(Writer::count).sum();
  }

  /** Ends the writing and gives what was acknowledged of both. */
  Map<String, Integer> stop() throws InterruptedException {
    var all = new TreeMap<String, Integer>();
    for (Writer writer : writers) {
      all.putAll(writer.stop());
    }
    return all;
  }

  @Override
  public void close() {
    writers.forEach(Writer::close);
  }
}
