package org.entente.timeline.export;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.entente.contracts.EntityJson;
import org.entente.contracts.Event;
import org.entente.localstack.LocalStackProcess;
import org.entente.timeline.LocalStackResource;
import org.entente.timeline.Published;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Files larger than all buffers on the way, and readers who take their time. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class SlowReadersTest {
  private static final String FILE = "/api/v1/partnerships/SA-SB/timeline?format=ndjson";
  private static final int ENTRIES = 900;
  private static boolean published;

  @TestHTTPResource("/")
  URI service;

  @BeforeEach
  void published() {
    if (!published) {
      List<Event> events = new ArrayList<>();
      for (int i = 0; i < ENTRIES; i++) {
        events.add(event(i, "long"));
      }
      Published.visible(events);
      published = true;
    }
  }

  private static Event event(int number, String word) {
    return EntityJson.readLenient(
        """
        {"id":"slow-%04d","kind":"other","title":"%s","date":"2020-01-02","parties":["SA","SB"],"summary":"%s"}\
        """
            .formatted(number, word, (word + " ").repeat(3_900))
            .getBytes(StandardCharsets.UTF_8),
        Event.class);
  }

  /** A reader who has asked and begun to read. */
  private Socket reader() throws IOException {
    return reader(FILE);
  }

  private Socket reader(String file) throws IOException {
    Socket socket = new Socket();
    socket.setReceiveBufferSize(8 * 1024);
    socket.setSoTimeout(20_000);
    socket.connect(new InetSocketAddress(service.getHost(), service.getPort()));
    socket
        .getOutputStream()
        .write(
            ("GET " + file + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII));
    byte[] head = socket.getInputStream().readNBytes(12);
    assertEquals("HTTP/1.1 200", new String(head, StandardCharsets.US_ASCII));
    return socket;
  }

  private static String rest(Socket socket) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    InputStream in = socket.getInputStream();
    byte[] some = new byte[64 * 1024];
    try {
      for (int read = in.read(some); read >= 0; read = in.read(some)) {
        out.write(some, 0, read);
      }
    } catch (java.net.SocketException reset) {
      // broken off, as it may be
    }
    return out.toString(StandardCharsets.UTF_8);
  }

  private static boolean whole(String chunked) {
    return chunked.endsWith("\r\n0\r\n\r\n");
  }

  private static long entries(String text) {
    String unchunked = text.replaceAll("\\r\\n[0-9a-fA-F]+\\r\\n", "");
    return unchunked.lines().filter(line -> line.contains("{\"id\":\"slow-")).count();
  }

  @Test
  void oneSnapshotIsReadHoweverLongItTakes() throws Exception {
    try (Socket slow = reader()) {
      Published.visible(List.of(event(ENTRIES - 1, "new")));
      assertTrue(given().get(FILE).asString().contains("\"title\":\"new\""));
      String file = rest(slow);
      assertTrue(whole(file));
      assertFalse(file.contains("\"title\":\"new\""));
      assertEquals(ENTRIES, entries(file));
    }
  }

  @Test
  void aFileThatBreaksOffDoesNotLookWhole() throws Exception {
    // asked for by kind, as none of the other tests does: their sessions may not be over yet
    try (Socket slow = reader(FILE + "&kind=other")) {
      Awaitility.await().until(() -> ended() == 1);
      String file = rest(slow);
      assertFalse(whole(file));
      assertTrue(entries(file) < ENTRIES);
    }
    assertEquals(200, given().get(FILE).statusCode());
  }

  /** Ends the session of the export by kind, as a database that goes down does; how many. */
  private static int ended() throws SQLException {
    LocalStackProcess stack = LocalStackResource.stack();
    try (Connection connection =
            DriverManager.getConnection(stack.jdbcUrl("timeline"), stack.user(), stack.password());
        var rows =
            connection
                .createStatement()
                .executeQuery(
                    """
                    select count(pg_terminate_backend(pid)) from pg_stat_activity
                    where wait_event = 'ClientWrite' and query like 'copy (%kind%)%'
                    """)) {
      rows.next();
      return rows.getInt(1);
    }
  }

  @Test
  void eightAtOnceAreServedTheNinthIsToldAndWhoTakesNothingIsCutOff() throws Exception {
    List<Socket> readers = new ArrayList<>();
    try {
      for (int i = 0; i < 8; i++) {
        readers.add(reader());
      }
      given()
          .get(FILE)
          .then()
          .statusCode(429)
          .contentType("application/problem+json")
          .header("Retry-After", "5");
      // pages and feeds are no exports
      assertEquals(200, given().get("/api/v1/partnerships/SA-SB/timeline").statusCode());
      assertEquals(200, given().get(FILE.replace("ndjson", "atom")).statusCode());
      // nobody reads: in a while they have no place any more
      Awaitility.await()
          .atMost(Duration.ofSeconds(30))
          .pollInterval(Duration.ofMillis(500))
          .until(() -> given().get(FILE).statusCode() == 200);
      // the last of them too
      Thread.sleep(5_000);
      for (Socket reader : readers) {
        assertFalse(whole(rest(reader)));
      }
    } finally {
      for (Socket reader : readers) {
        reader.close();
      }
    }
  }

  @Test
  void whoGoesAwayLeavesTheirPlace() throws Exception {
    for (int round = 0; round < 3; round++) {
      List<Socket> readers = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        readers.add(reader());
      }
      for (Socket reader : readers) {
        reader.close();
      }
      Awaitility.await()
          .atMost(Duration.ofSeconds(20))
          .pollInterval(Duration.ofMillis(100))
          .until(() -> given().get(FILE).statusCode() == 200);
    }
  }
}
