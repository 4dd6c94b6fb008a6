package org.entente.endtoend;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.entente.browser.Chromium;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every page as a browser has it: wide, narrow and dark, in three languages, by keyboard, on paper
 * and to axe. {@code -Dpages.pictures=folder} keeps what it looked like.
 */
@WithEntente
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PagesInBrowserTest {
  private static final String EVENT = "in-jp-2024-08-20-2-plus-2";
  private static final Map<String, String> PAGES = new java.util.TreeMap<>();

  static {
    PAGES.put("start", "/");
    PAGES.put("partnership", "/partnerships/IN-JP");
    PAGES.put("entry", "/entries/" + EVENT);
    PAGES.put("visit", "/entries/in-jp-2024-11-27-visit-of-misri");
    PAGES.put("person", "/people/vikram-misri");
    PAGES.put("organization", "/organizations/ministry-of-external-affairs-in");
    PAGES.put("series", "/series/in-jp-2-plus-2");
    PAGES.put("initiative", "/initiatives/mumbai-ahmedabad-high-speed-rail");
    PAGES.put("search", "/search?q=security");
    PAGES.put("quality", "/quality?partnership=IN-NO");
    PAGES.put("another-day", null);
    PAGES.put("briefing", "/api/v1/partnerships/IN-JP/timeline?format=html");
    PAGES.put("status", "/status");
    PAGES.put("embed", "/embed/partnerships/IN-JP");
    PAGES.put("edit", "/edit/event/" + EVENT);
    PAGES.put("nowhere", "/entries/nothing-here");
  }

  private EntenteSystem entente;
  private Chromium chromium;
  private String axe;

  @BeforeAll
  void start(EntenteSystem system) {
    entente = system;
    chromium = Chromium.start();
    axe = resource("/axe.min.js");
    List<String> last = new ArrayList<>();
    for (String file :
        List.of(
            "parties/parties",
            "india-japan/organizations",
            "india-japan/people",
            "india-japan/series",
            "india-japan/initiatives",
            "india-japan/events")) {
      String collection = file.substring(file.indexOf('/') + 1);
      Service owner = Service.ownerOf(collection);
      long seq =
          system
              .client(owner)
              .post(
                  "/api/v1/" + collection + "/import",
                  Repository.text("datasets/" + file + ".ndjson"),
                  "application/x-ndjson")
              .expect(200)
              .json()
              .path("last")
              .asLong();
      last.add(owner.fullName() + "@" + seq);
    }
    system.put(
        "events",
        """
        {"id":"pib-oslo","kind":"meeting","title":"Foreign Secretaries meet in Oslo","date":"2019-03-05/2019-03-06",
         "parties":["IN","NO"],"host":"SE","participants":[{"person":"vikram-misri","party":"IN"}],
         "series":"pib-talks","edition":2,
         "accounts":[{"party":"IN","text":"They met."},{"party":"NO","text":"They met in Oslo."}]}\
        """);
    last.add("event/pib-oslo@1");
    String visible = "/api/v1/timeline?limit=1&await=" + String.join("&await=", last);
    long end = System.nanoTime() + Duration.ofMinutes(3).toNanos();
    while (system.timeline().get(visible).status() != 200) {
      assertTrue(System.nanoTime() < end, "the datasets are not visible");
    }
    PAGES.put("another-day", "/partnerships/IN-JP?asOf=" + Instant.now());
  }

  @AfterAll
  void stop() {
    if (chromium != null) {
      chromium.close();
    }
  }

  private static String resource(String name) {
    try (InputStream in = PagesInBrowserTest.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A page, and what the browser complained of. */
  private Page open(BrowserContext reader, String path, List<String> complaints) {
    Page page = reader.newPage();
    page.onConsoleMessage(message -> {
      boolean status = message.text().contains("status of 404");
      if (message.type().equals("error") && !status) {
        complaints.add(message.text());
      }
    });
    page.onPageError(complaints::add);
    page.navigate(entente.process(Service.TIMELINE).url() + path);
    if (path.startsWith("/edit/")) {
      page.locator("#history tbody tr").first().waitFor();
    }
    return page;
  }

  static Stream<String> pages() {
    return PAGES.keySet().stream();
  }

  private enum Look {
    WIDE(1280, ColorScheme.LIGHT),
    NARROW(360, ColorScheme.LIGHT),
    DARK(1280, ColorScheme.DARK);

    private final int width;
    private final ColorScheme scheme;

    Look(int width, ColorScheme scheme) {
      this.width = width;
      this.scheme = scheme;
    }

    Browser.NewContextOptions options() {
      return new Browser.NewContextOptions().setViewportSize(width, 900).setColorScheme(scheme);
    }
  }

  @ParameterizedTest
  @MethodSource("pages")
  void isFreeOfSeriousFindingsAndFitsItsWindow(String name) {
    List<String> findings = new ArrayList<>();
    for (Look look : Look.values()) {
      try (BrowserContext reader = chromium.reader(look.options())) {
        Page page = open(reader, PAGES.get(name), findings);
        picture(page, name + "-" + look.name().toLowerCase(java.util.Locale.ROOT));
        page.evaluate(axe);
        Object found =
            page.evaluate(
                """
                async () => (await axe.run(document)).violations
                  .filter(one => ['serious', 'critical'].includes(one.impact) || one.id === 'landmark-unique')
                  .map(one => one.id + ': ' + one.nodes.slice(0, 3).map(node => node.html + ' ' + node.any.map(any => any.message).join(' ')).join(' | '))
                """);
        ((List<?>) found).forEach(one -> findings.add(look + " " + one));
        int over =
            (Integer)
                page.evaluate(
                    "document.documentElement.scrollWidth - document.documentElement.clientWidth");
        int squeezed =
            (Integer)
                page.evaluate(
                    "[...document.querySelectorAll('.what')].filter(one => one.offsetParent && one.clientWidth < 120).length");
        if (squeezed > 0) {
          findings.add(look + " has " + squeezed + " entries narrower than a few words");
        }
        if (over > 0) {
          findings.add(look + " is " + over + " pixels too wide");
        }
      }
    }
    assertEquals(List.of(), findings);
  }

  private static void picture(Page page, String name) {
    String folder = System.getProperty("pages.pictures", "");
    if (!folder.isEmpty()) {
      page.screenshot(new Page.ScreenshotOptions().setPath(Path.of(folder, name + ".png")));
    }
  }

  @Test
  void aReaderGetsThePageInTheLanguageOfTheBrowserOrTheAddress() {
    for (String language : List.of("ja", "hi")) {
      try (BrowserContext reader =
          chromium.reader(
              new Browser.NewContextOptions().setLocale(language).setViewportSize(1280, 900))) {
        List<String> complaints = new ArrayList<>();
        Page page = open(reader, "/partnerships/IN-JP", complaints);
        picture(page, "partnership-" + language);
        assertEquals(language, page.locator("html").getAttribute("lang"));
        assertEquals(
            0,
            page.locator(".filters a")
                .filter(new Locator.FilterOptions().setHasText("Meetings"))
                .count());
        page.navigate(entente.process(Service.TIMELINE).url() + "/partnerships/IN-JP?lang=en");
        assertEquals("en", page.locator("html").getAttribute("lang"));
        page.locator("h3 a").first().click();
        assertEquals(
            "en", page.locator("html").getAttribute("lang"), "links carry the language on");
        assertEquals(List.of(), complaints);
      }
    }
  }

  @Test
  void aFindingLeadsToTheFieldThatItIsAbout() {
    entente.put(
        "events",
        """
        {"id":"pib-dangling","kind":"meeting","title":"Dangling","date":"2010-01-01","parties":["PIBA","PIBB"],"series":"pib-nowhere"}\
        """);
    String revision = "event/pib-dangling@1";
    entente.timeline().read("/api/v1/timeline?limit=1", List.of(revision));
    try (BrowserContext reader = chromium.reader()) {
      Page page =
          open(reader, "/quality?partnership=PIBA-PIBB&rule=unknown-reference", new ArrayList<>());
      page.locator(".findings tr", new Page.LocatorOptions().setHasText("Dangling"))
          .locator("a[href*='#/series']")
          .click();
      assertThat(page.getByLabel("Series", new Page.GetByLabelOptions().setExact(true)).first())
          .isFocused();
      assertThat(page.getByLabel("Series", new Page.GetByLabelOptions().setExact(true)).first())
          .hasValue("pib-nowhere");
    }
  }

  /** At the width of a phone, as a phone has it. */
  @Test
  void wordsInTablesStayWholeOnAPhone() {
    Browser.NewContextOptions phone =
        new Browser.NewContextOptions()
            .setViewportSize(390, 844)
            .setDeviceScaleFactor(2)
            .setIsMobile(true)
            .setHasTouch(true);
    try (BrowserContext reader = chromium.reader(phone)) {
      for (String name : List.of("status", "quality", "entry")) {
        Page page = open(reader, PAGES.get(name), new ArrayList<>());
        Object broken =
            page.evaluate(
                """
                () => {
                  const broken = [];
                  for (const cell of document.querySelectorAll('td, th')) {
                    const texts = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT);
                    while (texts.nextNode()) {
                      for (const word of texts.currentNode.data.matchAll(/[\\p{L}\\p{N}]+/gu)) {
                        const range = document.createRange();
                        range.setStart(texts.currentNode, word.index);
                        range.setEnd(texts.currentNode, word.index + word[0].length);
                        if (new Set([...range.getClientRects()].map(one => one.top)).size > 1) broken.push(word[0]);
                      }
                    }
                  }
                  return broken;
                }
                """);
        assertEquals(List.of(), broken, name);
      }
    }
  }

  @Test
  void accountsFitANarrowFrameAndCountsStayWithTheirNouns() {
    Browser.NewContextOptions frame = new Browser.NewContextOptions().setViewportSize(300, 900);
    try (BrowserContext narrow = chromium.reader(frame);
        BrowserContext wide = chromium.reader()) {
      Page entry = open(narrow, "/entries/pib-oslo", new ArrayList<>());
      assertThat(entry.locator(".sides")).isVisible();
      assertEquals(
          List.of(),
          entry.evaluate(
              """
              [...document.querySelectorAll('.sides, .sides > *')]
                .filter(one => one.getBoundingClientRect().right > innerWidth - 16).map(one => one.outerHTML)\
              """));
      Page search = open(wide, "/search", new ArrayList<>());
      assertThat(search.locator(".people small").first()).isVisible();
      assertEquals(
          List.of(),
          search.evaluate(
              "[...document.querySelectorAll('.people small')].filter(one => one.getClientRects().length > 1).map(one => one.innerText)"));
    }
  }

  @Test
  void aFindingSaysWhatItIsAboutByNameAndDateInWords() {
    try (BrowserContext reader = chromium.reader()) {
      Page page = open(reader, PAGES.get("quality"), new ArrayList<>());
      Locator findings = page.locator(".findings");
      assertThat(findings).containsText("no position of Vikram Misri is known on 5–6 March 2019");
      assertThat(findings).containsText("Sweden is the host");
      assertThat(findings).not().containsText("person/vikram-misri");
      assertThat(findings.locator("a[title='event/pib-oslo']").first())
          .hasText("Foreign Secretaries meet in Oslo");
    }
  }

  @Test
  void theTimelineIsReadByKeyboardAlone() {
    try (BrowserContext reader = chromium.reader()) {
      Page page = open(reader, "/partnerships/IN-JP", new ArrayList<>());
      page.keyboard().press("Tab");
      assertThat(page.locator(".skip")).isFocused();
      page.keyboard().press("Enter");
      assertTrue(page.url().endsWith("#main"));
      Locator kind = page.locator(".filters a[href*='kind=dialogue']");
      for (int tabs = 0; tabs < 40 && !focused(kind); tabs++) {
        page.keyboard().press("Tab");
        String outline =
            (String) page.evaluate("getComputedStyle(document.activeElement).outlineStyle");
        assertTrue(!outline.equals("none"), "what is focused is seen to be");
      }
      page.keyboard().press("Enter");
      assertThat(page.locator(".filters a[aria-current]")).containsText("Dialogues");
      assertThat(page.locator("#timeline .entry")).hasCount(3);
      Locator fold = page.locator("details.more summary");
      fold.focus();
      page.keyboard().press("Enter");
      assertThat(page.locator("details.more form")).isVisible();
    }
  }

  private static boolean focused(Locator one) {
    return (Boolean) one.evaluate("element => element === document.activeElement");
  }

  @Test
  void onPaperNothingIsFoldedAndNothingIsForTheScreenAlone() {
    try (BrowserContext reader = chromium.reader()) {
      Page page = open(reader, "/partnerships/IN-JP?from=2000", new ArrayList<>());
      List<String> ofUseOnScreen = List.of("a[href*='/edit']", ".chosen .plain", ".chosen a span");
      for (String part : ofUseOnScreen) {
        assertThat(page.locator(part)).isVisible();
      }
      page.evaluate(
          "document.querySelectorAll('.entry details').forEach(one => { one.open = false; })");
      page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
      assertThat(page.locator(".top")).isHidden();
      assertThat(page.locator(".years")).isHidden();
      assertThat(page.locator("details .entry h3").first()).isVisible();
      for (String part : ofUseOnScreen) {
        assertThat(page.locator(part)).isHidden();
      }
      assertThat(page.locator(".chosen a").first()).isVisible();
      assertFalse(page.locator("footer").innerText().contains("·"));
      assertTrue(page.pdf().length > 10_000);
    }
  }

  @Test
  void yearsThatDoNotFitAPhoneAreApartAndTheChosenOneIsSeen() {
    List<String> revisions = new ArrayList<>();
    for (int year = 2001; year <= 2024; year++) {
      entente.put(
          "events",
          """
          {"id":"pib-%1$d","kind":"call","title":"Call","date":"%1$d-05-01","parties":["PIBY","PIBZ"]}\
          """
              .formatted(year));
      revisions.add("event/pib-" + year + "@1");
    }
    entente.timeline().read("/api/v1/timeline?limit=1", revisions);
    try (BrowserContext reader =
        chromium.reader(new Browser.NewContextOptions().setViewportSize(390, 844))) {
      Page page = open(reader, "/partnerships/PIBY-PIBZ?from=2009&to=2009", new ArrayList<>());
      picture(page, "years-narrow");
      assertEquals(
          List.of(),
          page.evaluate(
              """
              () => {
                const labels = [...document.querySelectorAll('.years a')].map(year => {
                  const range = document.createRange();
                  range.selectNodeContents(year.lastChild);
                  return range.getBoundingClientRect();
                });
                return labels.slice(1).map((label, at) => label.left - labels[at].right).filter(gap => gap < 4);
              }
              """),
          "gaps of less than 4 pixels");
      assertThat(page.locator(".years [aria-current]")).isInViewport();
      page.navigate(
          entente.process(Service.TIMELINE).url() + "/partnerships/PIBY-PIBZ?from=2001&to=2001");
      assertThat(page.locator(".years [aria-current]")).isInViewport();
      page.navigate(entente.process(Service.TIMELINE).url() + "/partnerships/PIBY-PIBZ");
      assertThat(page.locator(".years li").last()).isInViewport();
    }
  }

  @Test
  void aPageOfAnotherSiteReadsAndDoesNotWrite() throws IOException {
    HttpServer elsewhere = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    elsewhere.createContext(
        "/",
        exchange -> {
          exchange.getResponseHeaders().set("Content-Type", "text/html");
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    elsewhere.start();
    try (BrowserContext reader = chromium.reader()) {
      Page page = reader.newPage();
      page.navigate("http://localhost:" + elsewhere.getAddress().getPort() + "/");
      String timeline = entente.process(Service.TIMELINE).url() + "/api/v1/timeline?limit=1";
      assertEquals(
          List.of(200, 304, 406),
          page.evaluate(
              """
              async address => {
                const first = await fetch(address, { headers: { Prefer: 'wait=1' } });
                const tag = first.headers.get('ETag');
                const again = await fetch(address, { headers: { 'If-None-Match': tag }, cache: 'no-store' });
                const other = await fetch(address, { headers: { Accept: 'image/png' } });
                return [first.status, again.status, other.status];
              }
              """,
              timeline));
      assertEquals(
          "refused",
          page.evaluate(
              """
              address => fetch(address, { method: 'PUT', body: '{}', headers: { 'Content-Type': 'application/json' } })
                .then(answer => answer.status, () => 'refused')
              """,
              entente.process(Service.EVENTS).url() + "/api/v1/events/pib-elsewhere"));
    } finally {
      elsewhere.stop(0);
    }
  }

  @Test
  void theFrameOfTheSnippetShowsTheTimelineInAnotherSitesPage() throws IOException {
    try (BrowserContext reader = chromium.reader()) {
      List<String> complaints = new ArrayList<>();
      reader.grantPermissions(List.of("clipboard-read", "clipboard-write"));
      Page page = open(reader, "/partnerships/IN-JP", complaints);
      page.locator(".copy:has(#embed) button").click();
      String snippet = (String) page.evaluate("navigator.clipboard.readText()");
      assertTrue(snippet.startsWith("<iframe src=\"http"), snippet);
      String here = entente.process(Service.TIMELINE).url().toString();
      HttpServer elsewhere = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
      elsewhere.createContext(
          "/",
          exchange -> {
            byte[] article =
                ("<!doctype html><title>News</title>"
                        + snippet.replace("http://localhost:8080", here)
                        + "<iframe id=whole src=\""
                        + here
                        + "/partnerships/IN-JP\"></iframe>")
                    .getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
            exchange.sendResponseHeaders(200, article.length);
            exchange.getResponseBody().write(article);
            exchange.close();
          });
      elsewhere.start();
      try {
        page.navigate("http://localhost:" + elsewhere.getAddress().getPort() + "/article");
        FrameLocator frame = page.frameLocator("iframe[title*=India]");
        assertThat(frame.locator("h1")).hasText("India – Japan");
        assertThat(frame.locator(".entry").first()).isVisible();
        assertThat(page.frameLocator("#whole").locator(".entry")).hasCount(0);
      } finally {
        elsewhere.stop(0);
      }
    }
  }
}
