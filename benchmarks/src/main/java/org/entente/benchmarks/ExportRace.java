package org.entente.benchmarks;

import static org.entente.benchmarks.Comparison.say;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.postgresql.PGConnection;

/**
 * A whole timeline as a file over HTTP against PostgreSQL's own {@code COPY … TO STDOUT} of the
 * same documents in the same order, each read to its end by this process over a plain blocking
 * socket. In entries a second.
 *
 * <p>The other side is the same for CSV: the stored documents as they are, though its rows are made
 * of them. COPY of the CSV rows themselves would have PostgreSQL read every document's JSON, which
 * is slower and so the easier bar.
 */
public final class ExportRace {
  private static final int ENTRIES = Integer.getInteger("bench.entries", 50_000);
  private static final double BAR = 0.7;
  private static final int ROUNDS = 7;
  private static final int WARM = 10;
  private static final int BATCH = 10_000;

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final MeasuredSystem system;
  private final URI timeline;
  private final Connection database;
  private final String copy;

  private ExportRace(MeasuredSystem system, URI timeline, Connection database) throws SQLException {
    this.system = system;
    this.timeline = timeline;
    this.database = database;
    try (var statement = database.createStatement();
        var row = statement.executeQuery("select generation from projection")) {
      row.next();
      copy =
          """
          copy (select entry.document from g%1$d.listing join g%1$d.entry on entry.id = listing.id
            where listing.scope = 'IN-JP' order by listing.order_key) to stdout\
          """
              .formatted(row.getInt(1));
    }
  }

  public static void main(String... arguments) throws Exception {
    boolean met = true;
    try (MeasuredSystem system = MeasuredSystem.start()) {
      URI events = system.service("events");
      URI timeline = system.service("timeline");
      try (Connection database = system.connect("timeline")) {
        ExportRace race = new ExportRace(system, timeline, database);
        race.load(events);
        for (String format : List.of("ndjson", "csv")) {
          for (int i = 0; i < WARM; i++) {
            race.file(format);
            race.copy();
          }
          met &=
              new Comparison(format + " of " + ENTRIES + " entries, entries/s", ROUNDS)
                  .atLeast(BAR, () -> race.file(format), "COPY", race::copy);
        }
      }
    }
    System.exit(met ? 0 : 1);
  }

  /** Events of some two kilobytes as the timeline keeps them. */
  private static String event(int i) {
    return """
    {"id":"race-%d","kind":"meeting","title":"Meeting number %d of the two sides","date":"%d-%02d-%02d",\
    "parties":["IN","JP"],"host":"JP","level":"ministers","place":{"name":"City %d","country":"JP"},\
    "participants":[{"person":"person-%d","party":"IN"},{"text":"ministers of the other side","party":"JP"}],\
    "topics":["topic-%d","defence"],"summary":"%s",\
    "sources":[{"title":"Joint press release %d","url":"https://example.org/%d","publisher":"Ministry"}]}
    """
        .formatted(
            i,
            i,
            1955 + i % 70,
            1 + i % 12,
            1 + i % 28,
            i % 40,
            i % 300,
            i % 60,
            "The ministers met and spoke about what was done since. ".repeat(15),
            i,
            i);
  }

  private void load(URI events) throws IOException, InterruptedException {
    for (int from = 0; from < ENTRIES; from += BATCH) {
      StringBuilder lines = new StringBuilder();
      for (int i = from; i < Math.min(from + BATCH, ENTRIES); i++) {
        lines.append(event(i));
      }
      var request =
          HttpRequest.newBuilder(events.resolve("/api/v1/events/import"))
              .header("Authorization", "Bearer " + system.token())
              .header("Content-Type", "application/x-ndjson")
              .POST(BodyPublishers.ofString(lines.toString()))
              .build();
      var answer = http.send(request, BodyHandlers.ofString());
      if (answer.statusCode() != 200) {
        throw new IllegalStateException(answer.body());
      }
    }
    URI visible = timeline.resolve("/api/v1/timeline?limit=1&await=events-service@" + ENTRIES);
    while (http.send(
                HttpRequest.newBuilder(visible).header("Prefer", "wait=30").build(),
                BodyHandlers.discarding())
            .statusCode()
        != 200) {
      say("  … until the timeline shows all");
    }
  }

  /** Entries a second of the file, read whole. */
  private double file(String format) throws IOException, InterruptedException {
    URI address = timeline.resolve("/api/v1/partnerships/IN-JP/timeline?format=" + format);
    long start = System.nanoTime();
    Lines lines = new Lines();
    try (InputStream in = address.toURL().openStream()) {
      in.transferTo(lines);
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    lines.expect(format.equals("csv") ? ENTRIES + 1 : ENTRIES);
    return ENTRIES / seconds;
  }

  private double copy() throws SQLException, IOException {
    long start = System.nanoTime();
    Lines lines = new Lines();
    database.unwrap(PGConnection.class).getCopyAPI().copyOut(copy, lines);
    double seconds = (System.nanoTime() - start) / 1e9;
    lines.expect(ENTRIES);
    return ENTRIES / seconds;
  }

  /** Counts what passes. */
  private static final class Lines extends OutputStream {
    private long seen;

    @Override
    public void write(int b) {
      seen += b == '\n' ? 1 : 0;
    }

    @Override
    public void write(byte[] bytes, int from, int length) {
      for (int i = from; i < from + length; i++) {
        write(bytes[i]);
      }
    }

    void expect(long lines) {
      if (seen != lines) {
        throw new IllegalStateException(seen + " lines, expected " + lines);
      }
    }
  }
}
