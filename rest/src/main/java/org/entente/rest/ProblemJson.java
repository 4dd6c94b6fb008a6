package org.entente.rest;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;

/** A problem as {@code application/problem+json} (RFC 9457 §3, API §1). */
final class ProblemJson {
  private ProblemJson() {}

  static byte[] bytes(Problem problem) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("type", "about:blank")
        .put("title", problem.title())
        .put("status", problem.status())
        .put("detail", problem.detail());
    var errors = json.putArray("errors");
    for (Problem.Error error : problem.errors()) {
      ObjectNode member = errors.addObject();
      if (error.parameter() != null) {
        member.put("parameter", error.parameter());
      } else {
        member.put("pointer", error.pointer());
      }
      member.put("rule", error.rule().word()).put("detail", error.detail());
      if (error.position() != null) {
        member.put("position", error.position());
      }
    }
    return json.toString().getBytes(StandardCharsets.UTF_8);
  }
}
