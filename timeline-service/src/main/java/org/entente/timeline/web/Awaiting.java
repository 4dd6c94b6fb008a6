package org.entente.timeline.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.entente.contracts.Fault.Rule;
import org.entente.rest.Places;
import org.entente.rest.Problem;
import org.entente.rest.QueryParams;
import org.entente.rest.QueryParams.Refusal;
import org.entente.timeline.stream.RevisionWait;
import org.entente.timeline.stream.RevisionWait.Awaited;

/** {@code await=event/x@3} and {@code Prefer: wait=}, on every read (API §5). */
@ApplicationScoped
class Awaiting {
  private static final int DEFAULT_SECONDS = 5;
  private static final int MOST_SECONDS = 30;

  private final RevisionWait wait;
  private final Places places;

  Awaiting(RevisionWait wait, Places places) {
    this.wait = wait;
    this.places = places;
  }

  static List<Awaited> read(QueryParams params) {
    return params.all(
        "await",
        text -> {
          try {
            return Awaited.parse(text);
          } catch (IllegalArgumentException e) {
            throw new Refusal(Rule.FORM, "expected event/x@3 or people-service@4711");
          }
        });
  }

  /**
   * Returns once all is visible.
   *
   * @throws Problem 503 where the time is up, 409 where it lies among the dead letters
   */
  void until(List<Awaited> awaited, HttpHeaders headers) throws SQLException {
    if (awaited.isEmpty()) {
      return;
    }
    Duration patience = Duration.ofSeconds(patience(headers));
    switch (places.aside(() -> wait.await(awaited, patience))) {
      case VISIBLE -> {}
      case DEAD ->
          throw Problem.of(
              409, "what is awaited lies among the dead letters: it could not be read");
      case TIME_IS_UP -> throw Problem.unavailable("what is awaited is not visible yet", 1);
    }
  }

  /** RFC 7240 {@code wait}; other preferences and unreadable ones are ignored, as it asks. */
  private static int patience(HttpHeaders headers) {
    for (String header : headers.getRequestHeaders().getOrDefault("Prefer", List.of())) {
      for (String preference : header.split("[,;]")) {
        String[] parts = preference.strip().split("=", 2);
        if (parts.length == 2 && parts[0].strip().equalsIgnoreCase("wait")) {
          try {
            int seconds = Integer.parseInt(parts[1].strip());
            return Math.clamp(seconds, 0, MOST_SECONDS);
          } catch (NumberFormatException e) {
            return DEFAULT_SECONDS;
          }
        }
      }
    }
    return DEFAULT_SECONDS;
  }
}
