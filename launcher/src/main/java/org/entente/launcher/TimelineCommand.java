package org.entente.launcher;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "timeline",
    description = "Prints what happened between two parties, oldest first.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./entente timeline IN-JP",
      "  ./entente timeline IN-JP --from 2024-08 --kind dialogue",
      "  ./entente timeline IN-JP --order desc --limit 5",
      "  ./entente timeline IN-JP --json | jq '.entries[].title'"
    })
final class TimelineCommand implements Callable<Integer> {
  private static final int PAGE = 500;

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "PAIR", description = "Two party ids with a hyphen, such as IN-JP.")
  private String pair;

  @Option(names = "--from", paramLabel = "DATE", description = "From this date (EDTF) on.")
  private String from;

  @Option(names = "--to", paramLabel = "DATE", description = "Up to this date (EDTF).")
  private String to;

  @Option(names = "--kind", description = "Only this kind; may be repeated.")
  private List<String> kinds = List.of();

  @Option(names = "--topic", description = "Only this topic; may be repeated.")
  private List<String> topics = List.of();

  @Option(
      names = "--person",
      paramLabel = "ID",
      description = "Only with this person; may be repeated.")
  private List<String> people = List.of();

  @Option(names = "--order", description = "asc (default) or desc.")
  private String order;

  @Option(names = "--lang", description = "Language of names and dates, such as ja.")
  private String lang;

  @Option(
      names = "--limit",
      paramLabel = "N",
      description = "At most so many entries; default: all.")
  private int limit = Integer.MAX_VALUE;

  @Option(names = "--json", description = "Print the entries as JSON.")
  private boolean json;

  @Override
  public Integer call() {
    if (limit < 1) {
      spec.commandLine().getErr().println("--limit must be at least 1.");
      return 2;
    }
    Settings settings = Settings.fromEnvironment();
    PrintWriter out = spec.commandLine().getOut();
    try (var api = new Api(settings)) {
      List<JsonNode> entries = read(api, pair, query(), limit);
      if (json) {
        var answer = Api.JSON.createObjectNode();
        answer.putArray("entries").addAll(entries);
        out.println(answer.toPrettyString());
      } else if (entries.isEmpty()) {
        spec.commandLine().getErr().println("Nothing is recorded there.");
      } else {
        new TimelineText(width()).lines(entries).forEach(out::println);
      }
    }
    return 0;
  }

  /** Follows the pages until there is no next one or enough has been read. */
  static List<JsonNode> read(Api api, String pair, String query, int limit) {
    var entries = new ArrayList<JsonNode>();
    String cursor = "";
    do {
      int size = Math.min(PAGE, limit - entries.size());
      JsonNode page =
          api.get(
              Service.TIMELINE,
              "/api/v1/partnerships/%s/timeline?limit=%d%s%s"
                  .formatted(encode(pair), size, query, cursor));
      page.path("entries").forEach(entries::add);
      String next = page.path("next").asText("");
      cursor = page.path("next").isNull() || next.isEmpty() ? "" : "&cursor=" + encode(next);
    } while (!cursor.isEmpty() && entries.size() < limit);
    return entries;
  }

  private String query() {
    var once = new LinkedHashMap<String, String>();
    once.put("from", from);
    once.put("to", to);
    once.put("order", order);
    once.put("lang", lang);
    var query = new StringBuilder();
    once.forEach((name, value) -> add(query, name, value == null ? List.of() : List.of(value)));
    Map.of("kind", kinds, "topic", topics, "person", people)
        .forEach((name, values) -> add(query, name, values));
    return query.toString();
  }

  private static void add(StringBuilder query, String name, List<String> values) {
    values.forEach(value -> query.append('&').append(name).append('=').append(encode(value)));
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, UTF_8).replace("+", "%20");
  }

  /** The terminal's width where it is known. */
  static int width() {
    String columns = System.getenv().getOrDefault("COLUMNS", "");
    return columns.matches("\\d{1,4}") ? Integer.parseInt(columns) : 100;
  }
}
