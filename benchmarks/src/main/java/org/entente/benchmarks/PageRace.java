package org.entente.benchmarks;

import static org.entente.benchmarks.Comparison.say;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.URI;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Pages of 50 entries of a large partnership over REST, against the same query over JDBC and
 * against {@code json_agg} in PostgreSQL over HTTP. Two clients each, one connection each, over
 * blocking sockets, page after page of the same hundred. In pages a second.
 *
 * <p>JDBC reads the same columns by a prepared statement; it has no tag to compute, no names to
 * look at and no JSON to put together. What answers by {@code json_agg} is the JDK's own server in
 * this process with two connections of its own, which does nothing but that.
 */
public final class PageRace {
  private static final int EVENTS = Integer.getInteger("bench.events", 50_000);
  private static final int CLIENTS = 2;
  private static final int PAGES = 100;
  private static final int LIMIT = 50;
  private static final int ROUNDS = 7;
  private static final long ROUND = 3_000_000_000L;
  private static final int WARM = 4;

  private static final String ROWS =
      """
      select entry.id, entry.document, listing.order_key
      from g%1$d.listing join g%1$d.entry on entry.id = listing.id
      where listing.scope = '%2$s' and listing.order_key > ?
      order by listing.order_key
      limit ?
      """;
  private static final String AGGREGATE =
      """
      select json_build_object(
        'entries', json_agg(page.document::json), 'next', (array_agg(page.order_key))[50])::text
      from (%s) page
      """;

  private final MeasuredSystem system;
  private final URI timeline;
  private final String rows;
  private final List<byte[]> places = new ArrayList<>();
  private final List<URI> pages = new ArrayList<>();

  private PageRace(MeasuredSystem system, URI timeline, int generation) {
    this.system = system;
    this.timeline = timeline;
    this.rows = ROWS.formatted(generation, GeneratedFacts.LARGE);
  }

  /** One client's reading of the page of this number; how many bytes of documents it saw. */
  private interface Client extends AutoCloseable {
    long read(int page) throws SQLException, IOException;

    @Override
    default void close() throws SQLException {}
  }

  private interface Clients {
    Client open() throws SQLException;
  }

  public static void main(String... arguments) throws Exception {
    boolean met;
    System.setProperty("sun.net.httpserver.nodelay", "true");
    try (MeasuredSystem system = MeasuredSystem.start()) {
      URI timeline = system.service("timeline");
      try (Connection database = system.connect("timeline");
          TimelineReader reader = new TimelineReader(timeline)) {
        new GeneratedFacts(EVENTS).copyInto(database);
        reader.post("/api/v1/rebuild", system.token());
        while (!reader.get("/api/v1/status").contains("\"rebuild\":null")) {
          Thread.sleep(500);
        }
        PageRace race = new PageRace(system, timeline, generation(database));
        race.walk(reader, database);
        met = race.run();
      }
    }
    System.exit(met ? 0 : 1);
  }

  private static int generation(Connection database) throws SQLException {
    try (Statement statement = database.createStatement();
        ResultSet row = statement.executeQuery("select generation from projection")) {
      row.next();
      return row.getInt(1);
    }
  }

  /** The addresses of the pages, and their places as the query knows them. */
  private void walk(TimelineReader reader, Connection database)
      throws IOException, InterruptedException, SQLException {
    String first = "/api/v1/partnerships/" + GeneratedFacts.LARGE + "/timeline?limit=" + LIMIT;
    String path = first;
    byte[] place = {};
    while (pages.size() < PAGES) {
      pages.add(timeline.resolve(path));
      places.add(place);
      path = TimelineReader.next(first, reader.get(path));
      place = last(database, place);
    }
  }

  private byte[] last(Connection database, byte[] after) throws SQLException {
    try (PreparedStatement statement = database.prepareStatement(rows)) {
      statement.setBytes(1, after);
      statement.setInt(2, LIMIT);
      byte[] last = after;
      try (ResultSet page = statement.executeQuery()) {
        while (page.next()) {
          last = page.getBytes(3);
        }
      }
      return last;
    }
  }

