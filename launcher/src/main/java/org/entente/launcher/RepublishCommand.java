package org.entente.launcher;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "republish",
    description = "Has the owners publish again to Kafka what they have published.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./entente republish                            everything of both owners",
      "  ./entente republish people                     everything of one",
      "  ./entente republish --key person/asha-rao      one record's changes",
      "  ./entente republish events --since 4000        what follows a seq of one owner",
      "",
      "For consumers that lost something, or a topic that did. The ledger is the truth:",
      "consumers drop what they have. Returns at once; status shows how far it is."
    })
final class RepublishCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "OWNER",
      arity = "0..1",
      description = "people or events; default: both, or the one that has the key.")
  private String owner;

  @ArgGroup private What what;

  /** Not both. */
  private static final class What {
    @Option(names = "--key", paramLabel = "KIND/ID", description = "The changes of one record.")
    private String key;

    @Option(names = "--since", paramLabel = "SEQ", description = "What follows a seq.")
    private Long since;
  }

  @Option(names = "--json", description = "Print the owners' answers as JSON.")
  private boolean json;

  @Override
  public Integer call() {
    String key = what == null ? null : what.key;
    Long since = what == null ? null : what.since;
    if (since != null && owner == null) {
      spec.commandLine()
          .getErr()
          .println("--since is a number of one owner: say which, people or events.");
      return 2;
    }
    Settings settings = Settings.fromEnvironment();
    List<Service> owners = owner == null && key != null ? ownersOf(key) : Owners.named(owner);
    try (var api = new Api(settings)) {
      var all = Api.JSON.createArrayNode();
      for (Service one : owners) {
        JsonNode answer =
            new Owners(api, settings).post(one, "/api/v1/republish" + query(key, since));
        all.add(answer);
        if (!json) {
          spec.commandLine().getOut().println(line(one, answer));
        }
      }
      if (json) {
        spec.commandLine().getOut().println(all.toPrettyString());
      }
    }
    return 0;
  }

  private static List<Service> ownersOf(String key) {
    String kind = key.substring(0, Math.max(0, key.indexOf('/')));
    return switch (kind) {
      case "party", "person", "organization" -> List.of(Service.PEOPLE);
      case "event", "series", "initiative" -> List.of(Service.EVENTS);
      default ->
          throw new Failure(
              "'%s' is no key of a record; keys look like person/asha-rao or event/talk."
                  .formatted(key));
    };
  }

  private static String query(String key, Long since) {
    if (key != null) {
      return "?key=" + URLEncoder.encode(key, StandardCharsets.UTF_8);
    }
    return since == null ? "" : "?since=" + since;
  }

  private static String line(Service owner, JsonNode answer) {
    return answer.has("key")
        ? "%s publishes %s again".formatted(owner.fullName(), answer.path("key").asText())
        : "%s publishes again what follows change %,d"
            .formatted(owner.fullName(), answer.path("published").asLong());
  }
}
