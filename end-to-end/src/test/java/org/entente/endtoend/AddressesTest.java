package org.entente.endtoend;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.Socket;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Addresses that no client library would send: each is answered in words (API §1). */
@WithEntente
class AddressesTest {
  private final EntenteSystem entente;

  AddressesTest(EntenteSystem entente) {
    this.entente = entente;
  }

  @ParameterizedTest
  @EnumSource(Service.class)
  void whatIsNoAddressIsToldSo(Service service) throws IOException {
    String collection = service == Service.EVENTS ? "events" : "people";
    for (String path :
        new String[] {
          "/api/v1/%zz", "/api/v1/" + collection + "/a%", "/api/v1/{x}", "/api/v1/%ff"
        }) {
      String answer = get(service, path);
      assertTrue(answer.startsWith("HTTP/1.1 400") || answer.startsWith("HTTP/1.1 404"), answer);
      assertTrue(answer.contains("application/problem+json"), path + ": " + answer);
    }
  }

  @ParameterizedTest
  @EnumSource(Service.class)
  void aPathThatLeadsElsewhereIsNobodys(Service service) throws IOException {
    String from = service == Service.EVENTS ? "events" : "people";
    for (String up : new String[] {"..", "%2e%2e", "%2E.", ".", "x/../.."}) {
      String answer = get(service, "/api/v1/" + from + "/" + up + "/status");
      assertTrue(answer.startsWith("HTTP/1.1 404"), up + ": " + answer);
      assertTrue(answer.contains("application/problem+json"), answer);
    }
    assertEquals("HTTP/1.1 200 OK", get(service, "/api/v1/status").lines().findFirst().orElse(""));
  }

  private String get(Service service, String path) throws IOException {
    try (Socket socket = new Socket("127.0.0.1", entente.process(service).port())) {
      String request =
          "GET %s HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n".formatted(path);
      socket.getOutputStream().write(request.getBytes(US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), UTF_8);
    }
  }
}
