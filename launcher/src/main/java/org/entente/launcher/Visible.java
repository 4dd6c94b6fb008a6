package org.entente.launcher;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;

/** Waits until the timeline shows everything its owners have recorded up to given numbers. */
record Visible(Api api, Settings settings, Progress progress) {
  /**
   * Returns once it is so.
   *
   * @param through the owners' sequence numbers; 0 where nothing is waited for
   * @throws Failure when it has not come to be in that time
   */
  void await(Map<Service, Long> through, Duration patience) {
    String awaited =
        through.entrySet().stream()
            .filter(entry -> entry.getValue() > 0)
            .map(entry -> "&await=" + entry.getKey().fullName() + "@" + entry.getValue())
            .collect(Collectors.joining());
    if (awaited.isEmpty()) {
      return;
    }
    var request =
        HttpRequest.newBuilder(
                settings.url(Service.TIMELINE).resolve("/api/v1/timeline?limit=1" + awaited))
            .header("Accept", "application/json")
            .header("Prefer", "wait=30")
            .build();
    progress.during(this::behind, () -> ask(request, patience));
  }

  private void ask(HttpRequest request, Duration patience) {
    long end = System.nanoTime() + patience.toNanos();
    while (true) {
      Api.Answer answer = api.exchange(Service.TIMELINE, request);
      if (answer.status() == 200) {
        return;
      }
      if (answer.status() != 503 || System.nanoTime() > end) {
        throw new Failure(Api.refusal(Service.TIMELINE, request, answer));
      }
    }
  }

  private String behind() {
    try {
      JsonNode status = api.get(Service.TIMELINE, "/api/v1/status");
      return "the timeline: %,d changes behind, %,d entries to refresh"
          .formatted(StatusCommand.lag(status), status.at("/refresh/entries").asLong());
    } catch (Failure e) {
      return "the timeline does not answer";
    }
  }
}
