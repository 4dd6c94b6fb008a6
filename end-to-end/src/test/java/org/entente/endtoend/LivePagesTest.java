package org.entente.endtoend;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.entente.browser.Chromium;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What arrives while one reads is announced, and what one reads does not move. */
@WithEntente
class LivePagesTest {
  private static Chromium chromium;

  private final EntenteSystem entente;

  LivePagesTest(EntenteSystem entente) {
    this.entente = entente;
  }

  @BeforeAll
  static void start() {
    chromium = Chromium.start();
  }

  @AfterAll
  static void stop() {
    if (chromium != null) {
      chromium.close();
    }
  }

  private static String event(String id, String title, String date, String parties) {
    return """
    {"id":"%s","kind":"meeting","title":"%s","date":"%s","parties":[%s]}\
    """
        .formatted(id, title, date, parties);
  }

  private void publish(String... events) {
    List<String> written = new ArrayList<>();
    for (String event : events) {
      written.add(entente.put("events", event).revision());
    }
    entente.timeline().read("/api/v1/timeline?limit=1", written);
  }

  private Page open(BrowserContext reader, String path) {
    Page page = reader.newPage();
    page.navigate(entente.process(Service.TIMELINE).url() + "/" + path);
    return page;
  }

  private static Locator titled(Page page, String title) {
    return page.locator("h3 a", new Page.LocatorOptions().setHasText(title));
  }

  @Test
  void aChangeOfThePartnershipIsAnnouncedAndPutInOnRequestWhileTheReadEntryStays() {
    publish(
        IntStream.rangeClosed(1, 28)
            .mapToObj(day ->
                event(
                    "live-" + day,
                    "Meeting " + day,
                    "2001-03-%02d".formatted(day),
                    "\"LVA\",\"LVB\""))
            .toArray(String[]::new));
    try (BrowserContext reader = chromium.reader()) {
      Page page = open(reader, "partnerships/LVA-LVB");
      page.evaluate(
          """
          () => { window.shifted = 0;
            new PerformanceObserver(list => list.getEntries().forEach(one => { window.shifted += one.value; }))
              .observe({ type: 'layout-shift', buffered: true }); }
          """);
      Locator read = titled(page, "Meeting 14");
      read.scrollIntoViewIfNeeded();
      double before = read.boundingBox().y;

      publish(event("live-others", "Others' meeting", "2001-04-02", "\"LVA\",\"LVC\""));
      publish(event("live-new", "The new meeting", "2001-04-01", "\"LVA\",\"LVB\""));
      publish(event("live-2", "Meeting 2, corrected", "2001-03-02", "\"LVA\",\"LVB\""));

      assertThat(page.locator(".news")).hasText("1 new, 1 changed show");
      assertThat(titled(page, "The new meeting")).hasCount(0);
      assertEquals(before, read.boundingBox().y, "the entry that is read has moved");
      assertEquals(0.0, ((Number) page.evaluate("window.shifted")).doubleValue());

      page.locator(".news button").click();
      assertThat(titled(page, "The new meeting")).hasCount(1);
      assertThat(titled(page, "Meeting 2, corrected")).hasCount(1);
      assertThat(titled(page, "Others' meeting")).hasCount(0);
      assertThat(page.locator(".entry.fresh")).hasCount(2);
      assertThat(page.locator(".news")).isEmpty();
      assertEquals(before, read.boundingBox().y, 1.0, "putting in has moved the entry");
    }
  }

  @Test
  void whatCameWhileThePageWasHiddenIsAnnouncedWhenItIsSeenAgain() {
    publish(event("hidden-1", "First", "2002-01-01", "\"LVD\",\"LVE\""));
    try (BrowserContext reader = chromium.reader()) {
      Page page = open(reader, "partnerships/LVD-LVE");
      page.evaluate(
          """
          () => { Object.defineProperty(document, 'hidden', { configurable: true, get: () => true });
            document.dispatchEvent(new Event('visibilitychange')); }
          """);
      publish(event("hidden-2", "Second", "2002-01-02", "\"LVD\",\"LVE\""));
      assertThat(page.locator(".news")).isEmpty();
      page.evaluate(
          """
          () => { Object.defineProperty(document, 'hidden', { configurable: true, get: () => false });
            document.dispatchEvent(new Event('visibilitychange')); }
          """);
      assertThat(page.locator(".news")).hasText("1 new show");
    }
  }

  @Test
  void anEntrysPageAnnouncesItsOwnChangesAlone() {
    publish(
        event("alone-1", "First", "2002-01-01", "\"LVF\",\"LVG\""),
        event("alone-2", "Second", "2002-01-02", "\"LVF\",\"LVG\""));
    try (BrowserContext reader = chromium.reader()) {
      Page page = open(reader, "entries/alone-1");
      publish(event("alone-2", "Second, corrected", "2002-01-02", "\"LVF\",\"LVG\""));
      publish(event("alone-1", "First, corrected", "2002-01-01", "\"LVF\",\"LVG\""));
      assertThat(page.locator(".news")).hasText("1 changed show");
      page.keyboard().press("Tab");
      page.locator(".news button").focus();
      page.keyboard().press("Enter");
      assertThat(page.locator("h1")).hasText("First, corrected");
      assertTrue(page.title().startsWith("First, corrected"));
    }
  }
}
