package org.entente.launcher;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "dead-letters",
    description = "Messages that the timeline could not read: lists them, or reads them again.",
    synopsisSubcommandLabel = "(list | replay)",
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./entente dead-letters list",
      "  ./entente dead-letters list --json | jq '.deadLetters[].reason'",
      "  ./entente dead-letters replay 17 18",
      "  ./entente dead-letters replay --all"
    })
final class DeadLettersCommand {
  @Spec private CommandSpec spec;

  @Command(description = "Prints where each came from and why it could not be read, oldest first.")
  int list(@Option(names = "--json", description = "Print them whole, as JSON.") boolean json) {
    Settings settings = Settings.fromEnvironment();
    PrintWriter out = spec.commandLine().getOut();
    try (var api = new Api(settings)) {
      List<JsonNode> letters = read(api, settings);
      if (json) {
        var answer = Api.JSON.createObjectNode();
        answer.putArray("deadLetters").addAll(letters);
        out.println(answer.toPrettyString());
      } else if (letters.isEmpty()) {
        spec.commandLine().getErr().println("There are no dead letters.");
      } else {
        letters.forEach(letter -> out.println(line(letter)));
      }
    }
    return 0;
  }

  @Command(description = "Reads messages again; ends with 1 where one still cannot be read.")
  int replay(
      @Parameters(paramLabel = "ID", description = "Numbers as list shows them.") List<Long> ids,
      @Option(names = "--all", description = "All of them.") boolean all) {
    if (all == (ids != null)) {
      throw Failure.ofUse("Give numbers as list shows them, or --all.");
    }
    Settings settings = Settings.fromEnvironment();
    try (var api = new Api(settings)) {
      List<Long> meant =
          all ? read(api, settings).stream().map(one -> one.path("id").asLong()).toList() : ids;
      boolean applied = true;
      for (long id : meant) {
        applied &= replay(api, settings, id);
      }
      return applied ? 0 : 1;
    }
  }

  private boolean replay(Api api, Settings settings, long id) {
    HttpRequest request =
        api.administration(settings, "/api/v1/dead-letters/" + id + "/replay")
            .POST(BodyPublishers.noBody())
            .build();
    Api.Answer answer = api.exchange(Service.TIMELINE, request);
    switch (answer.status()) {
      case 204 -> spec.commandLine().getOut().println(id + " applied");
      case 409 ->
          spec.commandLine()
              .getOut()
              .println(
                  id + " still dead: " + TimelineText.clean(answer.body().path("detail").asText()));
      default -> throw Api.refused(Service.TIMELINE, request, answer);
    }
    return answer.status() == 204;
  }

  private static List<JsonNode> read(Api api, Settings settings) {
    var letters = new ArrayList<JsonNode>();
    String cursor = "";
    while (cursor != null) {
      JsonNode page =
          api.send(
              Service.TIMELINE,
              api.administration(settings, "/api/v1/dead-letters?limit=500" + cursor).build());
      page.path("deadLetters").forEach(letters::add);
      cursor =
          page.hasNonNull("next") ? "&cursor=" + Filters.encode(page.path("next").asText()) : null;
    }
    return letters;
  }

  private static String line(JsonNode letter) {
    return TimelineText.clean(
        "%6d  %s/%d@%d  %s  %s"
            .formatted(
                letter.path("id").asLong(),
                letter.path("topic").asText(),
                letter.path("partition").asInt(),
                letter.path("offset").asLong(),
                letter.path("key").asText("no key"),
                letter.path("reason").asText()));
  }
}
