package org.entente.people;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.sql.SQLException;
import org.entente.ledger.ChangeList;
import org.entente.ledger.OwnerStatus;
import org.entente.ledger.Recovery;
import org.entente.ledger.Republication;
import org.entente.rest.Bounded;
import org.entente.rest.QueryParams;

/** The ledger as a whole, and how this service does. */
@Path("/api/v1")
@RunOnVirtualThread
public class OwnerResource {
  private final OwnerStatus status;
  private final Republication republication;
  private final Recovery recovery;

  @Inject
  OwnerResource(OwnerStatus status, Republication republication, Recovery recovery) {
    this.status = status;
    this.republication = republication;
    this.recovery = recovery;
  }

  @GET
  @Path("/changes")
  @Produces("application/json")
  @Bounded
  public Response changes(@Context UriInfo uri) {
    return ChangeList.page(QueryParams.of(uri));
  }

  @GET
  @Path("/status")
  @Produces("application/json")
  @Bounded
  public Response status(@Context UriInfo uri) throws SQLException {
    QueryParams.of(uri).done();
    return status.response();
  }

  @POST
  @Path("/republish")
  @RolesAllowed("admin")
  public Response republish(@Context UriInfo uri) throws SQLException {
    return republication.ask(QueryParams.of(uri));
  }

  @POST
  @Path("/recover")
  @RolesAllowed("admin")
  public Response recover(@Context UriInfo uri) {
    return recovery.recover(QueryParams.of(uri));
  }
}
