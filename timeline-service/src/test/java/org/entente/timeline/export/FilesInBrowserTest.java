package org.entente.timeline.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.entente.browser.Chromium;
import org.entente.timeline.HostileRecords;
import org.entente.timeline.LocalStackResource;
import org.entente.timeline.Published;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** TimelineJS itself, on another origin's page, the briefing and the pages, in a real browser. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class FilesInBrowserTest {
  private static Chromium chromium;

  @TestHTTPResource("/")
  URI service;

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

  /** A page of somebody else's that shows a timeline of ours. */
  private static HttpServer elsewhere(String timeline) throws Exception {
    Path library = Readers.installed().resolve("node_modules/@knight-lab/timelinejs/dist");
    String page =
        """
        <!doctype html><meta charset="utf-8"><title>elsewhere</title>
        <link rel="icon" href="data:,"><link rel="stylesheet" href="/css/timeline.css">
        <div id="timeline" style="width: 900px; height: 600px"></div>
        <script src="/js/timeline.js"></script>
        <script>
          fetch(%s).then(answer => answer.json()).then(json => {
            window.given = json;
            window.timeline = new TL.Timeline('timeline', json, {lang: 'en', font: null, hash_bookmark: false});
            window.timeline.on('loaded', () => { window.loaded = true; });
          });
        </script>
        """
            .formatted("'" + timeline + "'");
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          String path = exchange.getRequestURI().getPath();
          byte[] body =
              path.equals("/") ? page.getBytes(StandardCharsets.UTF_8) : read(library, path);
          exchange
              .getResponseHeaders()
              .add(
                  "Content-Type",
                  path.endsWith(".css")
                      ? "text/css"
                      : path.endsWith(".js") ? "text/javascript" : "text/html");
          exchange.sendResponseHeaders(body == null ? 404 : 200, body == null ? -1 : body.length);
          if (body != null) {
            exchange.getResponseBody().write(body);
          }
          exchange.close();
        });
    server.start();
    return server;
  }

  private static byte[] read(Path library, String path) throws IOException {
    Path file = library.resolve(path.substring(1)).normalize();
    return file.startsWith(library) && Files.isRegularFile(file) ? Files.readAllBytes(file) : null;
  }

  /** What a page tried to do. */
  private record Seen(List<String> dialogs, List<String> errors, List<String> asked) {
    static Seen of(Page page) {
      Seen seen =
          new Seen(
              new CopyOnWriteArrayList<>(),
              new CopyOnWriteArrayList<>(),
              new CopyOnWriteArrayList<>());
      page.onDialog(dialog -> {
        seen.dialogs.add(dialog.message());
        dialog.dismiss();
      });
      page.onPageError(seen.errors::add);
      page.onRequest(request -> seen.asked.add(request.url()));
      return seen;
    }

    void nothingBut(String... origins) {
      assertEquals(List.of(), dialogs);
      assertEquals(List.of(), errors);
      for (String url : asked) {
        assertTrue(
            url.startsWith("data:") || List.of(origins).stream().anyMatch(url::startsWith), url);
      }
    }
  }

  private String address(String path) {
    return service.resolve(path).toString();
  }

  @Test
  void timelineJsShowsTheTimelineOfAnotherOrigin() throws Exception {
    Published.visible(Published.dataset("india-japan"));
    List<String> titles = new ArrayList<>();
    HttpServer server = elsewhere(address("/api/v1/partnerships/IN-JP/timeline?format=timelinejs"));
    try (BrowserContext reader = chromium.reader()) {
      Page page = reader.newPage();
      Seen seen = Seen.of(page);
      String origin = "http://localhost:" + server.getAddress().getPort() + "/";
      page.navigate(origin);
      page.waitForFunction("() => window.loaded");
      for (String title : page.locator(".tl-timemarker .tl-headline").allTextContents()) {
        titles.add(title.strip());
      }
      assertEquals(11, titles.size(), titles.toString());
      assertTrue(titles.contains("Joint Declaration on Security Cooperation"), titles.toString());
      assertTrue(page.locator(".tl-slide-titleslide").textContent().contains("CC BY 4.0"));
      seen.nothingBut(origin, service.toString());
    } finally {
      server.stop(0);
    }
  }

  @Test
  void timelineJsShowsDatesOfEverySort() throws Exception {
    FormatsTest.publishDates();
    HttpServer server =
        elsewhere(address("/api/v1/partnerships/QD-QE/timeline?format=timelinejs&from=1000"));
    try (BrowserContext reader = chromium.reader()) {
      Page page = reader.newPage();
      Seen seen = Seen.of(page);
      String origin = "http://localhost:" + server.getAddress().getPort() + "/";
      page.navigate(origin);
      page.waitForFunction("() => window.loaded");
      int events = ((Number) page.evaluate("() => window.given.events.length")).intValue();
      assertEquals(events, page.locator(".tl-timemarker").count());
      seen.nothingBut(origin, service.toString());
    } finally {
      server.stop(0);
    }
  }

  @Test
  void timelineJsRunsNothingOfAHostileRecord() throws Exception {
    HostileFilesTest.publish();
    HttpServer server = elsewhere(address("/api/v1/partnerships/QX-QY/timeline?format=timelinejs"));
    try (BrowserContext reader = chromium.reader()) {
      Page page = reader.newPage();
      Seen seen = Seen.of(page);
      String origin = "http://localhost:" + server.getAddress().getPort() + "/";
      page.navigate(origin);
      page.waitForFunction("() => window.loaded");
      assertEquals(HostileRecords.PAYLOADS.size(), page.locator(".tl-timemarker").count());
      for (int i = 0; i <= HostileRecords.PAYLOADS.size(); i++) {
        page.evaluate("() => window.timeline.goToNext()");
        page.waitForTimeout(30);
      }
      assertEquals(
          0,
          page.locator(
                  "#timeline script, #timeline iframe, #timeline img, #timeline svg[onload],"
                      + " #timeline [onerror], #timeline [onmouseover], #timeline meta,"
                      + " #timeline a[href^='javascript:' i]")
              .count());
      assertTrue(
          page.locator(".tl-slide .tl-headline").allTextContents().stream()
              .anyMatch(title -> title.contains("<script>alert('Xz7')</script>")));
      seen.nothingBut(origin, service.toString());
    } finally {
      server.stop(0);
    }
  }

  @Test
  void theBriefingRunsNothingAndPrints() throws Exception {
    HostileFilesTest.publish();
    try (BrowserContext reader = chromium.reader()) {
      Page page = reader.newPage();
      Seen seen = Seen.of(page);
      page.navigate(address("/api/v1/partnerships/QX-QY/timeline?format=html"));
      assertEquals(HostileRecords.PAYLOADS.size(), page.locator("article").count());
      assertEquals(
          0,
          page.locator("body script, iframe, img, svg, body meta, body style, [onerror], [onload]")
              .count());
      page.hover("article >> nth=2");
      assertFalse(page.title().contains("{"));
      byte[] pdf = page.pdf();
      assertTrue(new String(pdf, 0, 5, StandardCharsets.US_ASCII).startsWith("%PDF"));
      seen.nothingBut(service.toString());
      // its style is ours, and loaded
      assertTrue(
          (Boolean)
              page.evaluate(
                  "() => getComputedStyle(document.querySelector('h1')).fontWeight === '600'"));
    }
  }

  @Test
  void thePagesRunNothing() {
    HostileFilesTest.publish();
    List<String> paths =
        new ArrayList<>(
            List.of(
                "/partnerships/QX-QY",
                "/embed/partnerships/QX-QY",
                "/search?q=" + HostileRecords.MARK,
                "/quality?partnership=QX-QY",
                "/partnerships/QX-QY?lang=ja&q=%3Cscript%3Ealert(1)%3C/script%3E"));
    for (String payload : HostileRecords.PAYLOADS) {
      String id = HostileRecords.id(payload);
      paths.add("/entries/" + id);
      paths.add("/people/" + id);
      paths.add("/edit/event/" + id + "#/\"><script>alert(1)</script>");
    }
    try (BrowserContext reader = chromium.reader()) {
      Page page = reader.newPage();
      Seen seen = Seen.of(page);
      for (String path : paths) {
        page.navigate(service.toString().replaceAll("/$", "") + path);
        page.locator("h1").hover();
        assertEquals(
            0,
            page.locator(
                    "body script, body iframe, body img, body meta, body style, [onerror], [onload],"
                        + " [onmouseover], a[href^='javascript:' i], a[href^='data:' i]")
                .count(),
            path);
      }
      seen.nothingBut(service.toString());
    }
  }
}
