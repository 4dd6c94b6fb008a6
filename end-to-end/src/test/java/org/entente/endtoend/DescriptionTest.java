package org.entente.endtoend;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a service says of its API is what it does (API §1). */
@WithEntente
class DescriptionTest {
  private static final String JSON = "application/json";
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private final EntenteSystem entente;

  DescriptionTest(EntenteSystem entente) {
    this.entente = entente;
  }

  @ParameterizedTest
  @EnumSource(Service.class)
  void itIsOpenApi31InJsonUnlessYamlIsAskedFor(Service service) throws Exception {
    for (String accept : List.of("*/*", JSON, "text/html, */*;q=0.1")) {
      HttpResponse<String> answer = send(service, "GET", "/api/v1/openapi", null, "Accept", accept);
      assertTrue(answer.headers().firstValue("Content-Type").orElse("").startsWith(JSON), accept);
      assertTrue(Json.tree(answer.body()).path("openapi").asText().startsWith("3.1."));
    }
    HttpResponse<String> yaml =
        send(service, "GET", "/api/v1/openapi", null, "Accept", "application/yaml");
    assertTrue(yaml.headers().firstValue("Content-Type").orElse("").contains("yaml"));
    assertTrue(yaml.body().contains("openapi: 3.1."));
    assertEquals(
        406, send(service, "GET", "/api/v1/openapi", null, "Accept", "text/html").statusCode());
  }

  @ParameterizedTest
  @EnumSource(Service.class)
  void descriptionAndPageTakeNoOtherMethodAndNoParameter(Service service) throws Exception {
    for (String path : List.of("/api/v1/openapi", "/api/v1/docs", "/api/v1/docs/")) {
      for (String method : List.of("PUT", "POST", "DELETE", "PATCH")) {
        HttpResponse<String> answer = send(service, method, path, "{}", "Accept", "*/*");
        assertEquals(405, answer.statusCode(), method + " " + path);
        assertEquals("GET, HEAD, OPTIONS", answer.headers().firstValue("Allow").orElse(""));
      }
      HttpResponse<String> answer = send(service, "GET", path + "?x=1", null, "Accept", "*/*");
      assertEquals(400, answer.statusCode(), path);
      assertEquals("x", Json.tree(answer.body()).at("/errors/0/parameter").asText());
    }
  }

  @ParameterizedTest
  @EnumSource(Service.class)
  void everyOperationHasANameASummaryAGoodAnswerAndItsProblems(Service service) throws Exception {
    JsonNode api = description(service);
    Set<String> ids = new HashSet<>();
    int operations = 0;
    for (var path : api.path("paths").properties()) {
      assertTrue(path.getKey().startsWith("/api/v1/"), path.getKey());
      for (var method : path.getValue().properties()) {
        if (!method.getValue().has("responses")) {
          continue;
        }
        operations++;
        JsonNode operation = method.getValue();
        String where = method.getKey() + " " + path.getKey();
        assertTrue(ids.add(operation.path("operationId").asText("")), where);
        assertTrue(operation.path("operationId").asText().matches("[a-z][A-Za-z]+"), where);
        assertFalse(operation.path("summary").asText().isBlank(), where);
        Set<String> statuses = new HashSet<>();
        for (var response : operation.path("responses").properties()) {
          statuses.add(response.getKey());
          JsonNode told = resolved(api, response.getValue());
          if (response.getKey().charAt(0) >= '4') {
            assertEquals(
                "#/components/schemas/Problem",
                told.at("/content/application~1problem+json/schema/$ref").asText(),
                where + " " + response.getKey());
          } else {
            assertFalse(told.path("description").asText().isBlank(), where);
          }
        }
        assertTrue(statuses.stream().anyMatch(status -> status.startsWith("2")), where);
        assertTrue(statuses.containsAll(Set.of("400", "414", "415", "431", "503")), where);
      }
    }
    assertTrue(operations >= 15, operations + " operations");
  }

  @ParameterizedTest
  @EnumSource(Service.class)
  void everyExampleFitsItsSchema(Service service) throws Exception {
    JsonNode api = description(service);
    int examples = 0;
    for (JsonNode schemaOf : api.findParents("example")) {
      if (schemaOf.has("schema")) {
        ObjectNode schema = JsonNodeFactory.instance.objectNode();
        schema.set("$ref", schemaOf.at("/schema/$ref"));
        schema.set("components", api.path("components"));
        var faults =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(schema.toString(), InputFormat.JSON)
                .validate(schemaOf.path("example").toString(), InputFormat.JSON);
        assertEquals(List.of(), faults, schemaOf.toString());
        examples++;
      }
    }
    assertTrue(examples >= 20, examples + " examples");
  }

