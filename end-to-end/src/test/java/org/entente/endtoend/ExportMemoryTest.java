package org.entente.endtoend;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * A file is streamed: a service whose whole heap is smaller than the file gives it, also to as many
 * readers at once as it takes.
 */
@Tag("long")
@WithEntente
class ExportMemoryTest {
  private static final int ENTRIES = Integer.getInteger("export.entries", 20_000);
  private static final String HEAP = System.getProperty("export.heap", "64m");
  private static final int AT_ONCE = 8;

  /** What stands once for each entry in each format that holds the whole view. */
  private static final Map<String, String> ONCE =
      Map.of(
          "ndjson", "\n{\"id\":\"big-",
          "csv", "\nbig-",
          "ics", "BEGIN:VEVENT",
          "jsonld", "\"@type\":\"Event\"",
          "timelinejs", "\"unique_id\":\"big-",
          "html", "<article");

  private final EntenteSystem entente;

  ExportMemoryTest(EntenteSystem entente) {
    this.entente = entente;
  }

  private static String event(int i) {
    return """
    {"id":"big-%d","kind":"meeting","title":"Meeting number %d","date":"%d-%02d-%02d","parties":["EXA","EXB"],\
    "summary":"%s","sources":[{"title":"Press release %d","url":"https://example.org/%d"}]}
    """
        .formatted(
            i,
            i,
            1955 + i % 70,
            1 + i % 12,
            1 + i % 28,
            "What was said, in short. ".repeat(150),
            i,
            i);
  }

  @Test
  void aHeapSmallerThanTheFileGivesItInEveryFormatToEightReadersAtOnce() throws Exception {
    imported();
    ServiceProcess small =
        entente.startAnother(Service.TIMELINE, "-Xmx" + HEAP, "-XX:+ExitOnOutOfMemoryError");
    try (HttpClient client = HttpClient.newHttpClient()) {
      small.awaitReady();
      for (var format : ONCE.entrySet()) {
        Read read = read(client, small, format.getKey(), format.getValue());
        System.out.printf(
            "ExportMemoryTest: heap %s, %s %,d bytes in %.1f s, %d MB resident%n",
            HEAP, format.getKey(), read.bytes, read.seconds, small.residentMebibytes());
        // the first line of a file without a head has no line before it
        long missed = format.getKey().equals("ndjson") ? 1 : 0;
        assertEquals(ENTRIES, read.found + missed, format.getKey());
      }
      try (ExecutorService readers = Executors.newFixedThreadPool(AT_ONCE)) {
        List<Future<Read>> reading = new ArrayList<>();
        for (int i = 0; i < AT_ONCE; i++) {
          String format = i % 2 == 0 ? "html" : "csv";
          reading.add(readers.submit(() -> read(client, small, format, ONCE.get(format))));
        }
        for (Future<Read> one : reading) {
          assertEquals(ENTRIES, one.get().found);
        }
      }
      System.out.printf("ExportMemoryTest: %d MB resident%n", small.residentMebibytes());
      assertTrue(small.isRunning());
    } finally {
      small.kill();
    }
  }

  private void imported() {
    long last = 0;
    for (int from = 0; from < ENTRIES; from += 5_000) {
      StringBuilder lines = new StringBuilder();
      for (int i = from; i < Math.min(from + 5_000, ENTRIES); i++) {
        lines.append(event(i));
      }
      last =
          entente
              .client(Service.EVENTS)
              .post("/api/v1/events/import", lines.toString(), "application/x-ndjson")
              .expect(200)
              .json()
              .path("last")
              .asLong();
    }
    String visible = "/api/v1/partnerships/EXA-EXB/timeline?limit=1&await=events-service@" + last;
    long end = System.nanoTime() + 240_000_000_000L;
    while (entente.timeline().get(visible).status() != 200) {
      assertTrue(System.nanoTime() < end, "the import is not visible");
    }
  }

  private record Read(long bytes, long found, double seconds) {}

  private static Read read(HttpClient client, ServiceProcess service, String format, String sought)
      throws IOException, InterruptedException {
    long start = System.nanoTime();
    URI address = service.url().resolve("/api/v1/partnerships/EXA-EXB/timeline?format=" + format);
    var answer =
        client.send(
            HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofInputStream());
    assertEquals(200, answer.statusCode(), format);
    byte[] pattern = sought.getBytes(UTF_8);
    long bytes = 0;
    long found = 0;
    int matched = 0;
    try (InputStream in = new BufferedInputStream(answer.body(), 1 << 16)) {
      for (int b = in.read(); b >= 0; b = in.read()) {
        bytes++;
        matched = b == pattern[matched] ? matched + 1 : b == pattern[0] ? 1 : 0;
        if (matched == pattern.length) {
          found++;
          matched = 0;
        }
      }
    }
    return new Read(bytes, found, (System.nanoTime() - start) / 1e9);
  }
}
