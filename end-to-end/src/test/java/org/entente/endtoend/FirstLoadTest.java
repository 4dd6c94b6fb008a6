package org.entente.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.gson.JsonObject;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.entente.browser.Chromium;
import org.junit.jupiter.api.Test;

/** The first load of a large partnership is small and quick. */
@WithEntente
class FirstLoadTest {
  private static final int ENTRIES = 10_000;
  private static final long MOST_BYTES = 200 * 1024;
  private static final double LONGEST_TASK = 100;
  private static final double BUSY = 150;
  private static final int LOADS = 5;
  private static final Duration PATIENCE = Duration.ofMinutes(4);

  private static final List<String> KINDS =
      List.of("meeting", "call", "dialogue", "visit", "summit", "agreement", "statement", "other");

  private final EntenteSystem entente;

  FirstLoadTest(EntenteSystem entente) {
    this.entente = entente;
  }

  private static String event(int i) {
    return """
    {"id":"load-%d","kind":"%s","title":"Meeting number %d of the two sides on matters of common interest",\
    "date":"%d-%02d-%02d","parties":["LOA","LOB"],"host":"LOA","level":"ministers",\
    "place":{"name":"City %d","country":"LOA"},\
    "participants":[{"person":"load-person-%d","party":"LOA"},{"text":"ministers of the other side","party":"LOB"}],\
    %s"topics":["topic-%d","defence"],\
    "outcomes":[{"id":"o","kind":"commitment","text":"To go on with the work in the year to come.","state":"open"}],\
    "summary":"The ministers met and spoke about what had been done since their last meeting, and what is to follow.",\
    "sources":[{"title":"Joint press release number %d","url":"https://example.org/releases/%d","publisher":"Ministry"}]}
    """
        .formatted(
            i,
            KINDS.get(i % KINDS.size()),
            i,
            1955 + i % 70,
            1 + i % 12,
            1 + i % 28,
            i % 40,
            i % 300,
            i % 25 == 0 ? "\"series\":\"load-series-%d\",".formatted(i % 40) : "",
            i % 60,
            i,
            i);
  }

  @Test
  void tenThousandEntriesLoadUnder200KilobytesWithoutATaskOver100Milliseconds() {
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < ENTRIES; i++) {
      lines.append(event(i));
    }
    JsonNode imported =
        entente
            .client(Service.EVENTS)
            .post("/api/v1/events/import", lines.toString(), "application/x-ndjson")
            .expect(200)
            .json();
    assertEquals(0, imported.path("rejected").asLong(), imported::toString);
    long last = imported.path("last").asLong();
    String visible = "/api/v1/partnerships/LOA-LOB/timeline?limit=1&await=events-service@" + last;
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (entente.timeline().get(visible).status() != 200) {
      assertTrue(System.nanoTime() < end, "the import is not visible");
    }

    try (Chromium chromium = Chromium.start()) {
      double quickest = Double.MAX_VALUE;
      for (int load = 0; load < LOADS && quickest > LONGEST_TASK; load++) {
        quickest = Math.min(quickest, longestTask(chromium));
      }
      assertTrue(quickest <= LONGEST_TASK, "longest task " + quickest + " ms");
    }
  }

  /**
   * Of one load by a reader who has nothing kept. Others use the machine too: the best load counts.
   */
  private double longestTask(Chromium chromium) {
    try (BrowserContext reader = chromium.reader()) {
      Page page = reader.newPage();
      AtomicLong bytes = new AtomicLong();
      CDPSession network = reader.newCDPSession(page);
      network.send("Network.enable");
      network.on(
          "Network.loadingFinished",
          (JsonObject event) -> bytes.addAndGet(event.get("encodedDataLength").getAsLong()));
      page.addInitScript(
          """
          window.tasks = [];
          new PerformanceObserver(list => window.tasks.push(...list.getEntries().map(one => one.duration)))
            .observe({ type: 'longtask', buffered: true });
          """);
      page.navigate(entente.process(Service.TIMELINE).url() + "/partnerships/LOA-LOB");
      page.waitForTimeout(1_500);
      assertEquals("10,000", page.locator(".figures b").first().textContent());
      double longest = longestTask(page);
      long elements = ((Number) page.evaluate("document.querySelectorAll('*').length")).longValue();
      System.out.printf(
          "FirstLoadTest: %d bytes transferred, %d elements, longest task %.0f ms%n",
          bytes.get(), elements, longest);
      assertTrue(bytes.get() > 5_000 && bytes.get() < MOST_BYTES, bytes + " bytes");
      sees(page, BUSY);
      return longest;
    }
  }

  private static double longestTask(Page page) {
    return ((Number) page.evaluate("Math.max(0, ...window.tasks)")).doubleValue();
  }

  /** What measures must see a task that is known to be long: else none is no finding. */
  private static void sees(Page page, double busy) {
    page.evaluate(
        """
        busy => new Promise(done => setTimeout(() => {
          const end = performance.now() + busy;
          while (performance.now() < end);
          setTimeout(done, 200);
        }))
        """,
        busy);
    assertTrue(longestTask(page) >= busy, "a busy loop was not seen");
  }
}