  @ParameterizedTest
  @EnumSource(Service.class)
  void peopleReadItInSwaggerUi(Service service) throws Exception {
    HttpResponse<String> page = send(service, "GET", "/api/v1/docs/", null);
    assertEquals(200, page.statusCode());
    assertTrue(
        page.headers()
            .firstValue("Content-Security-Policy")
            .orElse("")
            .startsWith("default-src 'none'"));
    assertTrue(page.body().contains("/api/v1/openapi"), page.body());
    var parts = Pattern.compile("(?:src|href)=\"([^\"]+\\.(?:js|css))\"").matcher(page.body());
    int found = 0;
    while (parts.find()) {
      String part = URI.create("/api/v1/docs/").resolve(parts.group(1)).toString();
      assertTrue(part.startsWith("/"), "nothing comes from elsewhere: " + part);
      assertEquals(200, send(service, "GET", part, null).statusCode(), part);
      found++;
    }
    assertTrue(found >= 3, page.body());
  }

  @Test
  void everyStatusThatAnOwnerAnswersIsDescribed() throws Exception {
    JsonNode api = description(Service.PEOPLE);
    String one = "{\"name\":\"One\"}";
    String patch = "application/merge-patch+json";
    Asking people = new Asking(Service.PEOPLE, api);
    assertAll(
        () -> people.expect(200, "GET", "people", null),
        () -> people.expect(400, "GET", "people?limit=all", null),
        () -> people.expect(406, "GET", "people", null, "Accept", "image/png"),
        () -> people.expect(414, "GET", "people?q=" + "x".repeat(9_000), null),
        () -> people.expect(431, "GET", "people", null, "X-Long", "x".repeat(17_000)),
        () -> people.expect(404, "GET", "people/nobody", null),
        () -> people.expect(401, "PUT", "people/d1", one, "Authorization", "Bearer none"),
        () -> people.expect(403, "PUT", "people/d1", one, "Authorization", bearer("none")),
        () -> people.expect(201, "PUT", "people/d1", one),
        () -> people.expect(200, "PUT", "people/d1", "{\"name\":\"Two\"}"),
        () -> people.expect(400, "PUT", "people/d1", "{"),
        () -> people.expect(422, "PUT", "people/d1", "{}"),
        () -> people.expect(412, "PUT", "people/d1", one, "If-Match", "\"9\""),
        () -> people.expect(413, "PUT", "people/d1", "{\"name\":\"" + "x".repeat(270_000) + "\"}"),
        () -> people.expect(415, "PUT", "people/d1", one, "Content-Type", "text/plain"),
        () -> people.expect(201, "POST", "people", one),
        () -> people.expect(409, "POST", "people", "{\"id\":\"d1\",\"name\":\"One\"}"),
        () -> people.expect(200, "GET", "people/d1", null),
        () -> people.expect(304, "GET", "people/d1", null, "If-None-Match", "\"2\""),
        () -> people.expect(200, "PATCH", "people/d1", "{\"note\":\"n\"}", "Content-Type", patch),
        () -> people.expect(415, "PATCH", "people/d1", "{}"),
        () -> people.expect(422, "PATCH", "people/d1", "{\"name\":null}", "Content-Type", patch),
        () -> people.expect(404, "PATCH", "people/nobody", "{}", "Content-Type", patch),
        () -> people.expect(200, "POST", "people/d1/revert?to=1", ""),
        () -> people.expect(400, "POST", "people/d1/revert", ""),
        () -> people.expect(422, "POST", "people/d1/revert?to=99", ""),
        () -> people.expect(200, "GET", "people/d1/history", null),
        () -> people.expect(200, "GET", "people/d1/history/1", null),
        () -> people.expect(404, "GET", "people/d1/history/99", null),
        () -> people.expect(201, "PUT", "people/d2", one),
        () -> people.expect(422, "DELETE", "people/d1?mergedInto=d1", null),
        () -> people.expect(204, "DELETE", "people/d1?mergedInto=d2", null),
        () -> people.expect(301, "GET", "people/d1", null),
        () -> people.expect(410, "DELETE", "people/d1", null),
        () -> people.expect(204, "DELETE", "people/d2", null),
        () -> people.expect(410, "GET", "people/d2", null),
        () -> people.expect(410, "GET", "people/d2/history/2", null),
        () -> people.expect(410, "PATCH", "people/d2", "{}", "Content-Type", patch),
        () -> people.expect(404, "DELETE", "people/nobody", null),
        () ->
            people.expect(
                200, "POST", "people/import", "x\n", "Content-Type", "application/x-ndjson"),
        () -> people.expect(200, "GET", "people/export", null, "Accept", "*/*"),
        () -> people.expect(406, "GET", "people/export", null, "Accept", "text/csv"),
        () -> people.expect(200, "GET", "changes", null),
        () -> people.expect(200, "GET", "status", null),
        () -> people.expect(202, "POST", "republish", "", "Authorization", bearer("admin")),
        () -> people.expect(403, "POST", "republish", ""),
        () -> people.expect(200, "POST", "recover", "", "Authorization", bearer("admin")),
        () -> people.expect(200, "POST", "popolo/import", "{}"),
        () -> people.expect(422, "POST", "popolo/import", "[]"),
        () -> people.expect(200, "GET", "popolo/export", null));
  }

