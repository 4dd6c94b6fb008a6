package org.entente.ledger;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/** {@code /} of an owner: it has no page of its own and sends people to the timeline's. */
@Singleton
class StartAddress {
  private final LedgerConfig config;

  @Inject
  StartAddress(LedgerConfig config) {
    this.config = config;
  }

  void stand(@Observes Router router) {
    router.route("/").handler(this::toTimeline);
  }

  private void toTimeline(RoutingContext context) {
    HttpMethod method = context.request().method();
    if (method != HttpMethod.GET && method != HttpMethod.HEAD) {
      context.response().putHeader(HttpHeaders.ALLOW, "GET, HEAD");
      context.fail(405);
      return;
    }
    String timeline = config.timeline().replaceFirst("/*$", "/");
    context
        .response()
        .setStatusCode(302)
        .putHeader(HttpHeaders.LOCATION, timeline)
        .putHeader(HttpHeaders.CONTENT_TYPE, "text/plain; charset=utf-8")
        .end(
            "This is the %s: /api/v1/openapi describes it. The timeline is at %s\n"
                .formatted(config.owner(), timeline));
  }
}
