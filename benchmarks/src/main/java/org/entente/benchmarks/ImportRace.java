package org.entente.benchmarks;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * An import over HTTP, with all its checks, against a bulk insert written by hand: finished records
 * and their changes, 1,000 a transaction, over one connection into tables like the ledger's, with
 * the same indexes. Kafka is away on both sides, which writes do not need, so that no relay takes
 * part.
 */
public final class ImportRace {
  private static final int ROUNDS = 5;
  private static final int RECORDS = 40_000;
  private static final int TRANSACTION = 1_000;
  private static final double BAR = 0.7;

  private static final String TABLES_LIKE_THE_LEDGERS =
      """
      create schema plain;
      create table plain.head (like public.ledger_head including all);
      insert into plain.head select * from public.ledger_head;
      create table plain.changes (like public.changes including all);
      create table plain.entity (like public.entity including all)
      """;

  private static final String INSERT =
      """
      with row as (
        select r.*, (select seq from plain.head for update) + n as seq, clock_timestamp() as recorded_at
        from unnest(?::text[], ?::text[], ?::text[], ?::text[]) with ordinality as r (key, record, terms, words, n)
      ), head as (
        update plain.head set seq = (select max(seq) from row)
      ), entities as (
        insert into plain.entity (key, revision, record, deleted, recorded_at, terms, words)
        select key, 1, record, false, recorded_at, string_to_array(terms, E'\\n'),
               array_to_tsvector(string_to_array(words, ' ')) from row
      )
      insert into plain.changes (seq, key, revision, type, recorded_at, actor, record)
      select seq, key, 1, 'created', recorded_at, 'bench', record from row
      """;

  private static final AtomicInteger NUMBERS = new AtomicInteger();

  private ImportRace() {}

  public static void main(String[] arguments) throws Exception {
    boolean met;
    try (MeasuredSystem system = MeasuredSystem.start();
        HttpClient http = HttpClient.newHttpClient()) {
      URI people = system.service("people");
      system.stack().stopBroker();
      try (Connection connection = system.connect("people")) {
        connection.createStatement().execute(TABLES_LIKE_THE_LEDGERS);
        connection.setAutoCommit(false);
        for (int warm = 0; warm < 2; warm++) {
          imported(http, people, system.token());
          inserted(connection);
        }
        met =
            new Comparison("import, records/s", ROUNDS)
                .atLeast(
                    BAR,
                    () -> imported(http, people, system.token()),
                    "by hand",
                    () -> inserted(connection));
      }
    }
    System.exit(met ? 0 : 1);
  }

  private record Made(String id, String name, String json) {}

  private static List<Made> some() {
    List<Made> records = new ArrayList<>();
    for (int i = 0; i < RECORDS; i++) {
      int n = NUMBERS.incrementAndGet();
      String id = "bench-%08d".formatted(n);
      String name = "Ministry number %d of foreign and other affairs".formatted(n);
      records.add(
          new Made(
              id,
              name,
              """
              {"id":"%s","name":"%s","country":"IN","kind":"ministry","sources":[{"title":"Gazette %d",\
              "url":"https://example.org/gazette/%d","quote":"%s"}]}\
              """
                  .formatted(id, name, n, n, "The ministry is formed today. ".repeat(12))));
    }
    return records;
  }

  private static double imported(HttpClient http, URI people, String token) throws Exception {
    StringBuilder lines = new StringBuilder();
    some().forEach(record -> lines.append(record.json()).append('\n'));
    var request =
        HttpRequest.newBuilder(people.resolve("/api/v1/organizations/import"))
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/x-ndjson")
            .POST(BodyPublishers.ofString(lines.toString()))
            .build();
    long begun = System.nanoTime();
    var answer = http.send(request, BodyHandlers.ofString());
    double seconds = (System.nanoTime() - begun) / 1e9;
    if (!answer.body().contains("\"created\":" + RECORDS + ",")) {
      throw new IllegalStateException(answer.body());
    }
    return RECORDS / seconds;
  }

  private static double inserted(Connection connection) throws Exception {
    List<Made> records = some();
    long begun = System.nanoTime();
    try (PreparedStatement statement = connection.prepareStatement(INSERT)) {
      for (int from = 0; from < records.size(); from += TRANSACTION) {
        List<Made> batch = records.subList(from, from + TRANSACTION);
        String[] keys = new String[batch.size()];
        String[] texts = new String[batch.size()];
        String[] terms = new String[batch.size()];
        String[] words = new String[batch.size()];
        for (int i = 0; i < batch.size(); i++) {
          Made record = batch.get(i);
          keys[i] = "organization/" + record.id();
          texts[i] = record.json();
          terms[i] = "country:IN\nkind:ministry";
          words[i] = record.name().toLowerCase(java.util.Locale.ROOT);
        }
        statement.setArray(1, connection.createArrayOf("text", keys));
        statement.setArray(2, connection.createArrayOf("text", texts));
        statement.setArray(3, connection.createArrayOf("text", terms));
        statement.setArray(4, connection.createArrayOf("text", words));
        statement.executeUpdate();
        connection.commit();
      }
    }
    return RECORDS / ((System.nanoTime() - begun) / 1e9);
  }
}
