package org.entente.launcher;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.List;
import picocli.CommandLine.Option;

/** The timeline's filters as options (DESIGN §7). What a value may be, the service decides. */
final class Filters {
  @Option(names = "--from", paramLabel = "DATE", description = "From this date (EDTF) on.")
  private String from;

  @Option(names = "--to", paramLabel = "DATE", description = "Up to this date (EDTF).")
  private String to;

  @Option(
      names = "--match",
      paramLabel = "HOW",
      description = "overlap (default), or certain: dates that lie wholly within.")
  private String match;

  @Option(
      names = "--kind",
      description = "meeting, visit, dialogue …; may be repeated, as all that follow.")
  private List<String> kinds = List.of();

  @Option(names = "--status", description = "scheduled, held, postponed, cancelled.")
  private List<String> statuses = List.of();

  @Option(names = "--level", description = "leaders, ministers, officials, experts.")
  private List<String> levels = List.of();

  @Option(names = "--topic", description = "Only with this topic.")
  private List<String> topics = List.of();

  @Option(names = "--party", paramLabel = "ID", description = "Only with this party too.")
  private List<String> parties = List.of();

  @Option(names = "--person", paramLabel = "ID", description = "Only with this person.")
  private List<String> people = List.of();

  @Option(names = "--organization", paramLabel = "ID", description = "Only with this organisation.")
  private List<String> organizations = List.of();

  @Option(names = "--series", paramLabel = "ID", description = "Only of this series.")
  private List<String> series = List.of();

  @Option(names = "--initiative", paramLabel = "ID", description = "Only of this initiative.")
  private List<String> initiatives = List.of();

  @Option(names = "--q", paramLabel = "WORDS", description = "Only with these words.")
  private String words;

  @Option(
      names = "--multilateral",
      paramLabel = "HOW",
      description = "include (default), exclude, or all: also those of more than 32 parties.")
  private String multilateral;

  @Option(names = "--order", description = "asc (default) or desc.")
  private String order;

  @Option(names = "--lang", description = "Language of names and dates, such as ja.")
  private String lang;

  @Option(
      names = "--as-of",
      paramLabel = "TIME",
      description = "As recorded up to then, such as 2024-12-01T00:00:00Z.")
  private String asOf;

  /** As parameters, each with {@code &} before it. */
  String query() {
    var query = new StringBuilder();
    add(query, "from", from);
    add(query, "to", to);
    add(query, "match", match);
    kinds.forEach(value -> add(query, "kind", value));
    statuses.forEach(value -> add(query, "status", value));
    levels.forEach(value -> add(query, "level", value));
    topics.forEach(value -> add(query, "topic", value));
    parties.forEach(value -> add(query, "party", value));
    people.forEach(value -> add(query, "person", value));
    organizations.forEach(value -> add(query, "organization", value));
    series.forEach(value -> add(query, "series", value));
    initiatives.forEach(value -> add(query, "initiative", value));
    add(query, "q", words);
    add(query, "multilateral", multilateral);
    add(query, "order", order);
    add(query, "lang", lang);
    add(query, "asOf", asOf);
    return query.toString();
  }

  private static void add(StringBuilder query, String name, String value) {
    if (value != null) {
      query.append('&').append(name).append('=').append(encode(value));
    }
  }

  static String encode(String text) {
    return URLEncoder.encode(text, UTF_8).replace("+", "%20");
  }
}
