package org.entente.rest;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import jakarta.inject.Inject;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.entente.contracts.Fault;
import org.entente.contracts.Fault.Rule;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Every error of a REST surface, as the problem that its client is told. */
final class ProblemMapper {
  private static final Logger LOG = Logger.getLogger(ProblemMapper.class);
  private static final String NO_TOKEN =
      "a bearer token is needed, issued and signed for this service, and not expired";

  private final AllowedMethods allowed;

  @Inject
  ProblemMapper(AllowedMethods allowed) {
    this.allowed = allowed;
  }

  @ServerExceptionMapper
  Response problem(Problem problem) {
    Response.ResponseBuilder response =
        Response.status(problem.status())
            .type(Problem.MEDIA_TYPE)
            .entity(ProblemJson.bytes(problem));
    problem.headers().forEach(response::header);
    return response.build();
  }

  @ServerExceptionMapper
  Response ofJakartaRest(WebApplicationException refused, UriInfo uri, Request request) {
    Response original = refused.getResponse();
    int status = original.getStatus();
    if (status < 400) {
      return original;
    }
    if (status == 404 || status == 405) {
      return problem(nowhere(status, allowed.at(uri.getPath()), request.getMethod()));
    }
    return problem(status >= 500 ? unexpected(refused) : refusal(status));
  }

  /** RESTEasy Reactive answers 404 also for a method, where another class has a longer template. */
  private static Problem nowhere(int status, String methods, String asked) {
    boolean other = !methods.isEmpty() && !List.of(methods.split(", ")).contains(asked);
    return status == 405 || other ? refusal(405).with(HttpHeaders.ALLOW, methods) : refusal(404);
  }

  static Problem refusal(int status) {
    return switch (status) {
      case 400 ->
          Problem.badRequest(
              List.of(Problem.Error.of(Fault.of("", Rule.FORM, "the request cannot be read"))));
      case 401 -> unauthorized();
      case 403 -> Problem.of(403, "the token's roles do not allow this");
      case 404 -> Problem.of(404, "nothing is found at this address");
      case 405 -> Problem.of(405, "this address does not take this method");
      case 406 -> Problem.of(406, "none of the accepted formats is offered here");
      case 413 -> Problem.tooLarge("the request is larger than this service takes");
      case 414 -> Problem.of(414, "the address is longer than this service reads");
      case 415 -> Problem.of(415, "the body's media type is not taken here");
      case 431 -> Problem.of(431, "the header is longer than this service reads");
      default -> Problem.of(status, "the request is refused");
    };
  }

  @ServerExceptionMapper({UnauthorizedException.class, AuthenticationFailedException.class})
  Response ofMissingToken() {
    return problem(unauthorized());
  }

  private static Problem unauthorized() {
    return Problem.of(401, NO_TOKEN)
        .with(HttpHeaders.WWW_AUTHENTICATE, "Bearer error=\"invalid_token\"");
  }

  @ServerExceptionMapper
  Response ofMissingRole(ForbiddenException refused) {
    return problem(refusal(403));
  }

  @ServerExceptionMapper
  Response ofAnythingElse(Throwable unforeseen) {
    return problem(
        DatabaseState.of(unforeseen) == DatabaseState.AWAY
            ? Problem.unavailable("the database is away or busy", 1)
            : unexpected(unforeseen));
  }

  static Problem unexpected(Throwable unforeseen) {
    LOG.error("A request failed unexpectedly", unforeseen);
    return Problem.of(500, "an unexpected error, which is in this service's log");
  }
}
