package org.entente.timeline.web;

import io.vertx.core.http.HttpConnection;
import io.vertx.core.net.impl.ConnectionBase;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.entente.rest.Problem;
import org.entente.timeline.export.ExportFormat;
import org.entente.timeline.export.Format;
import org.entente.timeline.export.Heading;
import org.entente.timeline.query.WholeTimeline;
import org.jboss.logging.Logger;

/**
 * Files on their way out: only a few at once (DESIGN §9), none for a reader who takes nothing, and
 * one that breaks off never looks whole, for its connection is closed before its end.
 */
@ApplicationScoped
class Exports {
  private static final Logger LOG = Logger.getLogger(Exports.class);
  private static final int MOST = 8;
  private static final int BUFFER = 64 * 1024;

  private final Semaphore places = new Semaphore(MOST);
  private final Duration patience;

  Exports(@ConfigProperty(name = "entente.export.patience") Duration patience) {
    this.patience = patience;
  }

  /**
   * @throws Problem 429 where there are as many as there may be
   */
  Place enter() {
    if (!places.tryAcquire()) {
      throw Problem.of(429, "more than " + MOST + " exports at once; try again later")
          .with("Retry-After", "5");
    }
    return new Place();
  }

  private enum State {
    WAITING,
    WRITING,
    LEFT
  }

  /** An export's place. It is left when its file is written or nobody is there to take it. */
  final class Place {
    private final AtomicReference<State> state = new AtomicReference<>(State.WAITING);
    private WholeTimeline whole;
    private volatile long writingSince;

    WholeTimeline holding(WholeTimeline opened) {
      whole = opened;
      return opened;
    }

    /** Frees the place of what is not being written; more than once is once. */
    void leave() {
      if (state.compareAndSet(State.WAITING, State.LEFT)) {
        free();
      }
    }

    private void free() {
      try {
        if (whole != null) {
          whole.close();
        }
      } finally {
        places.release();
      }
    }

    /** The body of the answer. */
    StreamingOutput writing(Format format, Heading heading, RoutingContext routing) {
      HttpConnection connection = routing.request().connection();
      routing.addEndHandler(ended -> Thread.startVirtualThread(this::leave));
      return stream -> {
        if (!state.compareAndSet(State.WAITING, State.WRITING)) {
          throw new IOException("the reader is gone");
        }
        Thread watch = Thread.startVirtualThread(() -> watch(connection));
        try {
          write(format, heading, new Watched(stream));
        } catch (ReaderGone e) {
          LOG.debug("A reader of an export is gone", e);
          cut(connection);
        } catch (SQLException e) {
          throw new IOException("the database went away in the middle of an export", e);
        } finally {
          watch.interrupt();
          state.set(State.LEFT);
          free();
        }
      };
    }

    private void write(Format format, Heading heading, OutputStream stream)
        throws SQLException, IOException {
      OutputStream out = new BufferedOutputStream(stream, BUFFER);
      ExportFormat file = format.to(out, heading);
      file.begin();
      whole.read(row -> file.entry(row.document(), null));
      file.end();
      out.flush();
    }

    /** A reader who takes nothing holds a connection of the database. */
    private void watch(HttpConnection connection) {
      try {
        while (state.get() == State.WRITING) {
          Thread.sleep(1_000);
          long since = writingSince;
          if (since != 0 && System.nanoTime() - since > patience.toNanos()) {
            LOG.warn("A reader of an export took nothing for " + patience + " and is cut off");
            cut(connection);
            return;
          }
        }
      } catch (InterruptedException e) {
        // it is written
      }
    }

    /** At once: Vert.x's own close waits for what is still to be sent, and so for the reader. */
    private static void cut(HttpConnection connection) {
      ((ConnectionBase) connection).channelHandlerContext().close();
    }

    /** Knows since when the reader has been waited for. */
    private final class Watched extends OutputStream {
      private final OutputStream stream;

      Watched(OutputStream stream) {
        this.stream = stream;
      }

      @Override
      public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
      }

      @Override
      public void write(byte[] bytes, int from, int length) throws IOException {
        writingSince = System.nanoTime();
        try {
          stream.write(bytes, from, length);
        } catch (IOException e) {
          throw new ReaderGone(e);
        } finally {
          writingSince = 0;
        }
      }

      @Override
      public void flush() throws IOException {
        writingSince = System.nanoTime();
        try {
          stream.flush();
        } catch (IOException e) {
          throw new ReaderGone(e);
        } finally {
          writingSince = 0;
        }
      }
    }
  }

  /** The reader went away: nothing is wrong here. */
  private static final class ReaderGone extends IOException {
    private static final long serialVersionUID = 1L;

    ReaderGone(IOException cause) {
      super(cause);
    }
  }
}
