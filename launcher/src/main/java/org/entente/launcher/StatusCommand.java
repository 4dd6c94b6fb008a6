package org.entente.launcher;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
    name = "status",
    description = "Says which services run and how far the timeline is.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./entente status",
      "  ./entente status --watch",
      "  ./entente status --json | jq .timeline.deadLetters",
      "",
      "Ends with 1 when a service is not ready."
    })
final class StatusCommand implements Callable<Integer> {
  /** To the first line, and nothing below it. */
  private static final String CLEAR = "\033[H\033[J";

  @Spec private CommandSpec spec;

  @Option(names = "--json", description = "Print the services' own status documents.")
  private boolean json;

  @Option(
      names = "--watch",
      arity = "0..1",
      fallbackValue = "2",
      paramLabel = "SECONDS",
      description = "Again every two, or so many, seconds, until Ctrl-C.")
  private Integer watch;

  @Override
  public Integer call() throws InterruptedException {
    if (watch != null && watch < 1) {
      throw Failure.ofUse("--watch takes a whole number of seconds, at least 1.");
    }
    Settings settings = Settings.fromEnvironment();
    PrintWriter out = spec.commandLine().getOut();
    try (var api = new Api(settings)) {
      while (watch != null) {
        out.print(json ? "" : onTerminal() ? CLEAR : Instant.now() + "\n");
        look(api, settings, out);
        out.flush();
        Thread.sleep(Duration.ofSeconds(watch));
      }
      return look(api, settings, out);
    }
  }

  private static boolean onTerminal() {
    return System.console() != null && System.console().isTerminal();
  }

  private int look(Api api, Settings settings, PrintWriter out) {
    boolean allReady = true;
    ObjectNode all = Api.JSON.createObjectNode();
    for (Service service : Service.values()) {
      boolean ready = api.isReady(service);
      allReady &= ready;
      ObjectNode one = all.putObject(service.word()).put("ready", ready);
      if (ready) {
        read(api, service, one);
      }
      if (!json) {
        out.printf(
            "%-17s %-9s %s%n",
            service.fullName(), ready ? "ready" : "not ready", settings.publicUrl(service));
      }
    }
    if (json) {
      out.println(watch == null ? all.toPrettyString() : all.toString());
    } else {
      timeline(all.path("timeline"), out);
    }
    return allReady ? 0 : 1;
  }

  private static void read(Api api, Service service, ObjectNode into) {
    try {
      JsonNode status = api.get(service, "/api/v1/status");
      status.properties().forEach(member -> into.set(member.getKey(), member.getValue()));
    } catch (Failure e) {
      into.put("error", e.getMessage());
    }
  }

  private static void timeline(JsonNode status, PrintWriter out) {
    if (!status.has("partitions")) {
      return;
    }
    out.printf(
        "timeline          generation %s, %,d messages behind, %,d entries to refresh, %,d dead letters%n",
        status.path("generation").asText(),
        lag(status),
        status.path("refresh").path("entries").asLong(),
        status.path("deadLetters").asLong());
    for (JsonNode loop : status.path("loops")) {
      String error = loop.path("lastError").isNull() ? "" : loop.path("lastError").asText("");
      out.printf(
          "  %-15s %s%s%n",
          TimelineText.clean(loop.path("name").asText()),
          loop.path("alive").asBoolean() ? "alive" : "NOT ALIVE",
          error.isEmpty() ? "" : ", last error: " + TimelineText.clean(error));
    }
  }

  /** Messages that lie on the topics and are not applied yet. */
  static long lag(JsonNode status) {
    long lag = 0;
    for (JsonNode partition : status.path("partitions")) {
      lag += partition.path("lag").asLong();
    }
    return lag;
  }
}
