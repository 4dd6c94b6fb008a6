package org.entente.timeline.web.page;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.UriInfo;
import java.sql.SQLException;
import java.time.Instant;
import org.entente.rest.QueryParams;
import org.entente.timeline.query.Merges;
import org.entente.timeline.web.FilterParams;
import org.entente.timeline.web.Pair;
import org.entente.timeline.web.page.Pages.Elsewhere;

/** Pairs have one address each: sorted, by the parties that count for those named. */
@ApplicationScoped
class PairAddress {
  private final Merges merges;

  PairAddress(Merges merges) {
    this.merges = merges;
  }

  /**
   * The pair, where this is its address.
   *
   * @param folder in which its page stands: {@code /partnerships/}
   * @throws Elsewhere with the address that it has
   */
  String checked(String text, String folder, UriInfo uri, Page page) throws SQLException {
    Pair pair = Pair.of(text);
    QueryParams params = page.address().read("asOf");
    Instant asOf = FilterParams.asOf(params);
    params.done();
    String counted = pair.counted(merges, asOf).sorted();
    if (!counted.equals(text)) {
      String query = uri.getRequestUri().getRawQuery();
      throw new Elsewhere(folder + counted + (query == null ? "" : "?" + query));
    }
    return counted;
  }
}
