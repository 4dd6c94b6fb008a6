package org.entente.timeline.web;

import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;
import org.entente.contracts.ChangeHeaders;
import org.entente.contracts.Owner;
import org.entente.timeline.facts.AppliedThrough.Reached;
import org.entente.timeline.query.HistoryQuery.Past;

/** What an answer as of a time says of itself (API §5). */
record Completeness(String asOf, boolean complete, Map<Owner, Reached> through) {

  static Completeness of(Instant asOf, Past<?> past) {
    return new Completeness(ChangeHeaders.time(asOf), past.complete(), past.through());
  }

  /** The members {@code asOf}, {@code complete} and, while not complete, {@code through}. */
  String members() {
    String members = "\"asOf\":\"" + asOf + "\",\"complete\":" + complete;
    return complete ? members : members + ",\"through\":" + throughJson();
  }

  private String throughJson() {
    return through.entrySet().stream()
        .map(owner -> {
          Reached reached = owner.getValue();
          String time =
              reached.recordedAt() == null
                  ? ""
                  : ",\"recordedAt\":\"" + ChangeHeaders.time(reached.recordedAt()) + "\"";
          return "\"%s\":{\"seq\":%d%s}".formatted(owner.getKey().service(), reached.seq(), time);
        })
        .collect(Collectors.joining(",", "{", "}"));
  }

  Response.ResponseBuilder headers(Response.ResponseBuilder response) {
    return response
        .header("Entente-As-Of", asOf)
        .header("Entente-Complete", Boolean.toString(complete));
  }
}