  private boolean run() throws Exception {
    BlockingQueue<Connection> connections = new ArrayBlockingQueue<>(CLIENTS);
    for (int i = 0; i < CLIENTS; i++) {
      connections.add(system.connect("timeline"));
    }
    HttpServer server = HttpServer.create(new InetSocketAddress(timeline.getHost(), 0), 0);
    server.setExecutor(Executors.newFixedThreadPool(CLIENTS));
    server.createContext("/", exchange -> aggregated(exchange, connections));
    server.start();
    URI aggregate =
        URI.create("http://" + timeline.getHost() + ":" + server.getAddress().getPort() + "/");
    try {
      Clients rest = () -> page -> get(pages.get(page));
      Clients jdbc = Jdbc::new;
      Clients json = () -> page -> get(aggregate.resolve("?" + encoded(places.get(page))));
      say(
          "a page: %,d bytes over REST, %,d of documents, %,d by json_agg",
          rest.open().read(1), jdbc.open().read(1), json.open().read(1));
      for (int i = 0; i < WARM; i++) {
        rate(rest);
        rate(jdbc);
        rate(json);
      }
      return new Comparison("pages over REST, pages/s", ROUNDS)
              .atLeast(0.5, () -> rate(rest), "JDBC", () -> rate(jdbc))
          & new Comparison("pages over REST, pages/s", ROUNDS)
              .atLeast(2, () -> rate(rest), "json_agg", () -> rate(json));
    } finally {
      server.stop(0);
    }
  }

  /** Pages a second of all clients together, for one round. */
  private static double rate(Clients clients) throws Exception {
    long begun = System.nanoTime();
    List<Future<Integer>> read = new ArrayList<>();
    try (var threads = Executors.newFixedThreadPool(CLIENTS)) {
      for (int i = 0; i < CLIENTS; i++) {
        int first = i * PAGES / CLIENTS;
        read.add(
            threads.submit(() -> {
              int seen = 0;
              try (Client client = clients.open()) {
                while (System.nanoTime() - begun < ROUND) {
                  client.read((first + seen++) % PAGES);
                }
              }
              return seen;
            }));
      }
    }
    int all = 0;
    for (Future<Integer> one : read) {
      all += one.get();
    }
    return all * 1e9 / (System.nanoTime() - begun);
  }

  private static long get(URI address) throws IOException {
    try (InputStream in = address.toURL().openStream()) {
      return in.readAllBytes().length;
    }
  }

  /** One row more than the page has tells whether more follow, as the service asks too. */
  private final class Jdbc implements Client {
    private final Connection connection;
    private final PreparedStatement statement;

    Jdbc() throws SQLException {
      connection = system.connect("timeline");
      statement = connection.prepareStatement(rows);
    }

    @Override
    public long read(int page) throws SQLException {
      statement.setBytes(1, places.get(page));
      statement.setInt(2, LIMIT + 1);
      long bytes = 0;
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          row.getString(1);
          bytes += row.getBytes(2).length;
          row.getBytes(3);
        }
      }
      return bytes;
    }

    @Override
    public void close() throws SQLException {
      connection.close();
    }
  }

  private void aggregated(HttpExchange exchange, BlockingQueue<Connection> connections)
      throws IOException {
    byte[] place =
        Base64.getUrlDecoder().decode(exchange.getRequestURI().getRawQuery().substring(1));
    Connection connection = connections.remove();
    try (PreparedStatement statement = connection.prepareStatement(AGGREGATE.formatted(rows))) {
      statement.setBytes(1, place);
      statement.setInt(2, LIMIT);
      try (ResultSet page = statement.executeQuery()) {
        page.next();
        byte[] json = page.getBytes(1);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, json.length);
        exchange.getResponseBody().write(json);
      }
    } catch (SQLException e) {
      throw new IOException(e);
    } finally {
      connections.add(connection);
      exchange.close();
    }
  }

  private static String encoded(byte[] place) {
    return "p" + Base64.getUrlEncoder().withoutPadding().encodeToString(place);
  }
}
