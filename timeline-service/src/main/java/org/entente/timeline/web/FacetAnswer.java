package org.entente.timeline.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.sql.SQLException;
import org.entente.rest.QueryParams;
import org.entente.timeline.query.FacetQuery;
import org.entente.timeline.query.Filter;

/** Counts beside a timeline, under the same filters; nothing but filters is taken. */
@ApplicationScoped
class FacetAnswer {
  private final FacetQuery facets;
  private final Answers answers;

  FacetAnswer(FacetQuery facets, Answers answers) {
    this.facets = facets;
    this.answers = answers;
  }

  Response answer(String scope, UriInfo uri, HttpHeaders headers) throws SQLException {
    QueryParams params = QueryParams.of(uri);
    Filter filter = FilterParams.read(params);
    var awaited = Awaiting.read(params);
    params.done();
    answers.until(awaited, headers);
    return answers.json(uri, headers, _ -> Response.ok(facets.facets(scope, filter)));
  }
}
