package org.entente.datasets;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.entente.contracts.Organization;
import org.entente.contracts.Source;

/** What the Office of the Historian's slugs for titles and missions are called in words. */
final class UsTitles {
  private static final Set<String> SMALL = Set.of("for", "of", "and", "to", "the", "at");
  private static final Map<String, String> SHORT =
      Map.of("mgmt", "Management", "intl", "International");

  private static final Set<String> WITH_ARTICLE =
      Set.of(
          "bahamas",
          "central-african-republic",
          "comoros",
          "czech-republic",
          "dominican-republic",
          "gambia",
          "german-democratic-republic",
          "holy-see",
          "maldives",
          "marshall-islands",
          "netherlands",
          "philippines",
          "seychelles",
          "solomon-islands",
          "united-arab-emirates",
          "united-kingdom");

  private final Map<String, Table.Row> titles;
  private final Map<String, Table.Row> missions;
  private final Map<String, String> organizations;

  UsTitles(Path tables) {
    titles =
        Table.tsv(tables.resolve("us-officials/titles.tsv")).stream()
            .collect(Collectors.toMap(row -> row.required("role_title_id"), Function.identity()));
    var rows = Table.tsv(tables.resolve("us-officials/organizations.tsv"));
    missions =
        rows.stream()
            .filter(row -> row.get("scope") != null)
            .collect(Collectors.toMap(row -> row.required("scope"), Function.identity()));
    organizations =
        rows.stream().collect(Collectors.toMap(row -> row.required("id"), r -> r.required("name")));
  }

  String title(String slug) {
    Table.Row row = titles.get(slug);
    return row == null ? words(slug) : row.required("title");
  }

  boolean acting(String slug) {
    Table.Row row = titles.get(slug);
    return row != null && row.get("acting") != null;
  }

  /** The id of the organisation in which a role is held; null where the table does not know it. */
  String organization(String title, String kind, String scope) {
    return switch (kind) {
      case "missions-countries" ->
          missions.containsKey(scope) ? missions.get(scope).required("id") : "us-mission-" + scope;
      case "missions-orgs" ->
          missions.containsKey(scope) ? missions.get(scope).required("id") : null;
      case "positions-principals" -> {
        Table.Row row = titles.get(title);
        yield row == null || row.get("organization") == null
            ? "us-department-of-state"
            : row.required("organization");
      }
      default -> throw new IllegalArgumentException("an unknown kind of role: " + kind);
    };
  }

  Organization record(String id, Source source) {
    boolean mission = id.startsWith("us-mission-");
    return new Organization(
        id,
        organizations.containsKey(id) ? organizations.get(id) : missionTo(id),
        null,
        null,
        "US",
        mission ? "mission" : "government",
        mission ? "us-department-of-state" : null,
        null,
        null,
        null,
        null,
        List.of(source),
        null);
  }

  private static String missionTo(String id) {
    String scope = id.replaceFirst("^us-mission-", "");
    return "Mission of the United States to "
        + (WITH_ARTICLE.contains(scope) ? "the " : "")
        + words(scope);
  }

  private static String words(String slug) {
    return Stream.of(slug.split("-"))
        .map(word -> SHORT.getOrDefault(word, word))
        .map(word ->
            SMALL.contains(word)
                ? word
                : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
        .collect(Collectors.joining(" "));
  }
}
