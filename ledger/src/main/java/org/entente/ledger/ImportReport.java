package org.entente.ledger;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.entente.contracts.Fault;

/**
 * How an import went (API §3): every line is counted, the first rejects are listed. For one thread.
 */
final class ImportReport {
  private static final int MOST_LISTED = 1_000;

  private final boolean dryRun;
  private final List<ObjectNode> rejects = new ArrayList<>();
  private long lines;
  private long created;
  private long updated;
  private long unchanged;
  private long rejected;

  ImportReport(boolean dryRun) {
    this.dryRun = dryRun;
  }

  void counted(long line) {
    lines = line;
  }

  void accepted(Verdict.Effect effect) {
    switch (effect) {
      case CREATED -> created++;
      case UPDATED -> updated++;
      case UNCHANGED -> unchanged++;
      case DELETED -> throw new IllegalArgumentException("an import deletes nothing");
    }
  }

  void rejected(long line, String id, List<Fault> faults) {
    rejected++;
    if (rejects.size() < MOST_LISTED) {
      Fault first = faults.getFirst();
      ObjectNode reject = JsonNodeFactory.instance.objectNode().put("line", line);
      if (id != null) {
        reject.put("id", id);
      }
      String more = faults.size() == 1 ? "" : " (and " + (faults.size() - 1) + " more)";
      rejects.add(
          reject
              .put("pointer", first.pointer())
              .put("rule", first.rule().word())
              .put("detail", first.detail() + more));
    }
  }

  /**
   * @param last the ledger's seq after it
   */
  byte[] json(long last) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("lines", lines)
        .put("created", created)
        .put("updated", updated)
        .put("unchanged", unchanged)
        .put("rejected", rejected)
        .put("last", last)
        .put("dryRun", dryRun)
        .putArray("rejects")
        .addAll(rejects);
    return json.toString().getBytes(StandardCharsets.UTF_8);
  }
}
