package org.entente.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.OutputStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.entente.contracts.Kind;
import org.entente.ledger.database.LedgerConnections;
import org.entente.rest.Downloads;
import org.entente.rest.Problem;
import org.jboss.logging.Logger;

/** Whole collections as files, in memory that does not grow with them. */
@Singleton
public class Exports {
  private static final Logger LOG = Logger.getLogger(Exports.class);
  private static final int CHUNK = 200;

  private static final String THE_NEXT_LIVING_ONES =
      "select key, record from entity where not deleted and key > ? and key < ? order by key limit "
          + CHUNK;

  private final LedgerConnections connections;
  private final Downloads downloads;
  private final CurrentVertxRequest request;

  @Inject
  Exports(LedgerConnections connections, Downloads downloads, CurrentVertxRequest request) {
    this.connections = connections;
    this.downloads = downloads;
    this.request = request;
  }

  /** A record on its way out. */
  private record Line(String key, String record) {}

  /** NDJSON, the records as they are stored. */
  Response answer(Kind kind) {
    return answer(kind, "application/x-ndjson", record -> record + "\n");
  }

  /**
   * @throws Problem 429 where too many run, 503 where the database is away
   */
  Response answer(Kind kind, String type, ExportFormat format) {
    return answer(
        type,
        (records, out) -> {
          out.write(format.head().getBytes(UTF_8));
          records.each(kind, record -> out.write(format.line(record).getBytes(UTF_8)));
        });
  }

  /** What a file is made of. */
  @FunctionalInterface
  public interface Body {
    void write(Records records, OutputStream out) throws SQLException, IOException;
  }

  /** The records that there are, while a file is written. */
  @FunctionalInterface
  public interface Records {
    /** Gives the canonical JSON of all living records of a kind, by id. */
    void each(Kind kind, Taker taker) throws SQLException, IOException;
  }

  /** Takes one record. */
  @FunctionalInterface
  public interface Taker {
    void take(String record) throws IOException;
  }

  /**
   * A file of a form of its own.
   *
   * @throws Problem 429 where too many run, 503 where the database is away
   */
  public Response answer(String type, Body body) {
    RoutingContext routing = request.getCurrent();
    if (routing.request().method() == HttpMethod.HEAD) {
      return Response.ok().type(type).build();
    }
    Downloads.Place place = downloads.enter();
    try {
      Connection connection = connections.forReading();
      place.holding(() -> close(connection));
      Records records = (kind, taker) -> each(connection, kind, taker);
      return Response.ok(place.writing(routing, out -> body.write(records, out)), type).build();
    } catch (SQLException e) {
      place.leave();
      throw Problem.unavailable("the database is away", 2);
    }
  }

  private static void close(Connection connection) {
    try {
      connection.close();
    } catch (SQLException e) {
      LOG.debug("An export's connection did not close", e);
    }
  }

  private static void each(Connection connection, Kind kind, Taker taker)
      throws SQLException, IOException {
    String after = kind.word() + "/";
    List<Line> lines = next(connection, kind, after);
    while (!lines.isEmpty()) {
      for (Line line : lines) {
        taker.take(line.record());
        after = line.key();
      }
      lines = lines.size() < CHUNK ? List.of() : next(connection, kind, after);
    }
  }

  /** Chunk by chunk, so that no transaction lasts as long as a slow reader. */
  private static List<Line> next(Connection connection, Kind kind, String after)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(THE_NEXT_LIVING_ONES)) {
      statement.setString(1, after);
      statement.setString(2, kind.word() + "0");
      List<Line> lines = new ArrayList<>();
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          lines.add(new Line(row.getString(1), row.getString(2)));
        }
      }
      return lines;
    }
  }
}
