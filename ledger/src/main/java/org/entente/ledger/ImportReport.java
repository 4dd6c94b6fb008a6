package org.entente.ledger;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.entente.contracts.Fault;

/**
 * How an import went (API §3): every line is counted, the first rejects are listed. For one thread.
 */
public final class ImportReport {
  private static final int MOST_LISTED = 1_000;

  private final boolean dryRun;
  private final List<ObjectNode> rejects = new ArrayList<>();
  private final Map<String, Long> ignored = new TreeMap<>();
  private String collection;
  private final Map<String, Long> lines = new TreeMap<>();
  private long created;
  private long updated;
  private long unchanged;
  private long rejected;

  public ImportReport(boolean dryRun) {
    this.dryRun = dryRun;
  }

  /** What comes belongs to a further collection, whose objects count from 1. */
  public void beginCollection(String name) {
    collection = name;
  }

  /** The line, or object of the collection, that was come to. */
  public void counted(long line) {
    lines.merge(collection == null ? "" : collection, line, Math::max);
  }

  /** A field that is not kept. */
  public void ignored(String field, long times) {
    ignored.put(field, times);
  }

  boolean dryRun() {
    return dryRun;
  }

  void accepted(Verdict.Effect effect) {
    switch (effect) {
      case CREATED -> created++;
      case UPDATED -> updated++;
      case UNCHANGED -> unchanged++;
      case DELETED -> throw new IllegalArgumentException("an import deletes nothing");
    }
  }

  public void rejected(long line, String id, List<Fault> faults) {
    rejected++;
    if (rejects.size() < MOST_LISTED) {
      Fault first = faults.getFirst();
      ObjectNode reject = JsonNodeFactory.instance.objectNode();
      if (collection != null) {
        reject.put("collection", collection);
      }
      reject.put("line", line);
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

  /** The report as an answer; {@code last} is the ledger's seq now. */
  public Response response() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("lines", lines.values().stream().mapToLong(Long::longValue).sum())
        .put("created", created)
        .put("updated", updated)
        .put("unchanged", unchanged)
        .put("rejected", rejected)
        .put("last", RevisionRow.head())
        .put("dryRun", dryRun)
        .putArray("rejects")
        .addAll(rejects);
    if (collection != null) {
      ObjectNode fields = json.putObject("ignored");
      ignored.forEach(fields::put);
    }
    return Response.ok(json.toString().getBytes(StandardCharsets.UTF_8), MediaType.APPLICATION_JSON)
        .build();
  }
}
