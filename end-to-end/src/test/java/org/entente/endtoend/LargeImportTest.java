package org.entente.endtoend;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;
import org.entente.contracts.Owner;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * A file larger than the service's memory, several times over: it is imported while the memory
 * stays flat, a second time it changes nothing, and all of it comes to the topic as it stands in
 * the ledger. The file is made while it is sent; nothing here holds it either.
 */
class LargeImportTest {
  /** In MiB, twice the heap: whatever the size of a file, its import takes no more. */
  private static final long MOST_RESIDENT = 512;

  /** Of a line; the quote in it is nearly all. */
  private static final int LINE = 10_240;

  private EntenteSystem entente;

  @BeforeEach
  void start() {
    entente = EntenteSystem.start(Service.PEOPLE);
  }

  @AfterEach
  void stop() {
    entente.close();
  }

  @Test
  void sixtyFourMebibytesAreImportedAndPublished() throws Exception {
    // so short a first import only warms the heap up: its first tenth says nothing of the rest
    imported(64L << 20, MOST_RESIDENT, 160);
  }

  @Test
  @Tag("long")
  void memoryStaysFlatWhileAGibibyteIsImported() throws Exception {
    imported(1L << 30, 48, 48);
  }

  /**
   * @param growth the most by which resident memory may grow after the first tenth, in MiB
   * @param growthAgain the same in the second import of the file
   */
  private void imported(long size, long growth, long growthAgain) throws Exception {
    long lines = size / LINE;
    JsonNode report = importOnce("first", lines, growth);
    assertEquals(lines, report.path("created").asLong(), report.toString());
    assertEquals(lines, report.path("last").asLong());

    report = importOnce("second", lines, growthAgain);
    assertEquals(lines, report.path("unchanged").asLong(), report.toString());
    assertEquals(lines, report.path("last").asLong(), "no new revision");

    awaitPublished(lines);
    int[] published = published(lines);
    assertTrue(Arrays.equals(ledger(lines), published), "topic and ledger agree");
  }

  private JsonNode importOnce(String which, long lines, long growth) throws Exception {
    AtomicLong sent = new AtomicLong();
    AtomicLongArray highest = new AtomicLongArray(2); // in the first tenth, and after it
    long begun = System.nanoTime();
    JsonNode report;
    try (ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor()) {
      watch.scheduleAtFixedRate(
          () ->
              highest.accumulateAndGet(
                  sent.get() < lines / 10 ? 0 : 1,
                  entente.process(Service.PEOPLE).residentMebibytes(),
                  Math::max),
          0,
          200,
          TimeUnit.MILLISECONDS);
      report =
          entente.client(Service.PEOPLE).stream(
                  "/api/v1/organizations/import", () -> new Organizations(lines, sent))
              .expect(200)
              .json();
    }
    double seconds = (System.nanoTime() - begun) / 1e9;
    System.out.printf(
        "LargeImportTest: %s import of %,d MiB in %.1f s (%.0f lines/s); at most %d MiB resident in the first tenth, %d MiB after it%n",
        which, lines * LINE >> 20, seconds, lines / seconds, highest.get(0), highest.get(1));
    assertTrue(highest.get(0) > 0 && highest.get(1) > 0, "memory was looked at");
    assertTrue(Math.max(highest.get(0), highest.get(1)) <= MOST_RESIDENT, "memory is bounded");
    assertTrue(highest.get(1) - highest.get(0) <= growth, "memory stays flat");
    return report;
  }

  private void awaitPublished(long last) throws InterruptedException {
    long begun = System.nanoTime();
    long published = 0;
    for (int i = 0; i < 1_200 && published < last; i++) {
      published = entente.client(Service.PEOPLE).read("/api/v1/status").path("published").asLong();
      Thread.sleep(100);
    }
    assertEquals(last, published, "everything is published");
    System.out.printf(
        "LargeImportTest: all published %.1f s after the second import%n",
        (System.nanoTime() - begun) / 1e9);
  }

  /** What the topic has under each seq, as a digest of the record. */
  private int[] published(long lines) {
    int[] digests = new int[(int) lines];
    try (var topics = new TopicReader(entente.stack().kafka())) {
      topics.each(
          Owner.PEOPLE,
          change -> {
            assertEquals(1, change.revision(), change.key().toString());
            assertEquals(0, digests[(int) change.seq() - 1], change.key() + " comes once");
            digests[(int) change.seq() - 1] = digest(new String(change.value(), UTF_8));
          });
    }
    return digests;
  }

  private int[] ledger(long lines) {
    int[] digests = new int[(int) lines];
    for (long seq = 0; seq < lines; ) {
      JsonNode page = entente.client(Service.PEOPLE).read("/api/v1/changes?limit=500&since=" + seq);
      for (JsonNode change : page.path("changes")) {
        assertEquals(++seq, change.path("seq").asLong());
        digests[(int) seq - 1] = digest(change.path("record").toString());
      }
    }
    return digests;
  }

  /** Never 0, which stands for nothing. */
  private static int digest(String record) {
    return record.hashCode() | 1;
  }

  /** The file: organisations, each with a long quote of its own. */
  private static final class Organizations extends InputStream {
    private static final String WORDS =
        "what was said, to the letter, in the order of the record; ";

    private final long lines;
    private final AtomicLong sent;
    private byte[] line = {};
    private int next;

    Organizations(long lines, AtomicLong sent) {
      this.lines = lines;
      this.sent = sent;
      sent.set(0);
    }

    @Override
    public int read() throws IOException {
      return fill() ? line[next++] : -1;
    }

    @Override
    public int read(byte[] into, int from, int most) {
      if (!fill()) {
        return -1;
      }
      int some = Math.min(most, line.length - next);
      System.arraycopy(line, next, into, from, some);
      next += some;
      return some;
    }

    private boolean fill() {
      if (next == line.length && sent.get() < lines) {
        line = line(sent.incrementAndGet());
        next = 0;
      }
      return next < line.length;
    }

    private static byte[] line(long n) {
      String head =
          "{\"id\":\"large-%d\",\"name\":\"Organisation %d\",\"sources\":[{\"title\":\"Minutes\",\"quote\":\"%d "
              .formatted(n, n, n);
      int room = LINE - head.length() - "\"}]}\n".length();
      return (head + WORDS.repeat(room / WORDS.length() + 1).substring(0, room) + "\"}]}\n")
          .getBytes(UTF_8);
    }
  }
}
