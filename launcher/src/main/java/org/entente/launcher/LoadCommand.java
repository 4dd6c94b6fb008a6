package org.entente.launcher;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "load",
    description = "Loads a folder of NDJSON files into the running services.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./entente load datasets/india-japan",
      "  ./entente load --dry-run my-dataset      what would be created, changed, rejected",
      "",
      "The folder holds one file per kind, each as far as wanted: parties.ndjson,",
      "organizations.ndjson, people.ndjson, series.ndjson, initiatives.ndjson,",
      "events.ndjson; one record a line. Loading again changes nothing that is the",
      "same. Ends with 1 when a record was rejected."
    })
final class LoadCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "DIR",
      arity = "1..*",
      description = "The folder; several are loaded in that order.")
  private List<Path> folders;

  @Option(names = "--dry-run", description = "Check and count, write nothing.")
  private boolean dryRun;

  @Option(names = "--no-wait", description = "Do not wait until the timeline shows it.")
  private boolean noWait;

  @Option(names = "--json", description = "Print the owners' answers as JSON.")
  private boolean json;

  @Override
  public Integer call() {
    Settings settings = Settings.fromEnvironment();
    List<Dataset> datasets = folders.stream().map(LoadCommand::dataset).toList();
    try (var api = new Api(settings)) {
      var results = new ArrayList<Import.Result>();
      for (Dataset dataset : datasets) {
        results.addAll(load(api, settings, dataset, dryRun, Progress.onTerminal()));
      }
      if (!noWait && !dryRun) {
        new Visible(api, settings, Progress.onTerminal())
            .await(through(results), Duration.ofMinutes(10));
      }
      print(results);
      return results.stream().allMatch(result -> result.count("rejected") == 0) ? 0 : 1;
    }
  }

  private static Dataset dataset(Path folder) {
    if (!Files.isDirectory(folder)) {
      throw new Failure("There is no folder " + folder + ".");
    }
    var dataset = new Dataset(folder);
    if (dataset.collections().isEmpty()) {
      throw new Failure(
          "The folder "
              + folder
              + " holds no file such as events.ndjson; see ./entente load --help.");
    }
    return dataset;
  }

  static List<Import.Result> load(
      Api api, Settings settings, Dataset dataset, boolean dryRun, Progress progress) {
    var sending = new Import(api, settings, Token.ofCommand(), progress);
    var results = new ArrayList<Import.Result>();
    for (Collection collection : dataset.collections()) {
      results.add(sending.send(dataset, collection, dryRun));
    }
    return results;
  }

  /** The owners' last numbers after an import. */
  static EnumMap<Service, Long> through(List<Import.Result> results) {
    var through = new EnumMap<Service, Long>(Service.class);
    results.forEach(
        result -> through.merge(result.collection().owner(), result.count("last"), Math::max));
    return through;
  }

  private void print(List<Import.Result> results) {
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      var answer = Api.JSON.createObjectNode();
      var list = answer.putArray("imports");
      results.forEach(result ->
          list.addObject()
              .put("collection", result.collection().word())
              .setAll((ObjectNode) result.counts()));
      out.println(answer.toPrettyString());
      return;
    }
    results.forEach(result -> out.println(line(result)));
    PrintWriter err = spec.commandLine().getErr();
    results.forEach(result -> rejects(result).forEach(err::println));
  }

  static String line(Import.Result result) {
    return "%-14s %,9d lines: %,d created, %,d updated, %,d unchanged, %,d rejected"
        .formatted(
            result.collection().word(),
            result.count("lines"),
            result.count("created"),
            result.count("updated"),
            result.count("unchanged"),
            result.count("rejected"));
  }

  static List<String> rejects(Import.Result result) {
    var lines = new ArrayList<String>();
    result
        .counts()
        .path("rejects")
        .forEach(reject ->
            lines.add(
                TimelineText.clean(
                    "%s line %d: %s %s %s"
                        .formatted(
                            result.collection().file(),
                            reject.path("line").asLong(),
                            reject.path("id").asText(""),
                            reject.path("pointer").asText(""),
                            reject.path("detail").asText("")))));
    return lines;
  }
}
