package org.entente.timeline.web;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.entente.rest.Problem;
import org.entente.timeline.query.Merges;
import org.entente.timeline.stream.ChangeFeed;
import org.entente.timeline.stream.ChangeReader;
import org.entente.timeline.stream.LoggedChange;
import org.entente.timeline.web.ChangeParams.Telling;

/**
 * Server-sent events: changes as they come, each with its number as id; a heartbeat with the number
 * reached every 15 s, so that a filtered stream resumes without scanning again; {@code reset} where
 * an id is stale (API §6).
 */
@ApplicationScoped
class SseStreams {
  private static final int MOST = 500;
  private static final int MOST_OF_ADDRESS = 20;
  private static final Duration HEARTBEAT = Duration.ofSeconds(15);

  private final ChangeFeed feed;
  private final ChangeReader log;
  private final ChangeJson json;
  private final Merges merges;
  private final Map<String, Integer> open = new ConcurrentHashMap<>();

  SseStreams(ChangeFeed feed, ChangeReader log, ChangeJson json, Merges merges) {
    this.feed = feed;
    this.log = log;
    this.json = json;
    this.merges = merges;
  }

  /** A stream's place among those that are open. */
  static final class Place {
    private final String address;
    private boolean left;

    private Place(String address) {
      this.address = address;
    }
  }

  /**
   * @throws Problem 429 where an instance or an address has as many as it may
   */
  synchronized Place enter(String address) {
    int all = open.values().stream().mapToInt(Integer::intValue).sum();
    if (all >= MOST || open.getOrDefault(address, 0) >= MOST_OF_ADDRESS) {
      throw Problem.of(429, "too many streams are open; close one, or try again later")
          .with("Retry-After", "15");
    }
    open.merge(address, 1, Integer::sum);
    return new Place(address);
  }

  /** Once, whoever says it first: the reader's connection that ends, or the stream itself. */
  synchronized void leave(Place place) {
    if (!place.left) {
      place.left = true;
      open.computeIfPresent(place.address, (address, count) -> count == 1 ? null : count - 1);
    }
  }

  /**
   * Writes events until the reader goes away or the service stops.
   *
   * @param after the id after which the stream resumes, null: from now on
   */
  void follow(Place place, ChangeParams asked, String after, OutputStream out) throws IOException {
    try {
      ChangeParams followed = asked.counted(merges);
      long reached = begin(after, out);
      while (!feed.stopped()) {
        ChangeFeed.Following following = feed.after(reached, HEARTBEAT);
        if (reached < following.reset()) {
          reached = log.window().last();
          reset(reached, out);
          continue;
        }
        for (LoggedChange change : following.changes()) {
          Telling telling = followed.telling(change);
          if (telling == Telling.LEFT) {
            // or is it the record asked for that counts as another now?
            followed = asked.counted(merges);
            telling = followed.passes(change.now()) ? Telling.CHANGED : Telling.LEFT;
          }
          if (telling != Telling.NOT) {
            event(Long.toString(change.number()), "change", json.of(change, telling), out);
          }
        }
        reached = following.head();
        if (following.changes().isEmpty()) {
          out.write(ascii(": heartbeat\nid: " + reached + "\n\n"));
        }
        out.flush();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (SQLException e) {
      // the reader comes again with its last id, and finds the database back
      throw new IOException("the stream is ended: the database is away", e);
    } finally {
      leave(place);
    }
  }

  private long begin(String after, OutputStream out) throws SQLException, IOException {
    ChangeReader.Window window = log.window();
    if (after == null) {
      out.write(ascii("id: " + window.last() + "\n\n"));
      out.flush();
      return window.last();
    }
    try {
      long number = Long.parseLong(after);
      if (window.continues(number)) {
        return number;
      }
    } catch (NumberFormatException e) {
      // stale, as any id of another log
    }
    reset(window.last(), out);
    return window.last();
  }

  private static void reset(long last, OutputStream out) throws IOException {
    event(Long.toString(last), "reset", ascii("{\"last\":" + last + "}"), out);
    out.flush();
  }

  private static void event(String id, String name, byte[] data, OutputStream out)
      throws IOException {
    out.write(ascii("id: " + id + "\nevent: " + name + "\ndata: "));
    out.write(data);
    out.write(ascii("\n\n"));
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
