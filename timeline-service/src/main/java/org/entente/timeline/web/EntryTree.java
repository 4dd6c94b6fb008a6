package org.entente.timeline.web;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.entente.timeline.query.Timeline.Part;
import org.entente.timeline.query.Timeline.Row;

/** {@code nested=tree}: entries with their matching parts whole beneath them, to any depth. */
final class EntryTree {
  private static final JsonMapper JSON = new JsonMapper();

  private final Map<String, List<Row>> parts = new HashMap<>();
  private final Function<Row, byte[]> document;

  /**
   * @param document the finished document of a row
   */
  EntryTree(List<Part> parts, Function<Row, byte[]> document) {
    this.document = document;
    parts.forEach(part ->
        this.parts.computeIfAbsent(part.parent(), parent -> new ArrayList<>()).add(part.row()));
  }

  byte[] document(Row row) {
    try {
      return JSON.writeValueAsBytes(tree(row));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private ObjectNode tree(Row row) throws IOException {
    ObjectNode tree = (ObjectNode) JSON.readTree(document.apply(row));
    ArrayNode children = JSON.createArrayNode();
    for (Row part : parts.getOrDefault(row.id(), List.of())) {
      children.add(tree(part));
    }
    if (children.isEmpty()) {
      tree.remove("children");
    } else {
      tree.set("children", children);
    }
    return tree;
  }
}
