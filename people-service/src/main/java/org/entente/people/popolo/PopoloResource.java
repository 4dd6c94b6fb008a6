package org.entente.people.popolo;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.InputStream;
import org.entente.contracts.Organization;
import org.entente.contracts.Person;
import org.entente.ledger.EntityKind;
import org.entente.ledger.Exports;
import org.entente.ledger.ImportReport;
import org.entente.ledger.Ledger;
import org.entente.ledger.RecordCollection;
import org.entente.ledger.WriteContext;
import org.entente.rest.QueryParams;

/** People and organisations together, as Popolo has them (API §3, popoloproject.com). */
@Path("/api/v1/popolo")
@RunOnVirtualThread
public class PopoloResource {
  private final Exports exports;
  private final RecordCollection<Person> people;
  private final RecordCollection<Organization> organizations;

  @Inject
  PopoloResource(
      EntityKind<Person> person,
      EntityKind<Organization> organization,
      Ledger ledger,
      Exports exports) {
    this.exports = exports;
    this.people = new RecordCollection<>(person, ledger, exports);
    this.organizations = new RecordCollection<>(organization, ledger, exports);
  }

  /** Nothing is written unless the whole document is JSON. */
  @POST
  @Path("/import")
  @RolesAllowed({"editor", "admin"})
  @Consumes("application/json")
  public Response importDocument(
      InputStream body, @Context UriInfo uri, @BeanParam WriteContext context) {
    QueryParams query = QueryParams.of(uri);
    ImportReport report = new ImportReport(query.flag("dryRun"));
    query.done();
    PopoloDocument document = PopoloDocument.read(body);
    document.describe(report);
    report.beginCollection("organizations");
    organizations.importInto(document.organizations(), report, context);
    report.beginCollection("persons");
    people.importInto(document.people(), report, context);
    return report.response();
  }

  @GET
  @Path("/export")
  @Produces("application/json")
  public Response export(@Context UriInfo uri) {
    QueryParams.of(uri).done();
    return exports.answer("application/json", new PopoloExport());
  }
}
