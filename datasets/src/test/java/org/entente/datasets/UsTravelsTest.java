package org.entente.datasets;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.entente.contracts.Entity;
import org.entente.contracts.EntityKey;
import org.entente.contracts.Event;
import org.entente.contracts.Kind;
import org.entente.contracts.Person;
import org.entente.contracts.Position;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The risk: a visit is entered under a party that was not there, or a role that was not held. */
class UsTravelsTest {
  private static final Path SOURCE = Path.of("src/test/resources/office-of-the-historian");
  private static final Path TABLES = Path.of("");

  @TempDir static Path out;
  private static Dataset travels;
  private static Dataset officials;
  private static int rejects;

  @BeforeAll
  static void make() {
    travels = new Dataset(out.resolve("travels"));
    officials = new Dataset(out.resolve("officials"));
    rejects = UsTravels.make(SOURCE, travels.folder(), TABLES);
    UsOfficials.make(SOURCE, officials.folder(), TABLES);
  }

  @Test
  void everyTripBecomesTheVisitThatItWas() throws IOException {
    Map<String, Event> events =
        travels.records(Event.class).stream()
            .collect(Collectors.toMap(Event::id, Function.identity()));
    List<Table.Row> expected = Table.tsv(Path.of("src/test/resources/us-travels-expected.tsv"));
    assertEquals(expected.size(), events.size());
    for (Table.Row row : expected) {
      Event event = events.get(row.required("id"));
      String reason = row.required("reason");
      assertEquals(row.required("date"), event.date(), reason);
      assertEquals(row.required("party"), event.host(), reason);
      assertEquals(Set.of("US", row.required("party")), Set.copyOf(event.parties()), reason);
      assertEquals(row.required("form"), Objects.requireNonNullElse(event.form(), "-"), reason);
      assertEquals(row.required("level"), Objects.requireNonNullElse(event.level(), "-"), reason);
      String role = event.participants().getFirst().role();
      assertEquals(row.required("role"), Objects.requireNonNullElse(role, "-"), reason);
      assertEquals(row.required("title"), event.title(), reason);
    }
  }

  @Test
  void aPlaceThatTheSourceLeavesOutStaysOut() throws IOException {
    Event audience =
        travels.records(Event.class).stream()
            .filter(event -> event.id().equals("us-travel-797"))
            .findFirst()
            .orElseThrow();
    assertNull(audience.place().name());
    assertEquals("VA", audience.place().country());
  }

  @Test
  void whatCannotBeMappedIsListedWithItsReason() throws IOException {
    List<String> lines = Files.readAllLines(travels.folder().resolve("rejects.tsv"));
    assertEquals(2, rejects);
    assertEquals(3, lines.size());
    assertTrue(lines.get(1).startsWith("us-trips.csv\t2734\tno German state acted"), lines.get(1));
    assertTrue(lines.get(2).startsWith("us-trips.csv\t163\tno code in ISO 3166-1"), lines.get(2));
  }

  @Test
  void everyReferenceLeadsToARecordOfTheDatasetOrToAParty() throws IOException {
    List<Entity> records = travels.records();
    Set<EntityKey> known =
        Stream.concat(records.stream(), Dataset.PARTIES.records().stream())
            .map(Entity::key)
            .collect(Collectors.toCollection(HashSet::new));
    assertEquals(
        List.of(),
        records.stream().flatMap(References::of).filter(key -> !known.contains(key)).toList());
  }

  @Test
  void thePresidentIsNotTakenForHisGrandson() throws IOException {
    Map<String, Person> people = people(officials);
    assertEquals("1915", people.get("taft-william-howard").born());
    Person president = people.get("taft-william-howard-president");
    assertNull(president.born());
    assertEquals("1909-03-04/1913-03-04", president.positions().getFirst().period());
  }

  @Test
  void anOfficialWhoBecamePresidentIsOnePerson() throws IOException {
    Person bush = people(travels).get("bush-george-herbert-walker");
    assertEquals(
        List.of("us-mission-un", "us-mission-china", "us-presidency"),
        bush.positions().stream().map(Position::organization).toList());
  }

  @Test
  void travelsAndOfficialsShowTheVerySamePeople() throws IOException {
    for (Kind kind : List.of(Kind.PERSON, Kind.ORGANIZATION)) {
      assertTrue(officials.lines(kind).containsAll(travels.lines(kind)), kind.collection());
    }
  }

  private static Map<String, Person> people(Dataset dataset) throws IOException {
    return dataset.records(Person.class).stream()
        .collect(Collectors.toMap(Person::id, Function.identity()));
  }
}
