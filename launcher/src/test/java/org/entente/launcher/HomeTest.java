package org.entente.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HomeTest {
  @TempDir Path folder;

  @Test
  void aSecondUpIsToldWhoHoldsTheHome() throws Exception {
    // the lock is between processes: the holder is another JVM
    Process holder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Holder.class.getName(),
                folder.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try {
      assertEquals('h', holder.getInputStream().read());
      var refused = assertThrows(Failure.class, () -> Home.take(folder).close());
      assertEquals(
          "Entente is already running over %s (process %d). Ctrl-C there stops it."
              .formatted(folder, holder.pid()),
          refused.getMessage());
      assertTrue(Home.isHeld(folder));
    } finally {
      holder.destroyForcibly().waitFor();
    }
    assertFalse(Home.isHeld(folder), "a killed one holds nothing");
    Home.take(folder).close();
  }

  /** Takes the folder, says so and waits to be killed. */
  static final class Holder {
    private Holder() {}

    public static void main(String[] arguments) throws Exception {
      Home.take(Path.of(arguments[0]));
      System.out.print("h");
      System.out.flush();
      Thread.sleep(60_000);
    }
  }

  @Test
  void whatWasLoadedIsRemembered() {
    try (var home = Home.take(folder)) {
      home.remember("parties");
      home.remember("india-japan");
    }
    try (var home = Home.take(folder)) {
      assertEquals(List.of("india-japan", "parties"), List.copyOf(home.loaded()));
    }
  }

  @Test
  void partiesAreLoadedFirstAndFoldersWithoutRecordsNotAtAll() throws Exception {
    for (String name : List.of("a-dataset/events", "parties/parties", "empty/readme")) {
      Path file = folder.resolve(name + ".ndjson");
      Files.createDirectories(file.getParent());
      Files.writeString(file, "{}\n");
    }
    assertEquals(
        List.of("parties", "a-dataset"), Dataset.in(folder).stream().map(Dataset::name).toList());
  }

  @Test
  void portsAndHomeComeFromTheEnvironment() {
    var usual = Settings.of(folder, Map.of());
    assertEquals(folder.resolve(".entente"), usual.home());
    assertEquals(8081, usual.port(Service.PEOPLE));
    assertEquals(9081, usual.managementPort(Service.PEOPLE));
    var moved =
        Settings.of(
            folder,
            Map.of(
                "ENTENTE_HOME",
                "/srv/e",
                "ENTENTE_PEOPLE_PORT",
                "8181",
                "ENTENTE_KAFKA_PORT",
                "x"));
    assertEquals(Path.of("/srv/e"), moved.home());
    assertEquals("http://127.0.0.1:8181", moved.url(Service.PEOPLE).toString());
    assertEquals(
        "ENTENTE_KAFKA_PORT is not a port: 'x'. A port is a number 1–65535.",
        assertThrows(Failure.class, moved::kafkaPort).getMessage());
  }
}
