package org.entente.launcher;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.Console;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "recover",
    description = "Gives an owner's database back what only its topic still has.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./entente recover              what is missing, and whether to append it",
      "  ./entente recover --dry-run    what is missing, nothing more",
      "  ./entente recover --yes        append without asking",
      "",
      "After a database was restored from a backup, its topic has changes that the ledger",
      "lacks: the owner then refuses writes. They are appended as they were. Where both have",
      "different changes under one number, what differs is told and nothing is changed."
    })
final class RecoverCommand implements Callable<Integer> {
  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final int MOST_SHOWN = 20;

  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "OWNER",
      arity = "0..1",
      description = "people or events; default: both.")
  private String owner;

  @Option(names = "--dry-run", description = "Say what would be appended, change nothing.")
  private boolean dryRun;

  @Option(
      names = {"--yes", "-y"},
      description = "Append without asking.")
  private boolean yes;

  @Override
  public Integer call() {
    if (dryRun && yes) {
      spec.commandLine().getErr().println("--dry-run and --yes contradict each other.");
      return 2;
    }
    Settings settings = Settings.fromEnvironment();
    try (var api = new Api(settings)) {
      var owners = new Owners(api, settings);
      List<Service> lacking = new ArrayList<>();
      boolean healthy = true;
      for (Service one : Owners.named(owner)) {
        JsonNode finding = owners.post(one, "/api/v1/recover?dryRun=true");
        describe(one, finding);
        healthy &= finding.path("differences").isEmpty();
        if (finding.path("differences").isEmpty() && finding.path("missing").asLong() > 0) {
          lacking.add(one);
        }
      }
      if (dryRun || lacking.isEmpty()) {
        return healthy ? 0 : 1;
      }
      if (!yes && !agreed()) {
        spec.commandLine()
            .getErr()
            .println("Nothing was changed. ./entente recover --yes appends.");
        return 1;
      }
      lacking.forEach(one -> append(api, owners, one));
      return healthy ? 0 : 1;
    }
  }

  private void describe(Service owner, JsonNode finding) {
    PrintWriter out = spec.commandLine().getOut();
    long missing = finding.path("missing").asLong();
    JsonNode differences = finding.path("differences");
    if (!differences.isEmpty()) {
      out.printf(
          "%s and its topic contradict each other; this cannot be healed:%n", owner.fullName());
      differences.forEach(
          one -> out.println("  " + TimelineText.clean(one.path("detail").asText())));
      return;
    }
    if (missing == 0) {
      out.printf("%s lacks nothing that its topic has%n", owner.fullName());
      return;
    }
    out.printf(
        "%s stands at change %,d and lacks %,d of its topic:%n",
        owner.fullName(), finding.path("seq").asLong(), missing);
    int shown = 0;
    for (JsonNode change : finding.path("changes")) {
      if (shown++ == MOST_SHOWN) {
        break;
      }
      out.println(
          TimelineText.clean(
              "  %d  %s  %s/%s@%d %s%s"
                  .formatted(
                      change.path("seq").asLong(),
                      change.path("recordedAt").asText(),
                      change.path("kind").asText(),
                      change.path("id").asText(),
                      change.path("revision").asInt(),
                      change.path("change").asText(),
                      change.has("actor") ? " by " + change.path("actor").asText() : "")));
    }
    if (missing > MOST_SHOWN) {
      out.printf("  … and %,d more%n", missing - MOST_SHOWN);
    }
  }

  private static boolean agreed() {
    Console console = System.console();
    if (console == null || !console.isTerminal()) {
      return false;
    }
    String answer = console.readLine("Append them to the ledger? [y/N] ");
    return answer != null && answer.strip().toLowerCase(Locale.ROOT).matches("y(es)?");
  }

  private void append(Api api, Owners owners, Service owner) {
    JsonNode done = owners.post(owner, "/api/v1/recover");
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (api.get(owner, "/api/v1/status").has("divergence")) {
      if (System.nanoTime() > end) {
        throw new Failure(
            "The %s has the changes, but still refuses writes; ./entente status says why."
                .formatted(owner.fullName()));
      }
      pause();
    }
    spec.commandLine()
        .getOut()
        .printf(
            "%s has %,d changes back and takes writes%n",
            owner.fullName(), done.path("appended").asLong());
  }

  private static void pause() {
    try {
      Thread.sleep(200);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Failure("Interrupted.", e);
    }
  }
}
