package org.entente.ledger;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.entente.contracts.ChangeHeaders;
import org.entente.contracts.EntityJson;
import org.entente.contracts.EntityJson.Reading;
import org.entente.contracts.EntityKey;
import org.entente.rest.MergePatch;
import org.entente.rest.Page;
import org.entente.rest.Problem;
import org.entente.rest.QueryParams;

/** What became of one entity: every revision, when, by whom, why, and what changed (API §3). */
record History(EntityKey key) {

  Page page(QueryParams query) {
    int limit = query.limit();
    var cursor = query.cursor();
    query.done();
    int after = cursor.map(position -> Integer.parseInt(position.getFirst())).orElse(0);

    List<RevisionRow> rows = RevisionRow.of(key, after, limit + 1);
    ObjectNode before = after == 0 ? null : tree(RevisionRow.of(key, after));
    List<String> revisions = new ArrayList<>();
    for (RevisionRow row : rows.subList(0, Math.min(limit, rows.size()))) {
      ObjectNode now = tree(row);
      revisions.add(
          describe(row)
              .set("patch", before == null ? now : MergePatch.diff(before, now))
              .toString());
      before = now;
    }
    boolean more = rows.size() > limit;
    return new Page(
        "history",
        revisions,
        more ? query.cursorAfter(List.of(Integer.toString(after + limit))) : null);
  }

  Response revision(String text) {
    RevisionRow row =
        text.matches("[1-9][0-9]{0,8}") ? RevisionRow.of(key, Integer.parseInt(text)) : null;
    if (row == null) {
      throw Problem.notFound("revision " + text + " of " + key);
    }
    if (row.type.equals("deleted")) {
      throw Problem.of(410, "revision " + text + " of " + key + " is a deletion");
    }
    return Response.ok(row.record.getBytes(StandardCharsets.UTF_8), MediaType.APPLICATION_JSON)
        .header(HttpHeaders.ETAG, Stored.tag(row.revision))
        .header("Entente-Revision", key + "@" + row.revision)
        .build();
  }

  /** What a change says of itself, without the record. */
  static ObjectNode describe(RevisionRow row) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("revision", row.revision)
        .put("change", row.type)
        .put("recordedAt", ChangeHeaders.time(row.recordedAt));
    putIfThere(json, "actor", row.actor);
    putIfThere(json, "reason", row.reason);
    putIfThere(json, "mergedInto", row.mergedInto);
    return json;
  }

  private static void putIfThere(ObjectNode json, String name, String value) {
    if (value != null) {
      json.put(name, value);
    }
  }

  private static ObjectNode tree(RevisionRow row) {
    return switch (EntityJson.tree(row.record.getBytes(StandardCharsets.UTF_8))) {
      case Reading.Good(ObjectNode tree) -> tree;
      case Reading<?> other ->
          throw new IllegalStateException("the ledger holds no record at " + row.seq);
    };
  }
}
