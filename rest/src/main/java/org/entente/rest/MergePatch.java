package org.entente.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** JSON merge patches (RFC 7396). Neither method alters its arguments. */
public final class MergePatch {
  /** The media type of a merge patch. */
  public static final String MEDIA_TYPE = "application/merge-patch+json";

  private MergePatch() {}

  /** The target with the patch applied, as in RFC 7396 §2. */
  public static JsonNode apply(JsonNode target, JsonNode patch) {
    if (!(patch instanceof ObjectNode changes)) {
      return patch.deepCopy();
    }
    ObjectNode result =
        target instanceof ObjectNode object
            ? object.deepCopy()
            : JsonNodeFactory.instance.objectNode();
    changes
        .properties()
        .forEach(member -> {
          if (member.getValue().isNull()) {
            result.remove(member.getKey());
          } else {
            result.set(member.getKey(), apply(result.get(member.getKey()), member.getValue()));
          }
        });
    return result;
  }

  /** The patch that makes {@code to} of {@code from}; neither may hold null in an object. */
  public static ObjectNode diff(ObjectNode from, ObjectNode to) {
    ObjectNode patch = JsonNodeFactory.instance.objectNode();
    from.fieldNames()
        .forEachRemaining(name -> {
          if (!to.has(name)) {
            patch.putNull(name);
          }
        });
    to.properties()
        .forEach(member -> {
          JsonNode before = from.get(member.getKey());
          JsonNode after = member.getValue();
          if (before instanceof ObjectNode was && after instanceof ObjectNode is) {
            ObjectNode inner = diff(was, is);
            if (!inner.isEmpty()) {
              patch.set(member.getKey(), inner);
            }
          } else if (!after.equals(before)) {
            patch.set(member.getKey(), after.deepCopy());
          }
        });
    return patch;
  }
}
