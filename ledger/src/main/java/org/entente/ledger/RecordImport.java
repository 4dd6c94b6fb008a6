package org.entente.ledger;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.entente.contracts.Entity;
import org.entente.contracts.Fault;
import org.entente.contracts.Fault.Rule;
import org.entente.rest.Editor;
import org.entente.rest.Precondition;
import org.entente.rest.Problem;

/**
 * Takes in records, one after the other, as a stream (API §3): in memory that does not grow with
 * it, in the order of its lines. The same lines twice make no new revision, and a bad line spoils
 * only itself.
 */
final class RecordImport<T extends Entity> {
  private static final int MOST_UNDER_WAY = 2_000;

  private final EntityKind<T> kind;
  private final ImportTarget target;
  private final Editor editor;
  private final ArrayDeque<UnderWay> underWay = new ArrayDeque<>();

  RecordImport(EntityKind<T> kind, ImportTarget target, Editor editor) {
    this.kind = kind;
    this.target = target;
    this.editor = editor;
  }

  /** A line that waits for its verdict. */
  private record UnderWay(long line, String id, CompletableFuture<Verdict> verdict) {}

  /**
   * @throws Problem 503 where the ledger cannot go on; what was taken in until then stands
   */
  void run(LineSource lines, ImportReport report) {
    try {
      for (LineSource.Line line = lines.next(); line != null; line = lines.next()) {
        report.counted(line.number());
        if (!line.isBlank()) {
          take(line, report);
        }
        while (underWay.size() >= MOST_UNDER_WAY
            || !underWay.isEmpty() && underWay.peek().verdict().isDone()) {
          settle(underWay.remove(), report);
        }
      }
      target.end();
      while (!underWay.isEmpty()) {
        settle(underWay.remove(), report);
      }
    } catch (IOException e) {
      throw Problem.of(
          400,
          "the body broke off; what came before stands, and importing it again changes nothing");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Problem.unavailable("this service is stopping", 5);
    }
  }

  private void take(LineSource.Line line, ImportReport report) throws InterruptedException {
    JsonNode tree = null;
    try {
      if (line.refused() != null) {
        throw line.refused();
      }
      if (line.bytes() == null) {
        throw RecordReading.tooLarge();
      }
      tree = RecordReading.tree(line.bytes());
      T record = RecordReading.of(kind, tree, null);
      underWay.add(new UnderWay(line.number(), record.id(), target.take(write(record))));
    } catch (Problem refused) {
      reject(line.number(), idOf(tree), refused, report);
    }
  }

  private Write write(T record) {
    return Ledger.put(kind, record, Write.Over.ANYTHING, Precondition.NONE, editor);
  }

  private static String idOf(JsonNode tree) {
    JsonNode id = tree == null ? null : tree.get("id");
    return id != null && id.isTextual() && id.textValue().length() <= 128 ? id.textValue() : null;
  }

  private void settle(UnderWay line, ImportReport report) {
    try {
      report.accepted(line.verdict().join().effect());
    } catch (CompletionException e) {
      if (!(e.getCause() instanceof Problem refused)) {
        throw e;
      }
      reject(line.line(), line.id(), refused, report);
    }
  }

  private static void reject(long line, String id, Problem refused, ImportReport report) {
    if (refused.status() >= 500) {
      throw refused;
    }
    List<Fault> faults =
        refused.errors().stream()
            .map(e -> new Fault(e.pointer(), e.rule(), e.detail(), e.position()))
            .toList();
    report.rejected(
        line, id, faults.isEmpty() ? List.of(Fault.of("", Rule.VALUE, refused.detail())) : faults);
  }
}
