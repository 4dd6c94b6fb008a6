package org.entente.launcher;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What services answer, as sentences; against an HTTP server that answers what the test wants. */
class ApiTest {
  private HttpServer server;
  private Api api;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.start();
    String port = Integer.toString(server.getAddress().getPort());
    api = new Api(Settings.of(Path.of("/x"), Map.of("ENTENTE_TIMELINE_PORT", port)));
  }

  @AfterEach
  void stop() {
    api.close();
    server.stop(0);
  }

  @Test
  void aProblemBecomesASentenceWithAllItsFaults() {
    answer(
        400,
        """
        {"title":"Bad request","errors":[
          {"parameter":"kind","rule":"value","detail":"'vist' is not a kind"},
          {"parameter":"from","rule":"edtf","detail":"at 0: found 'x'"}]}
        """);
    assertEquals(
        "The timeline-service answered 400 to GET /timeline: kind: 'vist' is not a kind; from: at 0: found 'x'",
        refusal());
  }

  @Test
  void anAnswerThatIsNoProblemIsToldAllTheSame() {
    answer(502, "<html>");
    assertEquals("The timeline-service answered 502 to GET /timeline.", refusal());
  }

  @Test
  void nobodyThereMeansEntenteIsNotRunning() {
    int port = server.getAddress().getPort();
    server.stop(0);
    assertEquals(
        "The timeline-service does not answer at http://127.0.0.1:%d. Is Entente running? ./entente up starts it."
            .formatted(port),
        refusal());
  }

  @Test
  void pagesAreFollowedUntilTheLastOrTheLimit() {
    server.createContext(
        "/api/v1/partnerships/IN-JP/timeline",
        exchange -> {
          boolean second = exchange.getRequestURI().getQuery().contains("cursor=c+1");
          byte[] body =
              (second
                      ? "{\"entries\":[{\"id\":\"c\"}],\"next\":null}"
                      : "{\"entries\":[{\"id\":\"a\"},{\"id\":\"b\"}],\"next\":\"c+1\"}")
                  .getBytes(UTF_8);
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    assertEquals(3, View.of("IN-JP").read(api, "", Integer.MAX_VALUE).size());
    assertEquals(2, View.of("IN-JP").read(api, "", 2).size());
  }

  @Test
  void aPairTheOtherWayRoundIsFollowedToWhereItIs() {
    server.createContext(
        "/JP-IN",
        exchange -> {
          exchange.getResponseHeaders().add("Location", "/timeline");
          exchange.sendResponseHeaders(301, -1);
          exchange.close();
        });
    answer(200, "{\"entries\":[]}");
    assertTrue(api.get(Service.TIMELINE, "/JP-IN").get("entries").isEmpty());
  }

  private String refusal() {
    return assertThrows(Failure.class, () -> api.get(Service.TIMELINE, "/timeline")).getMessage();
  }

  private void answer(int status, String body) {
    server.createContext(
        "/timeline",
        exchange -> {
          byte[] bytes = body.getBytes(UTF_8);
          exchange.sendResponseHeaders(status, bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
  }
}
