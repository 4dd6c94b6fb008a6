package org.entente.rest;

import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.stream.Stream;
import org.entente.contracts.Fault.Rule;

/**
 * What holds for every request before Jakarta REST sees it, and for what it never sees: errors of
 * HTTP itself are problems too, reads are open to every origin, and no body comes encoded (API §1).
 */
@Singleton
class Edge {
  /** Beyond these Netty breaks off by itself, at the limits of microprofile-config.properties. */
  private static final int MOST_ADDRESS = 8 * 1024;

  private static final int MOST_HEADER = 16 * 1024;

  void stand(@Observes Router router) {
    router.route().order(Integer.MIN_VALUE).handler(Edge::enter).failureHandler(Edge::fail);
    // What fails before any route is found.
    for (int status : new int[] {400, 404, 405, 413, 414, 415, 431}) {
      router.errorHandler(status, Edge::fail);
    }
  }

  private static void enter(RoutingContext context) {
    var request = context.request();
    OtherOrigins.open(request, context.response());
    context.addHeadersEndHandler(head -> Coding.tidy(context));
    context.response().putHeader("X-Content-Type-Options", "nosniff");
    String path = request.path() == null ? "" : request.path();
    if (OtherOrigins.asked(request)) {
      OtherOrigins.answer(context.response());
    } else if (!PercentEncoding.wellFormed(request.query())) {
      answer(context, badQuery(request.query()));
    } else if (!isAddress(request.uri())) {
      answer(context, ProblemMapper.refusal(400));
    } else if (path.indexOf(';') >= 0 || path.contains("%00") || leadsElsewhere(path)) {
      // Jakarta REST would cut a matrix parameter off, and Vert.x go up the path: another record
      // would be meant.
      answer(context, ProblemMapper.refusal(404));
    } else if (request.uri().length() > MOST_ADDRESS) {
      answer(context, ProblemMapper.refusal(414));
    } else if (headerLength(request.headers()) > MOST_HEADER) {
      answer(context, ProblemMapper.refusal(431));
    } else if (request.headers().contains(HttpHeaders.CONTENT_ENCODING)) {
      answer(
          context,
          Problem.of(415, "an encoded body is not taken: send it without Content-Encoding"));
    } else {
      DescriptionEdge.enter(request)
          .ifPresentOrElse(problem -> answer(context, problem), context::next);
    }
  }

  private static Problem badQuery(String query) {
    return Problem.badRequest(
        Stream.of(query.split("&"))
            .filter(parameter -> !PercentEncoding.wellFormed(parameter))
            .map(parameter ->
                Problem.Error.ofParameter(
                    parameter.split("=", 2)[0],
                    Rule.FORM,
                    "is not UTF-8, percent-encoded, a percent sign as %25"))
            .toList());
  }

  private static int headerLength(MultiMap headers) {
    int length = 0;
    for (var header : headers) {
      length += header.getKey().length() + header.getValue().length() + 4;
    }
    return length;
  }

  /** RFC 3986; Quarkus' own look at it, which answers without a word, is switched off. */
  private static boolean isAddress(String uri) {
    try {
      new URI(uri);
      return true;
    } catch (URISyntaxException e) {
      return false;
    }
  }

  /** Whether a part of the path is {@code .} or {@code ..}, also percent-encoded. */
  private static boolean leadsElsewhere(String path) {
    return Stream.of(path.split("/"))
        .map(part -> part.toLowerCase(Locale.ROOT).replace("%2e", "."))
        .anyMatch(part -> part.equals(".") || part.equals(".."));
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
