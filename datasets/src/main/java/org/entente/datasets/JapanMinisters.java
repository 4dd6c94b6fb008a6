package org.entente.datasets;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.entente.contracts.Identifier;
import org.entente.contracts.Kind;
import org.entente.contracts.Link;
import org.entente.contracts.Person;
import org.entente.contracts.Position;
import org.entente.contracts.Source;

/** Holders of offices in Japan, from every-politician-scrapers' table of Wikidata. */
final class JapanMinisters {
  private static final String WIKIDATA = "https://www.wikidata.org/wiki/";
  private static final String WIKIPEDIA = "https://en.wikipedia.org/wiki/";

  private final JapanPosts posts;
  private final Rejects rejects = new Rejects();

  private JapanMinisters(JapanPosts posts) {
    this.posts = posts;
  }

  /** Writes people, organisations and rejects to {@code out}; how many rows made no position. */
  static int make(Path holders, Path out, Path tables) {
    JapanMinisters ministers =
        new JapanMinisters(new JapanPosts(tables.resolve("japan-ministers/organizations.tsv")));
    Map<String, List<Table.Row>> rows =
        Table.csv(holders).stream()
            .collect(
                Collectors.groupingBy(
                    row -> row.required("personID"), LinkedHashMap::new, Collectors.toList()));
    List<Person> people =
        rows.values().stream()
            .map(ministers::person)
            .sorted(Comparator.comparing(Person::id))
            .toList();
    Ndjson.write(out, Kind.ORGANIZATION, ministers.posts.used());
    Ndjson.write(out, Kind.PERSON, people);
    ministers.rejects.write(out);
    return ministers.rejects.count();
  }

  private Person person(List<Table.Row> rows) {
    Table.Row first = rows.getFirst();
    String wikidata = first.required("personID");
    String name = first.required("person");
    List<Position> positions = new ArrayList<>();
    for (Table.Row row : rows) {
      JapanPosts.Answer answer = posts.find(row.required("position"));
      String refusal =
          answer.refusal() != null
              ? answer.refusal()
              : rows.stream().anyMatch(other -> saysMore(other, row))
                  ? "another row of the same post holds these days"
                  : null;
      if (refusal == null) {
        positions.add(position(row, answer.organization()));
      } else {
        reject(row, refusal);
      }
    }
    positions.sort(Comparator.comparing(Position::period));
    return new Person(
        Slug.of(name) + "-" + Slug.of(wikidata),
        name,
        null,
        "JP",
        first.get("DOB"),
        first.get("DOD"),
        first.get("gender"),
        image(first.get("image")),
        null,
        positions,
        List.of(new Identifier("wikidata", wikidata)),
        links(first.get("enwiki")),
        List.of(
            new Source(
                name,
                "Wikidata",
                WIKIDATA + wikidata,
                null,
                null,
                null,
                null,
                null,
                null,
                "CC0; by the tables of every-politician-scrapers")));
  }

  private static Position position(Table.Row row, String organization) {
    String end = row.get("end");
    return new Position(
        row.required("position"),
        organization,
        row.required("start") + "/" + (end == null ? "" : end),
        null,
        null,
        null,
        null);
  }

  /**
   * Whether the other row, of the same post, has all days of this one and an end where it has none.
   */
  private static boolean saysMore(Table.Row other, Table.Row row) {
    if (other == row || !other.required("position").equals(row.required("position"))) {
      return false;
    }
    String start = row.required("start");
    String end = row.get("end");
    String otherStart = other.required("start");
    String otherEnd = other.get("end");
    if (otherEnd == null) {
      return false;
    }
    return end == null
        ? otherStart.equals(start)
        : !(otherStart.equals(start) && otherEnd.equals(end))
            && (finer(otherStart, start)
                || !finer(start, otherStart) && otherStart.compareTo(start) < 0)
            && (finer(otherEnd, end) || !finer(end, otherEnd) && otherEnd.compareTo(end) > 0);
  }

  /** Whether the one date is the other, or a day or month within it. */
  private static boolean finer(String one, String other) {
    return one.startsWith(other);
  }

  private void reject(Table.Row row, String reason) {
    rejects.add(
        "japan-holders.csv",
        row.required("personID"),
        reason,
        "%s, %s, %s/%s"
            .formatted(
                row.required("person"),
                row.required("position"),
                row.get("start"),
                row.get("end")));
  }

  /** Wikimedia Commons' address of a file by its name; never loaded here. */
  private static String image(String file) {
    return file == null
        ? null
        : "https://commons.wikimedia.org/wiki/Special:FilePath/" + encoded(file);
  }

  private static List<Link> links(String article) {
    return article == null
        ? List.of()
        : List.of(new Link(WIKIPEDIA + encoded(article.replace(' ', '_')), article));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
