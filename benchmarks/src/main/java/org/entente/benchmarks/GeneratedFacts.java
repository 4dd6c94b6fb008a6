package org.entente.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * A record of any size, put among the timeline's facts as if all had been received: every tenth
 * event is of one partnership, the others of 190. Each event has two people who hold positions, a
 * place, a topic and a source.
 */
final class GeneratedFacts {
  /** The pair that a tenth of the events is of. */
  static final String LARGE = "DE-FR";

  static final int PEOPLE = 2_000;
  static final int ORGANIZATIONS = 100;
  private static final int PARTIES = 20;
  static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  private final int events;

  GeneratedFacts(int events) {
    this.events = events;
  }

  /** Fills the empty tables {@code fact} and {@code mention}. */
  void copyInto(Connection connection) throws SQLException, IOException {
    facts(connection, "people-service", PEOPLE + ORGANIZATIONS, this::person);
    facts(connection, "events-service", events, i -> new Fact("event/e-" + i, event(i)));
    copy(
        connection,
        "copy mention (target, subject, via, since) from stdin",
        events,
        this::mentionsOfEvent);
    copy(
        connection,
        "copy mention (target, subject, via, since) from stdin",
        PEOPLE,
        i -> "organization/o-%d\tperson/p-%d\tnames\t%s\n".formatted(i % ORGANIZATIONS, i, START));
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          "update applied_through set seq = (select max(seq) from fact where fact.source = applied_through.source)");
      statement.execute("analyze");
    }
  }

  /**
   * Corrects every tenth event, its title and the century of its date, and leaves its entry to the
   * service's refresh.
   */
  void correctATenth(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          """
          with corrected as (
            insert into fact (source, seq, key, revision, change, recorded_at, actor, value)
            select source, seq + %1$d, key, 2, 'updated', recorded_at + interval '1 day', actor,
              replace(replace(value, 'Talks on', 'Long talks on'), '"date":"19', '"date":"20')
            from fact where source = 'events-service' and seq / 10 %% 10 = 3
            returning source, seq, key)
          insert into dirty (generation, id, source, seq, weight)
          select generation, substr(key, length('event/') + 1), source, seq, 1
          from corrected, projection
          """
              .formatted(events));
    }
  }

  record Fact(String key, String value) {}

  private static void facts(Connection connection, String source, int count, IntFunction<Fact> fact)
      throws SQLException, IOException {
    copy(
        connection,
        "copy fact (source, seq, key, revision, change, recorded_at, actor, value) from stdin",
        count,
        i -> {
          Fact one = fact.apply(i);
          return "%s\t%d\t%s\t1\tcreated\t%s\tbench\t%s\n"
              .formatted(source, i + 1, one.key(), START.plusMillis(i), one.value());
        });
  }

  private static void copy(Connection connection, String sql, int count, IntFunction<String> line)
      throws SQLException {
    CopyIn copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(sql);
    for (int i = 0; i < count; i++) {
      byte[] bytes = line.apply(i).getBytes(StandardCharsets.UTF_8);
      copy.writeToCopy(bytes, 0, bytes.length);
    }
    copy.endCopy();
  }

  Fact person(int i) {
    return i < PEOPLE
        ? new Fact(
            "person/p-" + i,
            """
            {"id":"p-%d","name":"Person Number %d","positions":[{"title":"Minister of Matter %d","organization":"o-%d","period":"1990/.."}]}\
            """
                .formatted(i, i, i % 40, i % ORGANIZATIONS))
        : new Fact(
            "organization/o-" + (i - PEOPLE),
            "{\"id\":\"o-%d\",\"name\":\"Ministry Number %d\"}".formatted(i - PEOPLE, i - PEOPLE));
  }

  /** Two different parties in order. */
  private static List<String> parties(int i) {
    if (i % 10 == 0) {
      return List.of("DE", "FR");
    }
    int one = i / 10 % PARTIES;
    int other = (one + 1 + i % (PARTIES - 1)) % PARTIES;
    return List.of(party(Math.min(one, other)), party(Math.max(one, other)));
  }

  private static String party(int number) {
    return "X" + (char) ('A' + number);
  }

  static String event(int i) {
    List<String> parties = parties(i);
    return """
    {"id":"e-%d","kind":"meeting","title":"Talks on matter %d between two sides","date":"%04d-%02d-%02d",\
    "parties":["%s","%s"],"host":"%s","level":"ministers","place":{"name":"City %d","country":"%s"},\
    "participants":[{"person":"p-%d","party":"%s"},{"person":"p-%d","party":"%s"}],"topics":["topic-%d"],\
    "summary":"The two sides spoke about matter %d, its cost and its time table, and agreed to meet again.",\
    "sources":[{"title":"Press release %d","url":"https://example.org/releases/%d","published":"%04d"}]}\
    """
        .formatted(
            i,
            i % 1000,
            1990 + i % 37,
            1 + i % 12,
            1 + i % 28,
            parties.get(0),
            parties.get(1),
            parties.get(i % 2),
            i % 300,
            parties.get(i % 2),
            i % PEOPLE,
            parties.get(0),
            (i + 997) % PEOPLE,
            parties.get(1),
            i % 25,
            i % 1000,
            i,
            i,
            1990 + i % 37);
  }

  private String mentionsOfEvent(int i) {
    List<String> targets = new ArrayList<>();
    parties(i).forEach(party -> targets.add("party/" + party));
    targets.add("person/p-" + i % PEOPLE);
    targets.add("person/p-" + (i + 997) % PEOPLE);
    StringBuilder lines = new StringBuilder();
    for (String target : targets) {
      lines.append(target + "\tevent/e-" + i + "\tnames\t" + START + "\n");
    }
    return lines.toString();
  }
}
