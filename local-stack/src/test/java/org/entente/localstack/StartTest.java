package org.entente.localstack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How a stack starts, and when it refuses to, with a sentence for the user. */
class StartTest {
  @TempDir Path home;

  @Test
  void theDatabasesAreDurableAndOpenToTheRoleAlone() throws Exception {
    try (var stack = LocalStackProcess.start(home)) {
      var probe = new Probe(stack);
      for (var setting : List.of("fsync", "synchronous_commit", "full_page_writes")) {
        assertEquals(List.of("on"), probe.rows("SHOW " + setting), setting);
      }
      assertEquals(
          List.of("events", "people", "timeline"),
          probe.rows(
              "SELECT datname FROM pg_database WHERE pg_get_userbyid(datdba) = 'entente' ORDER BY 1"));
      assertEquals(List.of("off"), probe.rows("SHOW is_superuser"));
      // what Flyway needs as the owner, not as superuser
      probe.execute("CREATE EXTENSION unaccent");
      assertEquals("rw-------", permissions(stack.passwordFile()));
      assertThrows(
          SQLException.class,
          () -> DriverManager.getConnection(stack.jdbcUrl("people"), "entente", "wrong").close());
      assertThrows(
          SQLException.class,
          () ->
              DriverManager.getConnection(stack.jdbcUrl("people"), "postgres", stack.password())
                  .close());
    }
  }

  @Test
  void aLostPasswordIsMadeAnew() throws Exception {
    String before;
    try (var stack = LocalStackProcess.start(home)) {
      before = stack.password();
    }
    Files.delete(home.resolve("postgres.password"));
    try (var stack = LocalStackProcess.start(home)) {
      assertTrue(!stack.password().equals(before));
      assertEquals(List.of("1"), new Probe(stack).rows("SELECT 1"));
    }
  }

  @Test
  void aTakenPortIsSaidAndNothingStarts() throws Exception {
    try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      var refused =
          assertThrows(
              LocalStackException.class,
              () -> LocalStack.start(LocalStackConfig.of(home, taken.getLocalPort(), 0)));
      assertEquals(
          "Port %d, on which Kafka should listen, is taken by another program; stop it or choose another port."
              .formatted(taken.getLocalPort()),
          refused.getMessage());
    }
    assertTrue(Files.notExists(home.resolve("postgres")), "something was half-started");
  }

  @Test
  void twoOverOneFolderAreRefused() {
    try (var first = LocalStackProcess.start(home)) {
      var refused =
          assertThrows(LocalStackException.class, () -> LocalStackProcess.start(home).close());
      assertTrue(
          refused.getMessage().contains("A stack is already running over " + home),
          refused.getMessage());
      assertTrue(first.broker().isAlive(), "the second one ended the first one's broker");
      assertTrue(first.postmaster().isAlive(), "the second one ended the first one's PostgreSQL");
    }
  }

  @Test
  void dataOfAnotherVersionIsRefusedAndKept() throws Exception {
    LocalStackProcess.start(home).close();
    Path version = home.resolve("postgres/PG_VERSION");
    Files.writeString(version, "17\n");
    var refused = assertThrows(LocalStackException.class, () -> LocalStackProcess.start(home));
    assertTrue(refused.getMessage().contains("was made by PostgreSQL 17"), refused.getMessage());
    Files.writeString(version, "18\n");
    LocalStackProcess.start(home).close();
  }

  @Test
  void aStrangerWhoseNumberStandsInTheOldPidFileIsLeftAlone() throws Exception {
    LocalStackProcess.start(home).close();
    Process stranger = new ProcessBuilder("sleep", "60").start();
    try {
      Files.writeString(
          home.resolve("postgres/postmaster.pid"),
          "%d\n%s\n1\n5432\n\n127.0.0.1\n1 1\nready\n"
              .formatted(stranger.pid(), home.resolve("postgres")));
      LocalStackProcess.start(home).close();
      assertTrue(stranger.isAlive());
    } finally {
      stranger.destroyForcibly();
    }
  }

  private static String permissions(Path file) throws Exception {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }
}
