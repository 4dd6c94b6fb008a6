package org.entente.endtoend;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Two editors that write without pause, one people and one events, and remember what was
 * acknowledged. What is refused or breaks off is simply tried again, with other words.
 */
final class Writers implements AutoCloseable {
  private static final int PEOPLE = 5;
  private static final int EVENTS = 40;

  private final EntenteSystem entente;
  private final Map<String, Integer> acknowledged = new ConcurrentHashMap<>();
  private final AtomicLong people = new AtomicLong();
  private final AtomicLong events = new AtomicLong();
  private final Thread peopleWriter = new Thread(this::writePeople, "people-writer");
  private final Thread eventsWriter = new Thread(this::writeEvents, "events-writer");
  private volatile boolean stopped;
  private volatile AssertionError refused;

  private Writers(EntenteSystem entente) {
    this.entente = entente;
  }

  static Writers start(EntenteSystem entente) {
    var writers = new Writers(entente);
    writers.peopleWriter.start();
    writers.eventsWriter.start();
    return writers;
  }

  long acknowledged() {
    return people.get() + events.get();
  }

  /** Returns once both writers get on again. */
  void awaitMore(long than) throws InterruptedException {
    long somePeople = people.get();
    long someEvents = events.get();
    long end = System.nanoTime() + 60_000_000_000L;
    while (people.get() <= somePeople || events.get() <= someEvents) {
      assertTrue(System.nanoTime() < end, "no write was acknowledged after " + than);
      Thread.sleep(20);
    }
  }

  /** The highest revision of each key that was acknowledged. */
  Map<String, Integer> stop() throws InterruptedException {
    stopped = true;
    peopleWriter.join();
    eventsWriter.join();
    return Map.copyOf(acknowledged);
  }

  private void writePeople() {
    for (long n = 0; !stopped; n++) {
      write("people", "{\"id\":\"kill-%d\",\"name\":\"Name %d\"}".formatted(n % PEOPLE, n), people);
    }
  }

  private void writeEvents() {
    for (long n = 0; !stopped; n++) {
      write(
          "events",
          """
          {"id":"kill-%d","kind":"call","title":"Title %d","date":"2001-01","parties":["KIA","KIB"],
           "participants":[{"person":"kill-%d","party":"KIA"}]}\
          """
              .formatted(n % EVENTS, n, n % PEOPLE),
          events);
    }
  }

  private void write(String collection, String record, AtomicLong count) {
    String path = "/api/v1/" + collection + "/" + Json.tree(record).path("id").asText();
    try {
      Client.Answer answer =
          entente.client(Service.ownerOf(collection)).put(path, record).expect(200, 201, 503);
      if (answer.status() != 503) {
        String[] revision = answer.revision().split("@");
        acknowledged.merge(revision[0], Integer.parseInt(revision[1]), Math::max);
        count.incrementAndGet();
      } else {
        Thread.sleep(20);
      }
    } catch (UncheckedIOException brokenOff) {
      try {
        Thread.sleep(20);
      } catch (InterruptedException e) {
        stopped = true;
      }
    } catch (InterruptedException e) {
      stopped = true;
    } catch (AssertionError unexpected) {
      stopped = true;
      refused = unexpected;
    }
  }

  /** Stops; fails where a write was refused in a way that no fault excuses. */
  @Override
  public void close() {
    stopped = true;
    if (refused != null) {
      throw refused;
    }
  }
}
