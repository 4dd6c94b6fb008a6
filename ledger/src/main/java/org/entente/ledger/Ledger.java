package org.entente.ledger;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.entente.contracts.Entity;
import org.entente.contracts.EntityJson;
import org.entente.contracts.EntityKey;
import org.entente.ledger.WriteQueue.Pending;
import org.entente.ledger.database.LedgerConnections;
import org.entente.rest.Editor;
import org.entente.rest.Loop;
import org.entente.rest.Precondition;
import org.entente.rest.Problem;

/**
 * An owner's append-only, totally ordered list of every change (DESIGN §2, §6): the only way by
 * which its records change.
 *
 * <p>Each method returns once the write is committed, in the order of the ledger, and throws a
 * {@link Problem} where it is refused: 404, 409, 410, 412, 422 by what stands, 503 when too much
 * waits or the database is away. Writes need no Kafka. Safe for any number of threads and of
 * instances.
 */
@Singleton
public class Ledger implements ImportTarget {
  private final WriteQueue queue = new WriteQueue();
  private final Loop loop = new Loop("writer");
  private final LedgerConnections connections;
  private Thread writer;

  @Inject
  public Ledger(LedgerConnections connections) {
    this.connections = connections;
  }

  /**
   * Starts the writer.
   *
   * @param first what it waits for before its first write
   * @param committed is run after each commit
   */
  public synchronized void start(Awaited first, Runnable committed) {
    LedgerWriter work = new LedgerWriter(queue, connections, committed, loop);
    writer =
        Thread.ofPlatform()
            .name("ledger-writer")
            .start(() -> {
              try {
                first.await();
                work.run();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            });
  }

  /** Something to wait for. */
  @FunctionalInterface
  public interface Awaited {
    void await() throws InterruptedException;
  }

  /** Takes no more, writes what waits, and ends. */
  @PreDestroy
  public synchronized void stop() throws InterruptedException {
    queue.close();
    if (writer != null) {
      writer.join(5_000);
    }
  }

  LedgerConnections connections() {
    return connections;
  }

  /** What the writer says of itself. */
  public Loop loop() {
    return loop;
  }

  /** Creates or replaces. One that changes nothing makes no revision. */
  public <T extends Entity> Verdict put(
      EntityKind<T> kind, T record, Precondition precondition, Editor editor) {
    return write(put(kind, record, Write.Over.ANYTHING, precondition, editor));
  }

  /** Creates; 409 where the id lives. */
  public <T extends Entity> Verdict create(
      EntityKind<T> kind, T record, Precondition precondition, Editor editor) {
    return write(put(kind, record, Write.Over.NOTHING, precondition, editor));
  }

  /**
   * Applies a JSON merge patch (RFC 7396) to what stands.
   *
   * @param weight the patch's size in bytes
   */
  public <T extends Entity> Verdict patch(
      EntityKind<T> kind,
      String id,
      JsonNode patch,
      int weight,
      Precondition precondition,
      Editor editor) {
    return write(
        new Write.Patch<>(
            kind, new EntityKey(kind.kind(), id), patch, weight, precondition, editor));
  }

  /** Deletes, where given by merging into another entity of the kind. */
  public Verdict delete(
      EntityKey key, Optional<String> mergedInto, Precondition precondition, Editor editor) {
    return write(new Write.Delete(key, mergedInto.orElse(null), precondition, editor));
  }

  /** A line of an import, behind single writes; waits until there is room. */
  @Override
  public CompletableFuture<Verdict> take(Write line) throws InterruptedException {
    Pending pending = Pending.of(line);
    if (!queue.put(pending)) {
      throw Problem.unavailable("this service is stopping", 5);
    }
    return pending.verdict();
  }

  /** Nothing is held back. */
  @Override
  public void end() {}

  static <T extends Entity> Write put(
      EntityKind<T> kind, T record, Write.Over over, Precondition precondition, Editor editor) {
    String text = EntityJson.write(record);
    RecordReading.checkSize(text);
    return new Write.Put<>(kind, record, text, over, precondition, editor);
  }

  private Verdict write(Write write) {
    Pending pending = Pending.of(write);
    if (!queue.offer(pending)) {
      throw Problem.unavailable("too many writes wait", 1);
    }
    try {
      return pending.verdict().join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof Problem problem ? problem : e;
    }
  }
}
