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
 * How an import went (API §3): every line is counted, the first faults of rejected ones are listed.
 * For one thread.
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

  /** One that is not taken in, with every fault: each is listed by itself. */
  public void rejected(long line, String id, List<Fault> faults) {
    rejected++;
    for (Fault fault : faults) {
      if (rejects.size() == MOST_LISTED) {
        return;
      }
      ObjectNode reject = JsonNodeFactory.instance.objectNode();
      if (collection != null) {
        reject.put("collection", collection);
      }
      reject.put("line", line);
      if (id != null) {
        reject.put("id", id);
      }
      reject
          .put("pointer", fault.pointer())
          .put("rule", fault.rule().word())
          .put("detail", fault.detail());
      if (fault.position() != null) {
        reject.put("position", fault.position());
      }
      rejects.add(reject);
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
