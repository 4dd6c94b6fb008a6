package org.entente.timeline.query;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Instant;

/**
 * A timeline from its first entry to its last, as it stood at one moment, however long reading it
 * takes. For one thread; to be closed.
 */
public interface WholeTimeline extends AutoCloseable {

  /** Recorded time of the newest change it knows, null where there is none. */
  Instant made();

  /** Hands over every entry in order, once. */
  void read(Taker taker) throws SQLException, IOException;

  @Override
  void close();

  /** Takes entries, their documents without {@code url} and {@code remarks}. */
  interface Taker {
    void take(byte[] document) throws SQLException, IOException;
  }
}
