package org.entente.launcher;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "export",
    description = "Writes a whole timeline, filtered as you like, to a file or the output.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./entente export IN-JP --format csv > in-jp.csv",
      "  ./entente export IN-JP -o in-jp.ics",
      "  ./entente export all --from 2024 --format ndjson",
      "  ./entente export IN-JP -o briefing.html --lang ja",
      "",
      "Formats: json, ndjson, csv, ics (calendar), atom and jsonfeed (the 100 entries last",
      "changed), timelinejs, jsonld, html (a briefing to print). A vague date never becomes a",
      "day: a calendar leaves it out unless --vague-as-span is given."
    })
final class ExportCommand implements Callable<Integer> {
  @Parameters(paramLabel = View.LABEL, description = View.DESCRIPTION)
  private String view;

  @Mixin private Filters filters;

  @Option(names = "--format", description = "Default: the file's ending, else ndjson.")
  private String format;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "Written whole or not at all; default: the output.")
  private Path file;

  @Option(
      names = "--vague-as-span",
      description = "Calendar: show a vague date over all days it may mean.")
  private boolean vagueAsSpan;

  @Override
  public Integer call() {
    String query = filters.query() + (vagueAsSpan ? "&vague=span" : "");
    var export = Export.of(view, format(), query);
    try (var api = new Api(Settings.fromEnvironment())) {
      if (file == null) {
        export.to(api, System.out);
      } else {
        toFile(export, api);
      }
    }
    return 0;
  }

  private String format() {
    if (format != null) {
      return format;
    }
    String name = file == null ? "" : file.getFileName().toString();
    int dot = name.lastIndexOf('.');
    return dot < 0 ? "ndjson" : name.substring(dot + 1);
  }

  private void toFile(Export export, Api api) {
    Path making = file.resolveSibling(file.getFileName() + ".part");
    try {
      try (OutputStream out = Files.newOutputStream(making)) {
        export.to(api, out);
      }
      Files.move(making, file, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new Failure("The file " + file + " cannot be written: " + e.getMessage(), e);
    } finally {
      making.toFile().delete();
    }
  }
}
