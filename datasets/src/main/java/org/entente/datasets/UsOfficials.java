package org.entente.datasets;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.entente.contracts.Identifier;
import org.entente.contracts.Kind;
import org.entente.contracts.Name;
import org.entente.contracts.Organization;
import org.entente.contracts.Person;
import org.entente.contracts.Position;
import org.entente.contracts.Source;

/**
 * People and posts of the US Department of State since 1776, from the Office of the Historian's
 * files, with the Presidents of {@code us-travels/presidents.tsv}. The travels show the very same
 * people, so that the one dataset may be loaded after the other and changes nothing.
 */
final class UsOfficials {
  static final String HISTORIAN = "Office of the Historian, US Department of State";
  private static final String SITE = "https://history.state.gov/departmenthistory/";

  /** The Historian's files have no Presidents: their terms stand in a table of this module. */
  private static final Source PRESIDENTS =
      new Source(
          "Entente, datasets/us-travels/presidents.tsv",
          "Entente",
          null,
          null,
          null,
          null,
          null,
          null,
          null,
          "terms of office, entered by hand from common knowledge");

  private final UsTitles titles;
  private final SortedMap<String, Person> people = new TreeMap<>();
  private final Map<String, String> travellers = new TreeMap<>();
  private final Rejects rejects = new Rejects();

  private UsOfficials(UsTitles titles) {
    this.titles = titles;
  }

  /**
   * @param folder holds {@code us-officials-people.csv} and {@code us-officials-roles.csv}
   * @param tables the folder {@code datasets} with the tables of this module
   */
  static UsOfficials read(Path folder, Path tables) {
    UsOfficials officials = new UsOfficials(new UsTitles(tables));
    Map<String, List<Table.Row>> roles =
        Table.csv(folder.resolve("us-officials-roles.csv")).stream()
            .collect(Collectors.groupingBy(row -> row.required("person_id")));
    for (Table.Row row : Table.csv(folder.resolve("us-officials-people.csv"))) {
      List<Table.Row> held = roles.remove(row.required("id"));
      officials.addOfficial(row, held == null ? List.of() : held);
    }
    roles.values().stream()
        .flatMap(List::stream)
        .forEach(row -> officials.reject(row, "the person is not in us-officials-people.csv"));
    Table.tsv(tables.resolve("us-travels/presidents.tsv")).forEach(officials::addPresident);
    return officials;
  }

  /** Writes people, their organisations and what was left out to {@code out}. */
  static int make(Path folder, Path out, Path tables) {
    UsOfficials officials = read(folder, tables);
    List<Person> people = List.copyOf(officials.people.values());
    Ndjson.write(out, Kind.ORGANIZATION, officials.organizationsOf(people));
    Ndjson.write(out, Kind.PERSON, people);
    officials.rejects.write(out);
    return officials.rejects.count();
  }

  /** The person that a traveller's id stands for; null where neither file nor table knows it. */
  Person traveller(String id) {
    return people.get(travellers.getOrDefault(id, id));
  }

  /** The organisations in which these people held their posts. */
  List<Organization> organizationsOf(List<Person> people) {
    return people.stream()
        .flatMap(person -> person.positions().stream())
        .map(Position::organization)
        .flatMap(id ->
            id.startsWith("us-mission-") ? Stream.of(id, "us-department-of-state") : Stream.of(id))
        .distinct()
        .sorted()
        .map(id ->
            titles.record(
                id,
                id.equals("us-presidency")
                    ? PRESIDENTS
                    : source("people", "People of the Department of State")))
        .toList();
  }

  private void addOfficial(Table.Row row, List<Table.Row> roles) {
    String id = row.required("id");
    String name =
        Stream.of(row.get("forename"), row.get("surname"), row.get("gen_name"))
            .filter(Objects::nonNull)
            .collect(Collectors.joining(" "));
    List<Position> positions =
        roles.stream()
            .map(role -> position(role, row.get("death")))
            .filter(Objects::nonNull)
            .sorted(Comparator.comparing(Position::period))
            .toList();
    people.put(
        id,
        person(id, name, List.of(), row.get("birth"), row.get("death"), positions, "people/" + id));
  }

  private Position position(Table.Row row, String died) {
    String title = row.required("role_title_id");
    String organization = titles.organization(title, row.required("kind"), row.get("scope"));
    UsTerm term = UsTerm.of(row, died);
    if (organization == null || term.refusal() != null) {
      reject(
          row,
          organization == null ? "the organisation's short name is not known" : term.refusal());
      return null;
    }
    return new Position(
        titles.title(title),
        organization,
        term.period(),
        null,
        titles.acting(title) ? Boolean.TRUE : null,
        note(row, died),
        null);
  }

  private static String note(Table.Row row, String died) {
    List<String> sentences = new ArrayList<>();
    String appointed = row.get("appointed");
    if (appointed != null && !appointed.equals(row.get("started"))) {
      sentences.add("Appointed " + appointed + ".");
    }
    String ended = row.get("end_note");
    if (ended != null) {
      boolean open = ended.matches(".*\\b(on|about|after|before|by note)$");
      sentences.add(ended + (open && row.get("ended") != null ? " " + row.get("ended") : "") + ".");
    }
    if (row.get("ended") == null && died != null) {
      sentences.add("No end is given; died in " + died + ".");
    }
    if (row.get("note") != null) {
      sentences.add(row.get("note"));
    }
    return sentences.isEmpty() ? null : String.join(" ", sentences);
  }

  private void addPresident(Table.Row row) {
    String id = row.required("person");
    String name = row.required("name");
    travellers.put(row.required("traveller"), id);
    Person known = people.get(id);
    Position term =
        new Position(
            "President of the United States",
            "us-presidency",
            row.required("started") + "/" + (row.get("ended") == null ? ".." : row.get("ended")),
            null,
            null,
            null,
            List.of(PRESIDENTS));
    List<Position> positions = new ArrayList<>(known == null ? List.of() : known.positions());
    positions.add(term);
    positions.sort(Comparator.comparing(Position::period));
    people.put(
        id,
        known == null
            ? person(
                id,
                name,
                List.of(),
                null,
                null,
                positions,
                "travels/president/" + row.required("traveller"))
            : person(
                id,
                known.name(),
                known.name().equals(name)
                    ? known.names()
                    : List.of(new Name(name, "en", null, "alias")),
                known.born(),
                known.died(),
                positions,
                "people/" + id));
  }

  private static Person person(
      String id,
      String name,
      List<Name> names,
      String born,
      String died,
      List<Position> positions,
      String page) {
    return new Person(
        id,
        name,
        names,
        "US",
        born,
        died,
        null,
        null,
        null,
        positions,
        List.of(new Identifier("us-office-of-the-historian", id)),
        null,
        List.of(source(page, name)));
  }

  static Source source(String page, String title) {
    return new Source(title, HISTORIAN, SITE + page, null, null, null, null, "en", null, "CC0");
  }

  private void reject(Table.Row row, String reason) {
    rejects.add("us-officials-roles.csv", row.required("id"), reason, row.get("note"));
  }
}
