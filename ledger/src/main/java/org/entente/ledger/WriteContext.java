package org.entente.ledger;

import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.entente.rest.Editor;
import org.entente.rest.Precondition;
import org.entente.rest.QueryParams;

/** What comes with every write besides its body: who, why, and on what condition. */
public class WriteContext {
  @HeaderParam("If-Match")
  List<String> ifMatch;

  @HeaderParam("If-None-Match")
  List<String> ifNoneMatch;

  @HeaderParam(Editor.REASON)
  String reason;

  @Context SecurityContext security;

  @Context UriInfo uri;

  /** For writes that take no parameters: a misspelt one may not pass for what was meant. */
  void noParameters() {
    QueryParams.of(uri).done();
  }

  Precondition precondition() {
    return Precondition.of(ifMatch, ifNoneMatch);
  }

  Editor editor() {
    return Editor.of(security.getUserPrincipal().getName(), reason);
  }
}
