package org.entente.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tag;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.entente.endtoend.Client.Answer;
import org.entente.endtoend.oracle.OwnerModel;
import org.entente.endtoend.oracle.OwnerModel.Condition;
import org.entente.endtoend.oracle.OwnerModel.Request;
import org.entente.endtoend.oracle.OwnerModel.Revision;
import org.entente.endtoend.oracle.OwnerModel.Verb;

/**
 * Random requests of two clients on three series, some at once: the events service answers as the
 * model does, and its history is the model's.
 */
class OwnerModelTest {
  private static final String SERIES = "/api/v1/series";
  private static final AtomicInteger RUNS = new AtomicInteger();

  private static EntenteSystem entente;

  /**
   * One request, or two at once.
   *
   * @param second null for none
   */
  record Step(Request first, Request second) {}

  @BeforeContainer
  static void start() {
    entente = EntenteSystem.start(Service.EVENTS);
  }

  @AfterContainer
  static void stop() {
    entente.close();
  }

  @Property(tries = 40, shrinking = ShrinkingMode.BOUNDED)
  void anySequenceIsAnsweredAsTheModelSays(@ForAll("steps") List<Step> steps) {
    run(steps);
  }

  @Tag("long")
  @Property(tries = 1_000, shrinking = ShrinkingMode.BOUNDED)
  void aThousandSequencesAreAnsweredAsTheModelSays(@ForAll("steps") List<Step> steps) {
    run(steps);
  }

  @Provide
  Arbitrary<List<Step>> steps() {
    Arbitrary<Request> request =
        Combinators.combine(
                Arbitraries.integers().between(0, 1),
                Arbitraries.of(Verb.values()),
                Arbitraries.of("a", "b", "c"),
                Arbitraries.integers().between(0, 4),
                Arbitraries.of("a", "b", "c"),
                Arbitraries.frequencyOf(
                    net.jqwik.api.Tuple.of(5, Arbitraries.just(Condition.NONE)),
                    net.jqwik.api.Tuple.of(4, Arbitraries.of(Condition.values()))))
            .as(OwnerModelTest::request);
    return Combinators.combine(request, request.injectNull(0.7))
        .as(Step::new)
        .list()
        .ofMinSize(1)
        .ofMaxSize(30);
  }

  private static Request request(
      int client, Verb verb, String id, int which, String other, Condition condition) {
    return new Request(client, verb, id, verb == Verb.REVERT ? which + 1 : which, other, condition);
  }

  private static void run(List<Step> steps) {
    new Run("m" + RUNS.incrementAndGet() + "-").all(steps);
  }

  /** One sequence, on ids of its own. */
  private static final class Run {
    private final String prefix;
    private final Map<String, Integer> seen = new HashMap<>();
    private OwnerModel model = new OwnerModel();

    Run(String prefix) {
      this.prefix = prefix;
    }

    void all(List<Step> steps) {
      for (Step step : steps) {
        Request first = own(step.first());
        if (step.second() == null) {
          alone(first);
        } else if (first.verb() == Verb.IMPORT || step.second().verb() == Verb.IMPORT) {
          // an import's lines are writes of their own: others may come between them
          alone(first);
          alone(own(step.second()));
        } else {
          atOnce(first, own(step.second()));
        }
      }
      for (String id : List.of("a", "b", "c")) {
        historyAgrees(prefix + id);
      }
    }

    private Request own(Request request) {
      return new Request(
          request.client(),
          request.verb(),
          prefix + request.id(),
          request.which(),
          prefix + request.other(),
          request.condition());
    }

    private void alone(Request request) {
      int known = known(request);
      OwnerModel.Answer expected = model.take(request, known);
      OwnerModel.Answer found = send(request, known);
      assertEquals(expected, found, request.toString());
      remember(request, found);
    }

    /** Either came first; what both were answered tells which. */
    private void atOnce(Request one, Request other) {
      int oneKnown = known(one);
      int otherKnown = known(other);
      var answer = CompletableFuture.supplyAsync(() -> send(one, oneKnown));
      OwnerModel.Answer otherFound = send(other, otherKnown);
      OwnerModel.Answer oneFound = answer.join();
      OwnerModel inOrder = model.copy();
      OwnerModel turned = model.copy();
      boolean asInOrder =
          inOrder.take(one, oneKnown).equals(oneFound)
              && inOrder.take(other, otherKnown).equals(otherFound);
      boolean asTurned =
          turned.take(other, otherKnown).equals(otherFound)
              && turned.take(one, oneKnown).equals(oneFound);
      assertTrue(
          asInOrder || asTurned,
          () -> "%s gave %s, at once %s gave %s".formatted(one, oneFound, other, otherFound));
      model = asInOrder && (!asTurned || agrees(inOrder)) ? inOrder : turned;
      remember(one, oneFound);
      remember(other, otherFound);
    }

