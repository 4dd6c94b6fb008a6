package org.entente.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class AllowedMethodsTest {
  @Path("/api/things")
  static class Things {
    @GET
    public void list() {}

    @POST
    public void post() {}

    @PUT
    @Path("/{id}")
    public void put() {}

    @POST
    @Path("/import")
    public void load() {}
  }

  private final AllowedMethods allowed = new AllowedMethods(List.of(Things.class));

  @Test
  void anAddressTakesTheMethodsOfTheRoutesThatFitItBest() {
    assertEquals("GET, HEAD, OPTIONS, POST", allowed.at("/api/things"));
    assertEquals("OPTIONS, PUT", allowed.at("/api/things/x"));
    assertEquals("OPTIONS, POST", allowed.at("/api/things/import"));
    assertEquals("", allowed.at("/api/things/x/y"));
  }
}
