package org.entente.timeline.web.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.entente.contracts.EntityJson;
import org.entente.contracts.Event;
import org.entente.timeline.LocalStackResource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What arrives while one reads is announced, and what one reads does not move. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class LivePagesTest {
  private static Chromium chromium;

  @TestHTTPResource("/")
  URL service;

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

  private static Event event(String id, String title, String date, String parties) {
    String text =
        """
        {"id":"%s","kind":"meeting","title":"%s","date":"%s","parties":[%s]}\
        """
            .formatted(id, title, date, parties);
    return EntityJson.readLenient(text.getBytes(StandardCharsets.UTF_8), Event.class);
  }

  private static void publish(Event... events) {
    PagesTest.visible(PagesTest.publish(List.of(events)));
  }

  private Page open(BrowserContext reader, String path) {
    Page page = reader.newPage();
    page.navigate(service + path);
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
            .toArray(Event[]::new));
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