    /** Two orders may answer alike and leave different records: those that stand decide. */
    private boolean agrees(OwnerModel candidate) {
      return List.of("a", "b", "c").stream()
          .allMatch(id -> {
            Request get = new Request(0, Verb.GET, prefix + id, 0, prefix + id, Condition.NONE);
            return candidate.copy().take(get, 0).equals(send(get, 0));
          });
    }

    private int known(Request request) {
      return seen.getOrDefault(request.client() + request.id(), 0);
    }

    private void remember(Request request, OwnerModel.Answer answer) {
      if (answer.revision() > 0 && request.verb() != Verb.IMPORT) {
        seen.put(request.client() + request.id(), answer.revision());
      }
    }

    private OwnerModel.Answer send(Request request, int known) {
      Client client = entente.client(Service.EVENTS);
      String path = SERIES + "/" + request.id();
      Map<String, String> headers = headers(request, known);
      return answer(
          request,
          switch (request.verb()) {
            case GET -> client.send("GET", path, null, headers);
            case PUT -> client.send("PUT", path, content(request.id(), request.which()), headers);
            case POST ->
                client.send("POST", SERIES, content(request.id(), request.which()), headers);
            case DELETE -> client.send("DELETE", path, null, headers);
            case MERGE ->
                client.send("DELETE", path + "?mergedInto=" + request.other(), null, headers);
            case REVERT ->
                client.send("POST", path + "/revert?to=" + request.which(), null, headers);
            case PATCH ->
                client.send("PATCH", path, OwnerModel.PATCHES.get(request.which()), headers);
            case IMPORT ->
                client.send(
                    "POST",
                    SERIES + "/import",
                    content(request.id(), request.which())
                        + "\n"
                        + content(request.other(), (request.which() + 2) % 5),
                    headers);
          });
    }

    private static Map<String, String> headers(Request request, int known) {
      Map<String, String> headers = new HashMap<>();
      switch (request.verb()) {
        case GET -> {
          if (known > 0) {
            headers.put("If-None-Match", "\"" + known + "\"");
          }
          return headers;
        }
        case IMPORT -> {
          headers.put("Content-Type", "application/x-ndjson");
          return headers;
        }
        case PATCH -> headers.put("Content-Type", "application/merge-patch+json");
        default -> {}
      }
      switch (request.condition()) {
        case NONE -> {}
        case SEEN -> {
          if (known > 0) {
            headers.put("If-Match", "\"" + known + "\"");
          }
        }
        case ANY -> headers.put("If-Match", "*");
        case ABSENT -> headers.put("If-None-Match", "*");
        case STALE -> headers.put("If-Match", "\"77\"");
      }
      return headers;
    }

    private static OwnerModel.Answer answer(Request request, Answer answer) {
      if (request.verb() == Verb.IMPORT) {
        JsonNode report = answer.expect(200).json();
        return new OwnerModel.Answer(
            200, report.path("created").asInt() + report.path("updated").asInt(), null, null);
      }
      boolean body = answer.status() == 200 || answer.status() == 201;
      String revision = answer.status() < 400 ? answer.revision() : null;
      String location = answer.status() == 301 ? answer.header("Location") : null;
      return new OwnerModel.Answer(
          answer.status(),
          revision == null ? 0 : Integer.parseInt(revision.substring(revision.indexOf('@') + 1)),
          body ? OwnerModel.canonical(answer.json()) : null,
          location == null ? null : location.substring(location.lastIndexOf('/') + 1));
    }

    private static String content(String id, int which) {
      return ((ObjectNode) Json.tree(OwnerModel.CONTENTS.get(which))).put("id", id).toString();
    }

    /** Every revision, and what its merge patches come to. */
    private void historyAgrees(String id) {
      List<Revision> expected = model.history(id);
      Client client = entente.client(Service.EVENTS);
      if (expected.isEmpty()) {
        client.get(SERIES + "/" + id + "/history").expect(404);
        return;
      }
      List<Revision> found = new ArrayList<>();
      ObjectNode state = (ObjectNode) Json.tree("{}");
      for (JsonNode revision :
          client.get(SERIES + "/" + id + "/history?limit=500").expect(200).json().path("history")) {
        for (var member : revision.path("patch").properties()) {
          state.set(member.getKey(), member.getValue());
        }
        found.add(
            new Revision(
                revision.path("change").asText(),
                OwnerModel.canonical(state),
                revision.path("mergedInto").asText(null)));
        assertEquals(found.size(), revision.path("revision").asInt());
        Answer alone = client.get(SERIES + "/" + id + "/history/" + found.size());
        if (found.getLast().change().equals("deleted")) {
          alone.expect(410);
        } else {
          assertEquals(found.getLast().record(), OwnerModel.canonical(alone.expect(200).json()));
        }
      }
      assertEquals(expected, found, id);
    }
  }
}
