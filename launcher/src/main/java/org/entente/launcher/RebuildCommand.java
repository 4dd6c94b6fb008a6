package org.entente.launcher;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
    name = "rebuild",
    description = {
      "Makes the timeline's read model anew beside the one that serves, and waits until the new one"
          + " serves. Reads go on meanwhile."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./entente rebuild",
      "  ./entente rebuild --from-log      read Kafka's topics again first, and verify against them",
      "",
      "Ends with 0 once the new generation serves. Breaking it off stops the waiting alone."
    })
final class RebuildCommand implements Callable<Integer> {
  private static final long PAUSE_MILLIS = 250;

  @Spec private CommandSpec spec;

  @Option(names = "--from-log", description = "Read the topics again from the start first.")
  private boolean fromLog;

  @Option(names = "--json", description = "Print progress and outcome as JSON, an object a line.")
  private boolean json;

  @Override
  public Integer call() throws InterruptedException {
    Settings settings = Settings.fromEnvironment();
    PrintWriter progress = json ? spec.commandLine().getOut() : spec.commandLine().getErr();
    long begun = System.nanoTime();
    try (var api = new Api(settings)) {
      int before = status(api).path("generation").asInt();
      begin(api, settings);
      String said = "";
      JsonNode status = status(api);
      for (; !status.path("rebuild").isNull() || isOld(status, before); status = status(api)) {
        JsonNode rebuild = status.path("rebuild");
        String line = json ? rebuild.toString() : line(rebuild);
        if (!line.equals(said) && (!json || rebuild.isObject())) {
          progress.println(line);
          progress.flush();
          said = line;
        }
        Thread.sleep(PAUSE_MILLIS);
      }
      tell(status.path("generation").asInt(), (System.nanoTime() - begun) / 1e9);
      return 0;
    }
  }

  private static JsonNode status(Api api) {
    return api.get(Service.TIMELINE, "/api/v1/status");
  }

  /**
   * Whether the generation of before still serves.
   *
   * @throws Failure where no rebuild is under way any more, so that none will come
   */
  private static boolean isOld(JsonNode status, int before) {
    if (status.path("generation").asInt() != before) {
      return false;
    }
    for (JsonNode loop : status.path("loops")) {
      String error = loop.path("lastError").asText("");
      if (loop.path("name").asText().equals("rebuild")
          && !error.isEmpty()
          && !loop.path("lastError").isNull()) {
        throw new Failure(
            "The rebuild ended, generation %d still serves: %s".formatted(before, error));
      }
    }
    throw new Failure("The rebuild ended, and generation " + before + " still serves.");
  }

  private void begin(Api api, Settings settings) {
    HttpRequest request =
        api.administration(settings, "/api/v1/rebuild" + (fromLog ? "?fromLog=true" : ""))
            .POST(BodyPublishers.noBody())
            .build();
    Api.Answer answer = api.exchange(Service.TIMELINE, request);
    if (answer.status() != 202) {
      throw Api.refused(Service.TIMELINE, request, answer);
    }
  }

  static String line(JsonNode rebuild) {
    if (!rebuild.isObject()) {
      return "waiting for the new generation";
    }
    boolean reading = rebuild.path("phase").asText().equals("reading");
    long of = rebuild.path("of").asLong();
    if (of == 0) {
      return reading ? "reading the log" : "building entries";
    }
    String line =
        "%s: %,d of %,d %s"
            .formatted(
                reading ? "reading the log" : "building entries",
                rebuild.path("records").asLong(),
                of,
                reading ? "messages" : "events");
    return rebuild.hasNonNull("secondsLeft")
        ? line + ", " + Progress.Lines.time(rebuild.path("secondsLeft").asLong()) + " left"
        : line;
  }

  private void tell(int generation, double seconds) {
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(
          Api.JSON.createObjectNode().put("generation", generation).put("seconds", seconds));
    } else {
      out.printf("Generation %d serves, after %.1f s.%n", generation, seconds);
    }
  }
}
