package org.entente.launcher;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
    name = "up",
    description = {
      "Starts Kafka, PostgreSQL and the three services on this machine, loads the datasets the first"
          + " time and stays in the foreground; Ctrl-C stops everything in order."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./entente up",
      "  ./entente up --no-datasets              with an empty record",
      "  ENTENTE_HOME=/tmp/other ENTENTE_TIMELINE_PORT=8180 ENTENTE_PEOPLE_PORT=8181 \\",
      "  ENTENTE_EVENTS_PORT=8182 ENTENTE_KAFKA_PORT=9192 ENTENTE_POSTGRES_PORT=5532 \\",
      "  ./entente up                            a second one beside the first",
      "",
      "Data, keys and logs lie in .entente/; whatever was killed before is cleaned up first."
    })
final class UpCommand implements Callable<Integer> {
  private static final String SHOWN_PAIR = "IN-JP";
  private static final int SHOWN_LINES = 14;

  @Spec private CommandSpec spec;

  @Option(names = "--no-datasets", description = "Do not load the datasets.")
  private boolean noDatasets;

  private PrintWriter out;
  private PrintWriter err;

  @Override
  public Integer call() {
    long begun = System.nanoTime();
    out = spec.commandLine().getOut();
    err = spec.commandLine().getErr();
    Settings settings = Settings.fromEnvironment();
    try (var home = Home.take(settings.home());
        var up = Up.prepare(settings, err::println)) {
      var stop = new Thread(() -> stop(up), "stop");
      Runtime.getRuntime().addShutdownHook(stop);
      err.println(
          "Starting Kafka, PostgreSQL and the services; logs are in " + settings.logs() + ".");
      up.start();
      writeEditorToken(settings);
      try (var api = new Api(settings)) {
        if (!noDatasets) {
          loadDatasets(api, settings, home);
        }
        tell(api, settings, (System.nanoTime() - begun) / 1e9);
      }
      err.println(up.awaitEnd());
      return 1;
    }
  }

  private void stop(Up up) {
    err.println("Stopping everything in order.");
    err.flush();
    up.close();
    err.println("Stopped. Everything written is in place for the next ./entente up.");
    err.flush();
  }

  private void writeEditorToken(Settings settings) {
    var token = new Token("editor", List.of("editor"), Duration.ofDays(30));
    try {
      Keys.writePrivately(
          settings.home().resolve("editor-token"),
          token.sign(new Keys(settings.keys()), Instant.now()) + "\n");
    } catch (IOException e) {
      throw new Failure("The editor's token cannot be written: " + e.getMessage(), e);
    }
  }

  private void loadDatasets(Api api, Settings settings, Home home) {
    var loaded = home.loaded();
    var through = new EnumMap<Service, Long>(Service.class);
    for (Dataset dataset : Dataset.in(settings.datasets())) {
      if (loaded.contains(dataset.name())) {
        continue;
      }
      err.println("Loading the dataset " + dataset.name() + ".");
      var results = LoadCommand.load(api, settings, dataset, false, Progress.onTerminal());
      results.forEach(result -> {
        err.println("  " + LoadCommand.line(result));
        LoadCommand.rejects(result).forEach(err::println);
      });
      LoadCommand.through(results).forEach((owner, last) -> through.merge(owner, last, Math::max));
      home.remember(dataset.name());
    }
    new Visible(api, settings, Progress.onTerminal()).await(through, Duration.ofMinutes(10));
  }

  private void tell(Api api, Settings settings, double seconds) {
    var entries = View.of(SHOWN_PAIR).read(api, "", 20);
    out.printf("Entente is up (%.1f s)%n", seconds);
    out.println();
    out.println("  timeline   " + settings.publicUrl(Service.TIMELINE) + "/");
    out.println(
        "             " + settings.publicUrl(Service.TIMELINE) + "/partnerships/" + SHOWN_PAIR);
    out.println("  people     " + settings.publicUrl(Service.PEOPLE) + "/api/v1/people");
    out.println("  events     " + settings.publicUrl(Service.EVENTS) + "/api/v1/events");
    out.println("  Kafka      127.0.0.1:" + settings.kafkaPort());
    out.println("  PostgreSQL 127.0.0.1:" + settings.postgresPort());
    out.println("  a token    ./entente token");
    out.println();
    var lines = new TimelineText(TimelineCommand.width()).lines(entries);
    lines.stream().limit(SHOWN_LINES).forEach(line -> out.println("  " + line));
    if (lines.size() > SHOWN_LINES) {
      out.println("  … the rest: ./entente timeline " + SHOWN_PAIR);
    }
    out.println();
    out.println("Ctrl-C stops everything.");
    out.flush();
  }
}
