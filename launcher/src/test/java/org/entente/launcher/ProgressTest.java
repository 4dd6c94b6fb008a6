package org.entente.launcher;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PushbackInputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What somebody at a terminal sees of a long import, and that it is true. */
class ProgressTest {
  private static final Path SCRIPT = Path.of("/usr/bin/script");
  private static final int LINES = 3_500;

  @TempDir Path folder;

  @Test
  void aTerminalShowsLinesRateAndTimeLeftAsTheOwnerAnswersThem() throws Exception {
    assumeTrue(Files.isExecutable(SCRIPT), "no script(1), so no pseudo-terminal");
    Path dataset = Files.createDirectory(folder.resolve("many"));
    var line = new StringBuilder();
    for (int i = 1; i <= LINES; i++) {
      line.append("{\"id\":\"x").append(i).append("\"}\n");
    }
    Files.writeString(dataset.resolve("people.ndjson"), line);
    Path home = Files.createDirectory(folder.resolve("home"));
    new Keys(home.resolve("keys")).ensure();
    List<Integer> portions = new ArrayList<>();
    HttpServer owner =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    owner.createContext("/", exchange -> answer(exchange, portions));
    owner.start();
    Path typescript = folder.resolve("typescript");
    String command =
        "'%s' -cp '%s' %s load --no-wait '%s'"
            .formatted(
                Path.of(System.getProperty("java.home"), "bin", "java"),
                System.getProperty("java.class.path"),
                Entente.class.getName(),
                dataset);
    var script =
        new ProcessBuilder(SCRIPT.toString(), "-qec", command, typescript.toString())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD);
    script.environment().put("ENTENTE_HOME", home.toString());
    script.environment().put("ENTENTE_PEOPLE_PORT", Integer.toString(owner.getAddress().getPort()));
    Process process = script.start();
    try {
      assertEquals(0, process.waitFor());
    } finally {
      process.destroyForcibly();
      owner.stop(0);
    }
    assertEquals(List.of(1_000, 1_000, 1_000, 500), portions);
    String seen = Files.readString(typescript);
    var shown =
        Pattern.compile(
                "\r\033\\[Kmany/people: (1,000|2,000|3,000) of 3,500 lines, [\\d,]+ a second, \\d+ s left")
            .matcher(seen)
            .results()
            .map(result -> result.group(1))
            .distinct()
            .toList();
    assertTrue(shown.size() >= 2, seen);
    assertTrue(seen.contains("3,500 lines: 3,500 created"), seen);
  }

  /** An owner that takes its time. */
  private static void answer(HttpExchange exchange, List<Integer> portions) throws IOException {
    int lines = (int) new String(exchange.getRequestBody().readAllBytes(), UTF_8).lines().count();
    portions.add(lines);
    try {
      Thread.sleep(800);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    byte[] body =
        "{\"lines\":%1$d,\"created\":%1$d,\"last\":%1$d}".formatted(lines).getBytes(UTF_8);
    exchange.sendResponseHeaders(200, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  @Test
  void theLineSaysHowFarHowFastAndHowLong() {
    assertEquals("x: 0 of 10 lines", Progress.Lines.line("x", 0, 10, 5));
    assertEquals(
        "x: 2,000 of 10,000 lines, 500 a second, 16 s left",
        Progress.Lines.line("x", 2_000, 10_000, 4));
    assertEquals(
        "x: 1,000 of 1,000,000 lines, 500 a second, 33 min left",
        Progress.Lines.line("x", 1_000, 1_000_000, 2));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a", "a\n", "a\nb", "a\nb\n", "\n\n\n", "a\n\nlong line\nc\nd"})
  void aFileInPortionsIsTheWholeFile(String text) throws IOException {
    var file =
        new PushbackInputStream(new ByteArrayInputStream(text.getBytes(UTF_8)), SomeLines.BUFFER);
    var pieces = new ArrayList<String>();
    long lines = 0;
    while (lines < text.lines().count()) {
      var portion = new SomeLines(file, 2);
      pieces.add(new String(portion.readAllBytes(), UTF_8));
      lines += portion.passed();
      assertEquals(pieces.getLast().lines().count(), portion.passed());
    }
    assertEquals(text, String.join("", pieces));
    assertTrue(
        pieces.stream()
            .limit(Math.max(0, pieces.size() - 1))
            .allMatch(p -> p.lines().count() == 2));
  }

  @Test
  void rejectsAreCountedThroughTheFile() throws Exception {
    var counts = Api.JSON.createObjectNode();
    for (int portion = 0; portion < 2; portion++) {
      Import.add(
          counts,
          Api.JSON.readTree(
              "{\"lines\":1000,\"created\":999,\"rejected\":1,\"last\":7,\"rejects\":[{\"line\":5}]}"));
    }
    assertEquals(2_000, counts.path("lines").asLong());
    assertEquals("[{\"line\":5},{\"line\":1005}]", counts.path("rejects").toString());
  }
}
