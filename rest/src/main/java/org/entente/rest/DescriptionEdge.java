package org.entente.rest;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import java.util.Optional;
import org.entente.contracts.Fault.Rule;

/**
 * What the API's description and the page that shows it take. Extensions serve them, which look at
 * little of a request: here they get the manners of every other address (API §1).
 */
final class DescriptionEdge {
  private static final String OPENAPI = "/api/v1/openapi";

  /** Swagger UI; it starts itself by a script in its page, and no record is shown there. */
  private static final String DOCS = "/api/v1/docs";

  private static final String DOCS_POLICY =
      "default-src 'none'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline';"
          + " img-src 'self' data:; connect-src 'self'; font-src 'self'; base-uri 'none';"
          + " form-action 'none'; frame-ancestors 'none'";

  private static final String METHODS = "GET, HEAD, OPTIONS";
  private static final String JSON = "application/json";
  private static final List<String> DESCRIPTION_TYPES =
      List.of(JSON, "application/yaml", "application/x-yaml", "text/yaml");

  private DescriptionEdge() {}

  /** Sets what belongs to the answer; then the extension goes on, unless the request is refused. */
  static Optional<Problem> enter(HttpServerRequest request) {
    String path = request.path() == null ? "" : request.path();
    boolean description = path.equals(OPENAPI);
    boolean page = path.equals(DOCS) || path.startsWith(DOCS + "/");
    if (!description && !page) {
      return Optional.empty();
    }
    if (page) {
      request.response().putHeader("Content-Security-Policy", DOCS_POLICY);
    }
    if (!List.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS).contains(request.method())) {
      return Optional.of(ProblemMapper.refusal(405).with("Allow", METHODS));
    }
    if (!request.params().isEmpty()) {
      String name = request.params().names().iterator().next();
      return Optional.of(
          Problem.badParameter(name, Rule.UNKNOWN, "unknown parameter; none is allowed"));
    }
    return description ? negotiated(request) : Optional.empty();
  }

  /** In JSON unless YAML is liked better: the other way round than the extension has it. */
  private static Optional<Problem> negotiated(HttpServerRequest request) {
    Optional<String> type =
        Accept.of(request.headers().getAll(HttpHeaders.ACCEPT)).best(DESCRIPTION_TYPES);
    type.ifPresent(best ->
        request.headers().set(HttpHeaders.ACCEPT, best.equals(JSON) ? JSON : "application/yaml"));
    request.response().putHeader(HttpHeaders.VARY, "Accept");
    return type.isPresent() ? Optional.empty() : Optional.of(ProblemMapper.refusal(406));
  }
}
