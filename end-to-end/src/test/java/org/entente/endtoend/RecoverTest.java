package org.entente.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * An owner's database is restored from a backup and lacks what Kafka still has: {@code ./entente
 * recover} says so, and gives every change back as it was.
 */
class RecoverTest {
  private static final int KEPT = 500;
  private static final List<String> TABLES = List.of("changes", "entity", "ledger_head", "relay");

  @TempDir Path folder;
  private EntenteSystem entente;

  @BeforeEach
  void start() {
    entente = EntenteSystem.start(Service.EVENTS);
  }

  @AfterEach
  void stop() {
    entente.close();
  }

  @Test
  void twoThousandChangesAreGivenBack() throws Exception {
    lostAndGivenBack(2_000);
  }

  @Test
  @Tag("long")
  void twentyThousandChangesAreGivenBack() throws Exception {
    lostAndGivenBack(20_000);
  }

  private void lostAndGivenBack(int lost) throws Exception {
    write(0, KEPT);
    backUp();
    write(KEPT, lost);
    List<String> before = content();
    entente.process(Service.EVENTS).kill();
    restore();
    entente.process(Service.EVENTS).start();
    entente.process(Service.EVENTS).awaitReady();
    put().expect(503);

    Said told = recover("--dry-run");
    assertEquals(0, told.code(), told.toString());
    assertTrue(
        told.out()
            .startsWith(
                String.format(
                    Locale.ROOT,
                    "events-service stands at change %,d and lacks %,d of its topic:",
                    KEPT,
                    lost)),
        told.out());
    told = recover();
    assertEquals(1, told.code(), "nobody is there to agree");
    assertTrue(told.err().contains("Nothing was changed"), told.toString());
    put().expect(503);

    long begun = System.nanoTime();
    told = recover("--yes");
    assertEquals(0, told.code(), told.toString());
    assertTrue(told.out().contains("changes back and takes writes"), told.out());
    System.out.printf(
        "RecoverTest: %,d changes given back in %.1f s, the command's start included%n",
        lost, (System.nanoTime() - begun) / 1e9);
    assertEquals(before, content(), "every change as it was");
    assertEquals("events-service lacks nothing that its topic has\n", recover("--yes").out());

    put().expect(201);
    awaitPublished(KEPT + lost + 1);
  }

  /** Changes of a tenth as many records, with revisions that go on. */
  private void write(int from, int count) throws InterruptedException {
    StringBuilder lines = new StringBuilder();
    for (int n = from; n < from + count; n++) {
      lines.append(
          "{\"id\":\"lost-%d\",\"name\":\"Name\",\"parties\":[\"FR\"],\"note\":\"%d\"}\n"
              .formatted(n % (count / 10), n));
    }
    entente
        .client(Service.EVENTS)
        .post("/api/v1/series/import", lines.toString(), "application/x-ndjson")
        .expect(200);
    awaitPublished(from + count);
  }

  private Client.Answer put() {
    return entente
        .client(Service.EVENTS)
        .put("/api/v1/series/after", "{\"name\":\"After\",\"parties\":[\"FR\"]}");
  }

  private void awaitPublished(long seq) throws InterruptedException {
    long published = 0;
    for (int i = 0; i < 400 && published < seq; i++) {
      Thread.sleep(100);
      published = entente.client(Service.EVENTS).read("/api/v1/status").path("published").asLong();
    }
    assertEquals(seq, published);
  }

  private void backUp() throws SQLException {
    execute("create schema backup");
    for (String table : TABLES) {
      execute("create table backup.%s as table %s".formatted(table, table));
    }
  }

  private void restore() throws SQLException {
    for (String table : TABLES) {
      execute("truncate %s; insert into %s select * from backup.%s".formatted(table, table, table));
    }
  }

  private void execute(String sql) throws SQLException {
    try (Connection connection = connect();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** Digests of all changes, and of all entities. */
  private List<String> content() throws SQLException {
    try (Connection connection = connect();
        var statement = connection.createStatement();
        var row =
            statement.executeQuery(
                """
                select md5((select string_agg(to_jsonb(c)::text, ' ' order by seq) from changes c)),
                       md5((select string_agg(to_jsonb(e)::text, ' ' order by key) from entity e))
                """)) {
      row.next();
      return List.of(row.getString(1), row.getString(2));
    }
  }

  private Connection connect() throws SQLException {
    return DriverManager.getConnection(
        entente.stack().jdbcUrl("events"), entente.stack().user(), entente.stack().password());
  }

  private record Said(int code, String out, String err) {}

  private Said recover(String... options) throws Exception {
    entente.issuer().writePrivateKey(Files.createDirectories(folder.resolve("keys")));
    List<String> command =
        new ArrayList<>(List.of(Repository.file("entente").toString(), "recover", "events"));
    command.addAll(List.of(options));
    Path out = folder.resolve("out");
    Path err = folder.resolve("err");
    var builder =
        new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
    builder
        .environment()
        .putAll(
            Map.of(
                "JAVA_HOME", System.getProperty("java.home"),
                "ENTENTE_HOME", folder.toString(),
                "ENTENTE_EVENTS_URL", entente.process(Service.EVENTS).url().toString()));
    Process process = builder.start();
    assertTrue(process.waitFor(2, TimeUnit.MINUTES), "the command ends");
    return new Said(process.exitValue(), Files.readString(out), Files.readString(err));
  }
}
