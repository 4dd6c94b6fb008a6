package org.entente.timeline.web.page;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.sql.SQLException;
import org.entente.rest.Bounded;

/** The making of pages takes its place among all that borrows from the pool. */
@ApplicationScoped
class PageWork {

  interface Work {
    Response.ResponseBuilder run() throws SQLException;
  }

  @Bounded
  Response.ResponseBuilder bounded(Work work) throws SQLException {
    return work.run();
  }
}
