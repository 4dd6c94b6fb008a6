package org.entente.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.entente.contracts.Kind;
import org.entente.ledger.database.LedgerConnections;
import org.entente.rest.Problem;
import org.jboss.resteasy.reactive.server.core.CurrentRequestManager;

/**
 * Whole collections as files, in memory that does not grow with them; only a few at once (DESIGN
 * §9).
 */
public final class Exports {
  private static final int MOST = 8;
  private static final int CHUNK = 200;

  private static final String THE_NEXT_LIVING_ONES =
      "select key, record from entity where not deleted and key > ? and key < ? order by key limit "
          + CHUNK;

  private final Semaphore places = new Semaphore(MOST);
  private final LedgerConnections connections;

  Exports(LedgerConnections connections) {
    this.connections = connections;
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
    void write(Records records, OutputStream out) throws IOException;
  }

  /** The records that there are, while a file is written. */
  @FunctionalInterface
  public interface Records {
    /** Gives the canonical JSON of all living records of a kind, by id. */
    void each(Kind kind, Taker taker) throws IOException;
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
    if (CurrentRequestManager.get().getMethod().equals(HttpMethod.HEAD)) {
      // nobody would write the file, nor give its place back
      return Response.ok().type(type).build();
    }
    if (!places.tryAcquire()) {
      throw Problem.of(429, "more than " + MOST + " exports at once").with("Retry-After", "5");
    }
    try {
      Connection connection = connections.forReading();
      StreamingOutput file =
          out -> {
            try (connection) {
              body.write((kind, taker) -> each(connection, kind, taker), out);
            } catch (SQLException e) {
              throw away(e);
            } finally {
              places.release();
            }
          };
      return Response.ok(file, type).build();
    } catch (SQLException e) {
      places.release();
      throw Problem.unavailable("the database is away", 2);
    }
  }

  private static IOException away(SQLException e) {
    return new IOException("the database went away in the middle of an export", e);
  }

  private static void each(Connection connection, Kind kind, Taker taker) throws IOException {
    try {
      String after = kind.word() + "/";
      List<Line> lines = next(connection, kind, after);
      while (!lines.isEmpty()) {
        for (Line line : lines) {
          taker.take(line.record());
          after = line.key();
        }
        lines = lines.size() < CHUNK ? List.of() : next(connection, kind, after);
      }
    } catch (SQLException e) {
      throw away(e);
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