  @Test
  void everyStatusThatTheTimelineAnswersIsDescribed() throws Exception {
    JsonNode api = description(Service.TIMELINE);
    Asking timeline = new Asking(Service.TIMELINE, api);
    assertAll(
        () -> timeline.expect(200, "GET", "timeline", null),
        () -> timeline.expect(400, "GET", "timeline?from=2009&to=2008", null),
        () -> timeline.expect(406, "GET", "timeline", null, "Accept", "image/png"),
        () -> timeline.expect(200, "GET", "timeline/facets", null),
        () -> timeline.expect(200, "GET", "partnerships", null),
        () -> timeline.expect(200, "GET", "partnerships/IN-JP", null),
        () -> timeline.expect(301, "GET", "partnerships/JP-IN", null),
        () -> timeline.expect(400, "GET", "partnerships/IN-IN", null),
        () -> timeline.expect(200, "GET", "partnerships/IN-JP/timeline", null),
        () -> timeline.expect(301, "GET", "partnerships/JP-IN/timeline", null),
        () -> timeline.expect(404, "GET", "people/nobody/timeline", null),
        () -> timeline.expect(404, "GET", "entries/nobody", null),
        () -> timeline.expect(200, "GET", "changes", null),
        () -> timeline.expect(200, "GET", "status", null),
        () -> timeline.expect(401, "POST", "rebuild", "", "Authorization", "Bearer none"),
        () -> timeline.expect(403, "POST", "rebuild", ""),
        () -> timeline.expect(200, "GET", "dead-letters", null, "Authorization", bearer("admin")),
        () ->
            timeline.expect(
                404, "POST", "dead-letters/9/replay", "", "Authorization", bearer("admin")));
  }

  /** Asks, and looks up what was answered. */
  private final class Asking {
    private final Service service;
    private final JsonNode api;

    Asking(Service service, JsonNode api) {
      this.service = service;
      this.api = api;
    }

    void expect(int status, String method, String path, String body, String... headers)
        throws Exception {
      HttpResponse<String> answer = send(service, method, "/api/v1/" + path, body, headers);
      assertEquals(status, answer.statusCode(), method + " " + path + ": " + answer.body());
      JsonNode operation = operation(path.replaceFirst("\\?.*", ""), method);
      assertTrue(
          operation.path("responses").has(Integer.toString(status)),
          status + " is not described for " + method + " " + path);
    }

    /** A path without a template goes first. */
    private JsonNode operation(String path, String method) {
      String whole = "/api/v1/" + path;
      if (api.path("paths").has(whole)) {
        return api.path("paths").path(whole).path(method.toLowerCase());
      }
      for (var one : api.path("paths").properties()) {
        if (whole.matches(one.getKey().replaceAll("\\{[^}]*}", "[^/]+"))) {
          return one.getValue().path(method.toLowerCase());
        }
      }
      throw new AssertionError("not described: " + path);
    }
  }

  private String bearer(String role) {
    return "Bearer " + entente.issuer().sign(Issuer.claims(role));
  }

  private JsonNode description(Service service) throws Exception {
    return Json.tree(send(service, "GET", "/api/v1/openapi", null).body());
  }

  private static JsonNode resolved(JsonNode api, JsonNode node) {
    return node.has("$ref") ? api.at(node.path("$ref").asText().substring(1)) : node;
  }

  /** As an editor who sends JSON, unless headers say otherwise. */
  private HttpResponse<String> send(
      Service service, String method, String path, String body, String... headers)
      throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(entente.process(service).url().resolve(path))
            .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    if (!method.equals("GET")) {
      request.setHeader("Authorization", bearer("editor"));
      request.setHeader("Content-Type", JSON);
    }
    for (int i = 0; i < headers.length; i += 2) {
      request.setHeader(headers[i], headers[i + 1]);
    }
    return HTTP.send(request.build(), BodyHandlers.ofString());
  }
}
