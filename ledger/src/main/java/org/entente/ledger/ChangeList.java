package org.entente.ledger;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.entente.contracts.EntityKey;
import org.entente.rest.QueryParams;

/** The ledger itself, for whoever follows it over HTTP (API §3). */
public final class ChangeList {
  private ChangeList() {}

  public static Response page(QueryParams query) {
    long since = query.number("since", 0, Long.MAX_VALUE).orElse(0L);
    int limit = query.limit();
    query.done();
    List<RevisionRow> rows = RevisionRow.since(since, limit);
    StringBuilder json = new StringBuilder("{\"changes\":[");
    for (RevisionRow row : rows) {
      json.append(json.charAt(json.length() - 1) == '[' ? "" : ",").append(describe(row));
    }
    long next = rows.isEmpty() ? since : rows.getLast().seq;
    json.append("],\"next\":").append(next).append('}');
    return Response.ok(json.toString().getBytes(StandardCharsets.UTF_8), MediaType.APPLICATION_JSON)
        .build();
  }

  private static String describe(RevisionRow row) {
    EntityKey key = EntityKey.parse(row.key);
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("seq", row.seq).put("kind", key.kind().word()).put("id", key.id());
    json.setAll(History.describe(row));
    String head = json.toString();
    // The record passes through as it is stored.
    return head.substring(0, head.length() - 1) + ",\"record\":" + row.record + "}";
  }
}
