package org.entente.launcher;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "timeline",
    description = "Prints what happened, oldest first.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./entente timeline IN-JP",
      "  ./entente timeline IN-JP --from 2024-08 --kind dialogue",
      "  ./entente timeline person/vikram-misri --order desc --limit 5",
      "  ./entente timeline all --q '\"supply chain\"' --status scheduled",
      "  ./entente timeline IN-JP --as-of 2024-12-01T00:00:00Z",
      "  ./entente timeline IN-JP --json | jq '.entries[].title'",
      "  ./entente timeline IN-JP --format csv > in-jp.csv"
    })
final class TimelineCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = View.LABEL, description = View.DESCRIPTION)
  private String view;

  @Mixin private Filters filters;

  @Option(
      names = "--limit",
      paramLabel = "N",
      description = "At most so many entries; default: all. For text and JSON.")
  private int limit = Integer.MAX_VALUE;

  @Option(
      names = "--format",
      description = "text (default), json, or a file's format: see ./entente export --help.")
  private String format = "text";

  @Option(names = "--json", description = "The same as --format json.")
  private boolean json;

  @Override
  public Integer call() {
    if (limit < 1) {
      throw Failure.ofUse("--limit must be at least 1.");
    }
    Settings settings = Settings.fromEnvironment();
    PrintWriter out = spec.commandLine().getOut();
    try (var api = new Api(settings)) {
      if (!json && !format.equals("text")) {
        Export.of(view, format, filters.query()).to(api, System.out);
        return 0;
      }
      List<JsonNode> entries = View.of(view).read(api, filters.query(), limit);
      if (json) {
        out.println(Export.json(entries).toPrettyString());
      } else if (entries.isEmpty()) {
        spec.commandLine().getErr().println("Nothing is recorded there.");
      } else {
        new TimelineText(width()).lines(entries).forEach(out::println);
      }
    }
    return 0;
  }

  /** The terminal's width where it is known. */
  static int width() {
    String columns = System.getenv().getOrDefault("COLUMNS", "");
    return columns.matches("\\d{1,4}") ? Integer.parseInt(columns) : 100;
  }
}
