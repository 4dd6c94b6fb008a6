package org.entente.rest;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.util.Set;

/**
 * What a page of another origin may do: read, whatever the answer, and never write (API §1). The
 * Fetch standard's CORS protocol, without credentials.
 */
final class OtherOrigins {
  private static final Set<String> READING = Set.of("GET", "HEAD");

  private static final String EXPOSED =
      "ETag, Link, Location, Retry-After, Entente-Revision, Entente-As-Of, Entente-Complete";

  /** What a read may carry that is read here. */
  private static final String READ =
      "Accept, Accept-Language, If-None-Match, Last-Event-ID, Prefer";

  /** A day, in seconds; browsers keep it for less. */
  private static final String KEPT = "86400";

  private OtherOrigins() {}

  /** Opens the answer to a read to every origin. */
  static void open(HttpServerRequest request, HttpServerResponse response) {
    if (READING.contains(request.method().name())) {
      response
          .putHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, "*")
          .putHeader(HttpHeaders.ACCESS_CONTROL_EXPOSE_HEADERS, EXPOSED);
    }
  }

  /** Whether a browser asks beforehand if it may read; before a write it is told nothing. */
  static boolean asked(HttpServerRequest request) {
    String method = request.getHeader(HttpHeaders.ACCESS_CONTROL_REQUEST_METHOD);
    return request.method().equals(HttpMethod.OPTIONS)
        && method != null
        && READING.contains(method);
  }

  /** Answers what {@link #asked}. */
  static void answer(HttpServerResponse response) {
    response
        .setStatusCode(204)
        .putHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, "*")
        .putHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_METHODS, "GET, HEAD")
        .putHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_HEADERS, READ)
        .putHeader(HttpHeaders.ACCESS_CONTROL_MAX_AGE, KEPT)
        .end();
  }
}
