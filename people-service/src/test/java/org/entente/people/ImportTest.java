package org.entente.people;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.entente.localstack.LocalStackProcess;
import org.junit.jupiter.api.Test;

/** Many records at once, in and out (API §3). */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
class ImportTest {
  LocalStackProcess stack;

  @Test
  void theSameFileTwiceMakesNoNewRevision() {
    String lines =
        IntStream.range(0, 3_000)
            .mapToObj(i -> "{\"id\":\"i" + i + "\",\"name\":\"number " + i + "\"}")
            .collect(Collectors.joining("\n"));
    Api.importLines("organizations/import?dryRun=true", lines)
        .then()
        .statusCode(200)
        .body("created", is(3_000))
        .body("dryRun", is(true));
    Api.get("organizations/i0").then().statusCode(404);
    Api.importLines("organizations/import", lines)
        .then()
        .statusCode(200)
        .body("lines", is(3_000))
        .body("created", is(3_000));
    long seq = Api.get("status").jsonPath().getLong("seq");
    Api.importLines("organizations/import", lines)
        .then()
        .body("unchanged", is(3_000))
        .body("created", is(0))
        .body("last", is((int) seq));
    assertEquals(seq, Api.get("status").jsonPath().getLong("seq"));
  }

  @Test
  void aBadLineSpoilsOnlyItself() {
    String lines =
        "\ufeff{\"id\":\"b1\",\"name\":\"one\"}\r\n"
            + "\r\n"
            + "{\"id\":\"b2\",\"nmae\":\"two\",\"name\":\"two\"}\n"
            + "no json\n"
            + "{\"name\":\"without id\"}\n"
            + "{\"id\":\"b4\",\"name\":\""
            + "x".repeat(270_000)
            + "\"}\n"
            + "{\"id\":\"b1\",\"name\":\"one again\"}\n"
            + "{\"id\":\"b1\",\"name\":\"one again\"}";
    for (boolean dryRun : new boolean[] {true, false}) {
      Api.importLines("organizations/import?dryRun=" + dryRun, lines)
          .then()
          .statusCode(200)
          .body("lines", is(8))
          .body("created", is(1))
          .body("updated", is(1))
          .body("unchanged", is(1))
          .body("rejected", is(4))
          .body("rejects.line", contains(3, 4, 5, 6))
          .body("rejects.rule", contains("unknown", "json", "required", "size"))
          .body("rejects[0].id", is("b2"))
          .body("rejects[0].pointer", is("/nmae"));
    }
    Api.get("organizations/b1").then().body("name", is("one again"));
  }

  @Test
  void everyFaultOfARejectedLineIsListed() {
    Api.importLines(
            "people/import",
            "{\"id\":\"f1\",\"nmae\":\"x\",\"born\":\"2001-13\"}\n{\"id\":\"f2\",\"name\":\"two\"}")
        .then()
        .statusCode(200)
        .body("rejected", is(1))
        .body("created", is(1))
        .body("rejects.line", contains(1, 1, 1))
        .body("rejects.pointer", contains("/nmae", "/born", "/name"))
        .body("rejects[1].position", is(5));
  }

  @Test
  void theLastSeqIsTheLedgersAlsoWhereNothingWasApplied() {
    Api.put("organizations/l1", "{\"name\":\"one\"}");
    int seq = Api.get("status").jsonPath().getInt("seq");
    for (String lines : new String[] {"", "\n", "no json\n"}) {
      Api.importLines("organizations/import", lines)
          .then()
          .statusCode(200)
          .body("created", is(0))
          .body("last", is(seq));
      Api.importLines("organizations/import?dryRun=true", lines).then().body("last", is(seq));
    }
  }

  @Test
  void whatIsExportedIsWhatAnImportTakes() {
    Api.importLines("parties/import", "{\"id\":\"QA\",\"name\":\"Qatar\",\"kind\":\"state\"}\n");
    String file =
        Api.get("parties/export")
            .then()
            .statusCode(200)
            .header("Content-Type", org.hamcrest.Matchers.startsWith("application/x-ndjson"))
            .extract()
            .asString();
    Api.importLines("parties/import", file)
        .then()
        .body("created", is(0))
        .body("updated", is(0))
        .body("rejects", empty())
        .body("unchanged", is((int) file.lines().count()));
  }

  @Test
  void writesAreTakenWithoutKafkaAndPublishedOnceItIsBack() {
    stack.stopBroker();
    try {
      Api.put("people/k1", "{\"name\":\"without Kafka\"}").then().statusCode(201);
    } finally {
      stack.startBroker();
    }
    await()
        .atMost(Duration.ofSeconds(40))
        .until(() -> {
          var status = Api.get("status").jsonPath();
          return status.getLong("seq") == status.getLong("published");
        });
  }
}
