package org.entente.rest;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import jakarta.enterprise.inject.spi.CDI;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.entente.contracts.Fault;
import org.entente.contracts.Fault.Rule;

/**
 * The description of a service's API at {@code /api/v1/openapi}: the routes, read from the code by
 * the extension; the problems, which every service tells alike; and the service's {@link ApiNotes}.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.RUNTIME_STARTUP)
public final class ApiDescription implements OASFilter {
  private static final String API = "/api/v1/";
  private static final int[] ANYWHERE = {400, 405, 414, 415, 431, 503};

  @Override
  public void filterOpenAPI(OpenAPI api) {
    ApiNotes notes = CDI.current().select(ApiNotes.class).get();
    api.getInfo().setDescription(notes.summary());
    api.setServers(List.of(OASFactory.createServer().url("/")));
    api.setTags(null);
    Components components =
        api.getComponents() == null ? OASFactory.createComponents() : api.getComponents();
    components.setSchemas(schemas(notes.schemas()));
    components.setResponses(problems());
    api.setComponents(components);

    List.copyOf(api.getPaths().getPathItems().keySet()).stream()
        .filter(path -> !path.startsWith(API) || path.equals("/api/v1/openapi"))
        .forEach(api.getPaths()::removePathItem);
    ObjectNode examples = notes.examples();
    api.getPaths()
        .getPathItems()
        .forEach((path, item) ->
            item.getOperations()
                .forEach(
                    (method, operation) -> describe(notes, examples, path, method, operation)));
  }

  private static void describe(
      ApiNotes notes,
      ObjectNode examples,
      String path,
      PathItem.HttpMethod method,
      Operation operation) {
    // As the extension names it: the resource's class and the method.
    String[] names = operation.getOperationId().split("_");
    String resource = names[0].replaceFirst("Resource$", "");
    operation.setOperationId(
        resource.substring(0, 1).toLowerCase(Locale.ROOT)
            + resource.substring(1)
            + names[1].substring(0, 1).toUpperCase(Locale.ROOT)
            + names[1].substring(1));
    operation.setTags(List.of(resource));
    ApiOperation told = new ApiOperation(method.name(), path, operation, examples);
    told.refuses(ANYWHERE);
    if (path.contains("{")) {
      told.refuses(404);
    }
    if (method == PathItem.HttpMethod.GET) {
      told.refuses(406);
    }
    if (operation.getSecurity() != null && !operation.getSecurity().isEmpty()) {
      told.refuses(401, 403);
    }
    notes.describe(told);
  }

  private static Map<String, Schema> schemas(ObjectNode given) {
    Map<String, Schema> schemas = new LinkedHashMap<>();
    given.properties().forEach(one -> schemas.put(one.getKey(), ApiSchema.of(one.getValue())));
    schemas.put("Problem", ApiSchema.of(problemSchema()));
    return schemas;
  }

  /** RFC 9457, with the faults of API §1. */
  private static ObjectNode problemSchema() {
    ObjectNode schema = JsonNodeFactory.instance.objectNode().put("type", "object");
    List.of("type", "title", "status", "detail", "errors")
        .forEach(schema.putArray("required")::add);
    ObjectNode properties = schema.putObject("properties");
    properties.putObject("type").put("type", "string");
    properties.putObject("title").put("type", "string");
    properties.putObject("status").put("type", "integer");
    properties.putObject("detail").put("type", "string");
    ObjectNode fault = properties.putObject("errors").put("type", "array").putObject("items");
    fault.put("type", "object");
    List.of("rule", "detail").forEach(fault.putArray("required")::add);
    ObjectNode members = fault.putObject("properties");
    members
        .putObject("pointer")
        .put("type", "string")
        .put("description", "where in the body (RFC 6901)");
    members
        .putObject("parameter")
        .put("type", "string")
        .put("description", "which parameter or header");
    ObjectNode rule = members.putObject("rule").put("type", "string");
    Stream.of(Rule.values()).map(Rule::word).forEach(rule.putArray("enum")::add);
    members.putObject("detail").put("type", "string");
    members
        .putObject("position")
        .put("type", "integer")
        .put("description", "offset in the text of a date");
    return schema;
  }

  private static Map<String, APIResponse> problems() {
    Map<String, APIResponse> responses = new LinkedHashMap<>();
    for (Problem problem : examples()) {
      APIResponse response =
          OASFactory.createAPIResponse()
              .description(problem.title())
              .content(
                  OASFactory.createContent()
                      .addMediaType(
                          Problem.MEDIA_TYPE,
                          OASFactory.createMediaType()
                              .schema(OASFactory.createSchema().ref("#/components/schemas/Problem"))
                              .example(example(problem))));
      problem.headers().forEach((name, value) -> addHeader(response, name));
      responses.put(Integer.toString(problem.status()), response);
    }
    return responses;
  }

  private static void addHeader(APIResponse response, String name) {
    response.addHeader(
        name,
        OASFactory.createHeader()
            .schema(OASFactory.createSchema().addType(Schema.SchemaType.STRING)));
  }

  private static Object example(Problem problem) {
    try {
      return ApiSchema.plain(new ObjectMapper().readTree(ProblemJson.bytes(problem)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** One of each status. */
  private static List<Problem> examples() {
    return List.of(
        Problem.badParameter("limit", Rule.VALUE, "found 'all', allowed are 1 to 500"),
        ProblemMapper.refusal(401),
        ProblemMapper.refusal(403),
        Problem.notFound("person/asha-rao"),
        ProblemMapper.refusal(405).with("Allow", "GET, HEAD, OPTIONS"),
        ProblemMapper.refusal(406),
        Problem.of(409, "person/asha-rao exists already"),
        Problem.gone("person/asha-rao"),
        Problem.preconditionFailed("the record is at revision 4"),
        Problem.tooLarge("a record has at most 256 KiB"),
        ProblemMapper.refusal(414),
        ProblemMapper.refusal(415),
        Problem.unprocessable(
            List.of(
                Fault.of("/title", Rule.REQUIRED, "is required"),
                new Fault("/date", Rule.EDTF, "at 5: found '13', expected a month 01–12", 5))),
        Problem.of(429, "too many at once").with("Retry-After", "5"),
        ProblemMapper.refusal(431),
        Problem.unavailable("too many writes wait", 1));
  }
}
