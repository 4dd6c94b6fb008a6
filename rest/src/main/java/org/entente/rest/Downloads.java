package org.entente.rest;

import io.vertx.core.http.HttpConnection;
import io.vertx.core.net.impl.ConnectionBase;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Files on their way out: only a few at once (DESIGN §9), none for a reader who takes nothing, and
 * one that breaks off never looks whole, for its connection is closed before its end. A reader who
 * goes away is no error.
 */
@Singleton
public class Downloads {
  private static final Logger LOG = Logger.getLogger(Downloads.class);
  private static final int MOST = 8;
  private static final int BUFFER = 64 * 1024;

  /** So much may wait for the reader while more is written. */
  private static final int UNDER_WAY = 2 * BUFFER;

  private final Semaphore places = new Semaphore(MOST);
  private final Duration patience;

  @Inject
  Downloads(@ConfigProperty(name = "entente.export.patience") Duration patience) {
    this.patience = patience;
  }

  /**
   * @throws Problem 429 where there are as many as there may be
   */
  public Place enter() {
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

  /** Writes the file. */
  @FunctionalInterface
  public interface Body {
    void write(OutputStream out) throws SQLException, IOException;
  }

  /** A file's place. It is left when the file is written or nobody is there to take it. */
  public final class Place {
    private final AtomicReference<State> state = new AtomicReference<>(State.WAITING);
    private Runnable closing = () -> {};
    private volatile long writingSince;

    private Place() {}

    /** What is to be closed together with the place. */
    public void holding(Runnable close) {
      closing = close;
    }

    /** Frees the place of what is not being written; more than once is once. */
    public void leave() {
      if (state.compareAndSet(State.WAITING, State.LEFT)) {
        free();
      }
    }

    private void free() {
      try {
        closing.run();
      } finally {
        places.release();
      }
    }

    /** The body of the answer. */
    public StreamingOutput writing(RoutingContext routing, Body body) {
      HttpConnection connection = routing.request().connection();
      routing.response().setWriteQueueMaxSize(UNDER_WAY);
      routing.addEndHandler(ended -> Thread.startVirtualThread(this::leave));
      return stream -> {
        if (!state.compareAndSet(State.WAITING, State.WRITING)) {
          return; // the reader is gone
        }
        Thread watch = Thread.startVirtualThread(() -> watch(connection));
        try {
          OutputStream out = new BufferedOutputStream(new Watched(stream), BUFFER);
          body.write(out);
          out.flush();
        } catch (ReaderGone e) {
          LOG.debug("A reader of an export is gone", e);
          cut(connection);
        } catch (SQLException e) {
          LOG.warnf("An export breaks off, the database went away: %s", e.getMessage());
          if (!routing.response().headWritten()) {
            throw Problem.unavailable("the database is away", 2);
          }
          cut(connection);
        } finally {
          watch.interrupt();
          state.set(State.LEFT);
          free();
        }
      };
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
