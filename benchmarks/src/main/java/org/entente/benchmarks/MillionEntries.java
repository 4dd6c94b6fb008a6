package org.entente.benchmarks;

import static org.entente.benchmarks.Comparison.say;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/**
 * A read model of a million entries: how long its rebuild takes beside COPY into the same tables,
 * and what the last page costs beside the first; facets of a partnership of a tenth.
 *
 * <p>Arguments: the number of events, 1,000,000 where none is given.
 */
public final class MillionEntries {
  private static final int READS = 200;
  private static final List<String> TABLES = List.of("entry", "listing", "partnership");

  private final MeasuredSystem system;
  private final Connection database;
  private final TimelineReader timeline;
  private final String pid;

  private MillionEntries(
      MeasuredSystem system, Connection database, TimelineReader timeline, String pid) {
    this.system = system;
    this.database = database;
    this.timeline = timeline;
    this.pid = pid;
  }

  public static void main(String[] args) throws Exception {
    int events = args.length == 0 ? 1_000_000 : Integer.parseInt(args[0]);
    try (MeasuredSystem system = MeasuredSystem.start()) {
      URI service = system.service("timeline");
      try (Connection database = system.connect("timeline");
          TimelineReader timeline = new TimelineReader(service)) {
        long begun = System.nanoTime();
        GeneratedFacts facts = new GeneratedFacts(events);
        facts.copyInto(database);
        say("%,d events among the facts after %.0f s", events, seconds(begun));
        String pid =
            ProcessHandle.current()
                .children()
                .filter(child -> child.info().commandLine().orElse("").contains("timeline-service"))
                .map(child -> Long.toString(child.pid()))
                .findFirst()
                .orElse("self");
        new MillionEntries(system, database, timeline, pid).measure(facts);
      }
    }
  }

  private void measure(GeneratedFacts facts) throws Exception {
    rebuild();
    paging();
    facets();
    churn(facts);
    paging();
  }

  private void churn(GeneratedFacts facts) throws Exception {
    long begun = System.nanoTime();
    facts.correctATenth(database);
    while (number("select count(*) from dirty") > 0) {
      Thread.sleep(500);
    }
    say("a tenth of the entries corrected after %.1f s", seconds(begun));
  }

  private void paging() throws IOException, InterruptedException {
    paging("/api/v1/timeline?limit=50");
    paging("/api/v1/partnerships/" + GeneratedFacts.LARGE + "/timeline?limit=50");
  }

  private void rebuild() throws Exception {
    long begun = System.nanoTime();
    timeline.post("/api/v1/rebuild", system.token());
    long most = 0;
    long least = Long.MAX_VALUE;
    while (!timeline.get("/api/v1/status").contains("\"rebuild\":null")) {
      Thread.sleep(500);
      long resident = resident();
      most = Math.max(most, resident);
      least = Math.min(least, resident);
    }
    double rebuilt = seconds(begun);
    say("rebuilt after %.1f s; the service between %d and %d MB resident", rebuilt, least, most);
    int generation = number("select generation from projection");
    double copied = copy(generation);
    say(
        "COPY into the same tables, their indexes in place: %.1f s; ratio %.2f, bar at most 3",
        copied, rebuilt / copied);
  }

  /** What the generation holds, copied out and into the empty tables of another. */
  private double copy(int generation) throws SQLException, IOException {
    CopyManager copy = database.unwrap(PGConnection.class).getCopyAPI();
    execute("select make_generation(999)");
    execute("select make_counts(999)");
    double seconds = 0;
    for (String table : TABLES) {
      Path file = Files.createTempFile("entente-bench-", ".copy");
      try {
        try (OutputStream out = Files.newOutputStream(file)) {
          copy.copyOut("copy g" + generation + "." + table + " to stdout (format binary)", out);
        }
        long begun = System.nanoTime();
        try (InputStream in = Files.newInputStream(file)) {
          copy.copyIn("copy g999." + table + " from stdin (format binary)", in, 1 << 20);
        }
        seconds += seconds(begun);
      } finally {
        Files.delete(file);
      }
    }
    execute("drop schema g999 cascade");
    return seconds;
  }

  /** Page after page to the end; then the first, one in the middle and the last, by turns. */
  private void paging(String path) throws IOException, InterruptedException {
    List<String> pages = new ArrayList<>();
    String large = path.replace("limit=50", "limit=500");
    long begun = System.nanoTime();
    for (String page = large; page != null; page = TimelineReader.next(large, timeline.get(page))) {
      pages.add(page);
    }
    say("%s: %,d pages of 500 read in %.1f s", path, pages.size(), seconds(begun));
    List<String> asked =
        List.of(pages.getFirst(), pages.get(pages.size() / 2), pages.getLast()).stream()
            .map(page -> page.replace("limit=500", "limit=50"))
            .toList();
    asked.forEach(page -> warm(page));
    List<double[]> times = new ArrayList<>();
    for (String page : asked) {
      times.add(timeline.times(page, READS));
    }
    for (int i = 0; i < asked.size(); i++) {
      say(
          "  %s page of 50: p50 %.2f ms, p99 %.2f ms",
          List.of("first", "middle", "last").get(i),
          TimelineReader.percentile(times.get(i), 50),
          TimelineReader.percentile(times.get(i), 99));
    }
    say(
        "  last ÷ first: p50 %.2f (bar 1.3), p99 %.2f (bar 2)",
        TimelineReader.percentile(times.get(2), 50) / TimelineReader.percentile(times.get(0), 50),
        TimelineReader.percentile(times.get(2), 99) / TimelineReader.percentile(times.get(0), 99));
  }

  private void warm(String page) {
    try {
      timeline.times(page, READS);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void facets() throws Exception {
    String path = "/api/v1/partnerships/" + GeneratedFacts.LARGE + "/timeline/facets";
    int generation = number("select generation from projection");
    String scan =
        """
        select count(entry.kind), count(entry.topics), count(entry.year)
        from g%1$d.listing join g%1$d.entry on entry.id = listing.id where listing.scope = '%2$s'
        """
            .formatted(generation, GeneratedFacts.LARGE);
    new Comparison("facets of the large partnership, ms", 5)
        .atMost(
            1.2,
            () -> {
              // another version of the read model: nothing is kept
              execute("update projection set version = version + 1");
              return timeline.times(path, 1)[0];
            },
            "bare scan",
            () -> {
              long begun = System.nanoTime();
              number(scan);
              return (System.nanoTime() - begun) / 1e6;
            });
    say(
        "facets asked again: p50 %.2f ms, bar 5",
        TimelineReader.percentile(timeline.times(path, READS), 50));
  }

  private long resident() throws IOException {
    return Files.readAllLines(Path.of("/proc/" + pid + "/status")).stream()
        .filter(line -> line.startsWith("VmRSS"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
        .findFirst()
        .orElse(0);
  }

  private int number(String sql) throws SQLException {
    try (Statement statement = database.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getInt(1);
    }
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = database.createStatement()) {
      statement.execute(sql);
    }
  }

  private static double seconds(long begun) {
    return (System.nanoTime() - begun) / 1e9;
  }
}
