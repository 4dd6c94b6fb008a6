package org.entente.endtoend.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What an owner's collection should answer (DESIGN §6, API §3), kept in memory: every revision of a
 * few series.
 */
public final class OwnerModel {
  private static final JsonMapper JSON = new JsonMapper();

  /** Records; some differ only in what counts as nothing: order of parties, null, empty lists. */
  public static final List<String> CONTENTS =
      List.of(
          "{\"name\":\"A\",\"parties\":[\"FR\",\"DE\"]}",
          "{\"name\":\"A\",\"parties\":[\"DE\",\"FR\"],\"note\":null}",
          "{\"name\":\"B\",\"parties\":[\"DE\",\"FR\"],\"cadence\":\"P1Y\"}",
          "{\"name\":\"B\",\"parties\":[\"FR\",\"DE\"],\"cadence\":\"P1Y\",\"links\":[]}",
          "{\"name\":\"C\",\"parties\":[\"IT\"],\"note\":\"n\"}");

  /** Merge patches; the fourth would leave no valid record. */
  public static final List<String> PATCHES =
      List.of(
          "{}",
          "{\"note\":\"x\"}",
          "{\"note\":null,\"links\":[]}",
          "{\"name\":null}",
          "{\"parties\":[\"FR\",\"DE\"]}");

  /** The condition that a write carries. */
  public enum Condition {
    NONE,
    /** {@code If-Match} with what the client last saw. */
    SEEN,
    /** {@code If-Match: *}. */
    ANY,
    /** {@code If-None-Match: *}. */
    ABSENT,
    /** {@code If-Match} with what never was. */
    STALE
  }

  /** What is asked for. */
  public enum Verb {
    PUT,
    POST,
    PATCH,
    DELETE,
    MERGE,
    REVERT,
    GET,
    IMPORT
  }

  /**
   * One request.
   *
   * @param which content, patch or revision
   * @param other id: what is merged into, or the import's second line
   */
  public record Request(
      int client, Verb verb, String id, int which, String other, Condition condition) {}

  /**
   * @param revision as in {@code Entente-Revision}, 0 for none
   * @param record the body, null where it is not compared
   * @param location id that is pointed to, null for none
   */
  public record Answer(int status, int revision, JsonNode record, String location) {
    static Answer refused(int status) {
      return new Answer(status, 0, null, null);
    }
  }

  /**
   * A revision as the history tells it.
   *
   * @param record the state, on a deletion the last one
   */
  public record Revision(String change, JsonNode record, String mergedInto) {}

  private final Map<String, List<Revision>> revisions;

  public OwnerModel() {
    this(new HashMap<>());
  }

  private OwnerModel(Map<String, List<Revision>> revisions) {
    this.revisions = revisions;
  }

  public OwnerModel copy() {
    Map<String, List<Revision>> copy = new HashMap<>();
    revisions.forEach((id, list) -> copy.put(id, new ArrayList<>(list)));
    return new OwnerModel(copy);
  }

  /** Oldest first. */
  public List<Revision> history(String id) {
    return revisions.getOrDefault(id, List.of());
  }

  /**
   * Takes a request.
   *
   * @param seen the revision that the client last saw of it, 0 for none
   */
  public Answer take(Request request, int seen) {
    String id = request.id();
    int now = history(id).size();
    boolean lives = lives(id);
    boolean writes = request.verb() != Verb.GET && request.verb() != Verb.IMPORT;
    if (request.verb() == Verb.REVERT && now == 0) {
      return Answer.refused(404);
    }
    if (request.verb() == Verb.REVERT
        && (request.which() > now
            || history(id).get(request.which() - 1).change().equals("deleted"))) {
      return Answer.refused(422);
    }
    if (writes && !holds(request.condition(), lives ? now : 0, seen)) {
      return Answer.refused(412);
    }
    return switch (request.verb()) {
      case PUT -> put(id, content(id, request.which()), 200);
      case POST -> lives ? Answer.refused(409) : put(id, content(id, request.which()), 200);
      case PATCH -> lives ? patch(id, PATCHES.get(request.which())) : missing(id);
      case DELETE -> lives ? delete(id, null) : missing(id);
      case MERGE -> lives ? merge(id, request.other()) : missing(id);
      case REVERT -> {
        Answer answer = put(id, history(id).get(request.which() - 1).record(), 200);
        yield new Answer(200, answer.revision(), answer.record(), null);
      }
      case GET -> get(id, seen);
      case IMPORT -> {
        int before = now;
        put(id, content(id, request.which()), 200);
        int between = now(request.other());
        int changed = now(id) - before;
        put(request.other(), content(request.other(), (request.which() + 2) % 5), 200);
        // the answer counts what changed
        yield new Answer(200, changed + now(request.other()) - between, null, null);
      }
    };
  }

