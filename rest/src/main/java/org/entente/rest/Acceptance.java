package org.entente.rest;

import jakarta.ws.rs.NotAcceptableException;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.Arrays;
import java.util.List;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Quality 0 excludes (RFC 9110 §12.4.2): RESTEasy Reactive takes such a range as if it were wanted.
 */
final class Acceptance {

  @ServerRequestFilter
  void check(ContainerRequestContext request, ResourceInfo resource) {
    List<String> accept = request.getHeaders().get(HttpHeaders.ACCEPT);
    if (accept == null || accept.stream().noneMatch(header -> header.contains("=0"))) {
      return;
    }
    List<String> offered = offered(resource);
    if (!offered.isEmpty() && Accept.of(accept).best(offered).isEmpty()) {
      throw new NotAcceptableException();
    }
  }

  /** Empty where the resource chooses by itself. */
  private static List<String> offered(ResourceInfo resource) {
    Produces produces = resource.getResourceMethod().getAnnotation(Produces.class);
    if (produces == null) {
      produces = resource.getResourceClass().getAnnotation(Produces.class);
    }
    return produces == null || Arrays.asList(produces.value()).contains(MediaType.WILDCARD)
        ? List.of()
        : Arrays.stream(produces.value()).map(type -> type.split(";")[0]).toList();
  }
}
