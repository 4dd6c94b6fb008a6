package org.entente.datasets;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.entente.contracts.EntityJson;
import org.entente.contracts.EntityJson.Reading;
import org.entente.contracts.Identifier;
import org.entente.contracts.Kind;
import org.entente.contracts.Link;
import org.entente.contracts.Name;
import org.entente.contracts.Organization;
import org.entente.contracts.Person;
import org.entente.contracts.Position;
import org.entente.contracts.Source;

/**
 * Members of the Lok Sabha, from EveryPolitician's Popolo document. Ids of people are Popolo's, as
 * the people service's own Popolo import makes them (API §3), so that both mean the same person.
 */
final class LokSabha {
  private static final String HOUSE = "lok-sabha";
  private static final String FILE = "popolo";

  private final Map<String, String> names = new HashMap<>();
  private final Map<String, String> termStarts = new HashMap<>();
  private final Map<String, List<Position>> seats = new TreeMap<>();
  private final Rejects rejects = new Rejects();

  private LokSabha() {}

  /** Writes people, the house and rejects to {@code out}; how many rows were left out. */
  static int make(Path popolo, Path out) {
    JsonNode document = read(popolo);
    LokSabha house = new LokSabha();
    for (String collection : List.of("organizations", "areas", "events")) {
      document.path(collection).forEach(one -> house.names.put(text(one, "id"), text(one, "name")));
    }
    document
        .path("events")
        .forEach(term -> house.termStarts.put(text(term, "id"), text(term, "start_date")));
    document.path("memberships").forEach(house::addSeat);
    List<Person> people = new ArrayList<>();
    document.path("persons").forEach(person -> people.add(house.person(person)));
    people.sort(Comparator.comparing(Person::id));
    house.seats.forEach((person, _) ->
        house.rejects.add(FILE, person, "a membership of somebody who is not in the file", ""));
    Ndjson.write(out, Kind.ORGANIZATION, List.of(house()));
    Ndjson.write(out, Kind.PERSON, people);
    house.rejects.write(out);
    return house.rejects.count();
  }

  private static JsonNode read(Path popolo) {
    try {
      return switch (EntityJson.tree(Files.readAllBytes(popolo))) {
        case Reading.Good<JsonNode>(JsonNode tree) -> tree;
        case Reading.Refused<JsonNode> refused ->
            throw new IOException(popolo + ": " + refused.faults().getFirst().detail());
      };
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * A seat is held at some time within its term: the file has no days of election, and who came by
   * a by-election later is not marked. So the start is the term's, uncertain, and the end unknown.
   */
  private void addSeat(JsonNode membership) {
    String start = termStarts.get(text(membership, "legislative_period_id"));
    String person = text(membership, "person_id");
    if (!"legislature".equals(text(membership, "organization_id")) || start == null) {
      rejects.add(FILE, person, "no seat in a term whose start the file gives", "");
      return;
    }
    Position seat =
        new Position(
            "Member of the Lok Sabha",
            HOUSE,
            start + "?/",
            null,
            null,
            "%s; elected for %s (%s)."
                .formatted(
                    names.get(text(membership, "legislative_period_id")),
                    names.get(text(membership, "area_id")),
                    names.get(text(membership, "on_behalf_of_id"))),
            null);
    seats.computeIfAbsent(person, _ -> new ArrayList<>()).add(seat);
  }

  private Person person(JsonNode person) {
    String popoloId = text(person, "id");
    String id = popoloId.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9._-]", "-");
    String name = text(person, "name").strip();
    List<Position> held = seats.remove(popoloId);
    List<Identifier> identifiers = new ArrayList<>();
    identifiers.add(new Identifier("popolo", popoloId));
    person
        .path("identifiers")
        .forEach(
            one -> identifiers.add(new Identifier(text(one, "scheme"), text(one, "identifier"))));
    return new Person(
        id,
        name,
        spoken(name),
        "IN",
        text(person, "birth_date"),
        text(person, "death_date"),
        text(person, "gender"),
        text(person, "image"),
        null,
        held,
        identifiers,
        links(person, popoloId),
        sources(person, name));
  }

  /** "Adsul, Shri Anandrao" is also said "Shri Anandrao Adsul". */
  private static List<Name> spoken(String name) {
    String[] parts = name.split("\\s*,\\s*");
    return parts.length == 2
        ? List.of(new Name(parts[1] + " " + parts[0], "en", null, "alias"))
        : List.of();
  }

  private List<Link> links(JsonNode person, String id) {
    List<Link> links = new ArrayList<>();
    for (JsonNode link : person.path("links")) {
      String url = text(link, "url");
      if (url.startsWith("http://") || url.startsWith("https://")) {
        links.add(new Link(url, text(link, "note")));
      } else {
        rejects.add(FILE, id, "a link without http or https", url);
      }
    }
    return links;
  }

  private static List<Source> sources(JsonNode person, String name) {
    List<Source> sources = new ArrayList<>();
    person.path("sources").forEach(one -> sources.add(source(name, text(one, "url"))));
    return sources;
  }

  private static Source source(String title, String url) {
    return new Source(
        title, "Lok Sabha", url, null, null, null, null, null, null, "gathered by EveryPolitician");
  }

  private static Organization house() {
    return new Organization(
        HOUSE,
        "Lok Sabha",
        null,
        null,
        "IN",
        "parliament",
        null,
        null,
        null,
        List.of(new Identifier("wikidata", "Q230003")),
        null,
        List.of(source("Lok Sabha", null)),
        null);
  }

  private static String text(JsonNode node, String field) {
    return node.path(field).textValue();
  }
}