  private int now(String id) {
    return history(id).size();
  }

  private boolean lives(String id) {
    return now(id) > 0 && !history(id).getLast().change().equals("deleted");
  }

  private static boolean holds(Condition condition, int current, int seen) {
    return switch (condition) {
      case NONE -> true;
      case SEEN -> seen == 0 || current == seen;
      case ANY -> current != 0;
      case ABSENT -> current == 0;
      case STALE -> false;
    };
  }

  private Answer missing(String id) {
    return Answer.refused(now(id) == 0 ? 404 : 410);
  }

  private Answer put(String id, JsonNode record, int replaced) {
    boolean lives = lives(id);
    if (!lives || !history(id).getLast().record().equals(record)) {
      add(id, new Revision(lives ? "updated" : "created", record, null));
    }
    return new Answer(lives ? replaced : 201, now(id), record, null);
  }

  private Answer patch(String id, String patch) {
    ObjectNode record = history(id).getLast().record().deepCopy();
    tree(patch).propertyStream().forEach(member -> record.set(member.getKey(), member.getValue()));
    return record.path("name").isNull() ? Answer.refused(422) : put(id, canonical(record), 200);
  }

  private Answer delete(String id, String mergedInto) {
    add(id, new Revision("deleted", history(id).getLast().record(), mergedInto));
    return new Answer(204, now(id), null, null);
  }

  /** Into the living end of the chain; an unknown, deleted or own end is refused. */
  private Answer merge(String id, String into) {
    String end = end(into);
    return end.equals(id) || !lives(end) ? Answer.refused(422) : delete(id, end);
  }

  private String end(String id) {
    String at = id;
    Set<String> passed = new TreeSet<>();
    while (now(at) > 0 && history(at).getLast().mergedInto() != null && passed.add(at)) {
      at = history(at).getLast().mergedInto();
    }
    return at;
  }

  private Answer get(String id, int seen) {
    if (!lives(id)) {
      return now(id) == 0 || history(id).getLast().mergedInto() == null
          ? missing(id)
          : new Answer(301, 0, null, end(id));
    }
    return seen == now(id)
        ? new Answer(304, now(id), null, null)
        : new Answer(200, now(id), history(id).getLast().record(), null);
  }

  private void add(String id, Revision revision) {
    revisions.computeIfAbsent(id, key -> new ArrayList<>()).add(revision);
  }

  private static JsonNode content(String id, int which) {
    return canonical(((ObjectNode) tree(CONTENTS.get(which))).put("id", id));
  }

  /** Without null and empty lists, parties sorted. */
  public static JsonNode canonical(JsonNode record) {
    ObjectNode canonical = JSON.createObjectNode();
    record
        .propertyStream()
        .filter(member -> !member.getValue().isNull())
        .filter(member -> !(member.getValue().isArray() && member.getValue().isEmpty()))
        .sorted(Map.Entry.comparingByKey())
        .forEach(member -> canonical.set(member.getKey(), member.getValue()));
    Set<String> parties = new TreeSet<>();
    record.path("parties").forEach(party -> parties.add(party.asText()));
    canonical.set("parties", JSON.valueToTree(parties));
    return canonical;
  }

  private static JsonNode tree(String json) {
    try {
      return JSON.readTree(json);
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
