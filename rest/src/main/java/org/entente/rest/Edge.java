package org.entente.rest;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/**
 * What holds for every request before Jakarta REST sees it, and for what it never sees: errors of
 * HTTP itself are problems too, reads are open to every origin, and no body comes encoded (API §1).
 */
@Singleton
class Edge {
  private static final String EXPOSED =
      "ETag, Link, Location, Retry-After, Entente-Revision, Entente-As-Of, Entente-Complete";

  void stand(@Observes Router router) {
    router.route().order(Integer.MIN_VALUE).handler(Edge::enter).failureHandler(Edge::fail);
  }

  private static void enter(RoutingContext context) {
    var request = context.request();
    if (request.method() == HttpMethod.GET || request.method() == HttpMethod.HEAD) {
      context
          .response()
          .putHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, "*")
          .putHeader(HttpHeaders.ACCESS_CONTROL_EXPOSE_HEADERS, EXPOSED);
    }
    context.response().putHeader("X-Content-Type-Options", "nosniff");
    if (request.headers().contains(HttpHeaders.CONTENT_ENCODING)) {
      answer(
          context,
          Problem.of(415, "an encoded body is not taken: send it without Content-Encoding"));
    } else {
      context.next();
    }
  }

  private static void fail(RoutingContext context) {
    if (context.response().headWritten() || context.statusCode() < 400) {
      context.next();
    } else if (context.statusCode() < 500) {
      answer(context, ProblemMapper.refusal(context.statusCode()));
    } else if (context.failure() instanceof Problem problem) {
      answer(context, problem);
    } else {
      answer(context, ProblemMapper.unexpected(context.failure()));
    }
  }

  private static void answer(RoutingContext context, Problem problem) {
    var response = context.response().setStatusCode(problem.status());
    problem.headers().forEach(response::putHeader);
    response
        .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
        .end(Buffer.buffer(ProblemJson.bytes(problem)));
  }
}
