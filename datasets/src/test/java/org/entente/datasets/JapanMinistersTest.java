package org.entente.datasets;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.entente.contracts.Entity;
import org.entente.contracts.EntityKey;
import org.entente.contracts.Person;
import org.entente.contracts.Position;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The risk: one term becomes several posts, or a post lands in the wrong house. */
class JapanMinistersTest {
  @TempDir static Path out;
  private static Dataset dataset;
  private static int rejects;

  @BeforeAll
  static void make() {
    dataset = new Dataset(out);
    rejects =
        JapanMinisters.make(Path.of("src/test/resources/japan-holders.csv"), out, Path.of(""));
  }

  @ParameterizedTest
  @CsvSource({
    // Wikidata has the whole of Mori's term and its two halves
    "yoshiro-mori-q233499, Prime Minister, cabinet-jp, 2000-04-05/2001-04-26",
    // one with an end and one without: the end is known
    "kenji-wakamiya-q6389383, Minister for the World Expo 2025, cabinet-jp, 2021-10-04/2021-11-10",
    // four statements of one term: the longest in its finest dates
    "isamu-imoto-q11373611, Governor of Saga Prefecture, government-of-saga-prefecture-jp, 1991-04-23/2003-04-23",
    // no end in the file is no claim that he still holds it
    "fumio-kishida-q359480, Prime Minister, cabinet-jp, 2021-10-04/",
    "shinichi-nishimiya-q2198687, ambassador to the People's Republic of China, embassy-in-peoples-republic-of-china-jp, 2012/2012",
    "yoriko-kawaguchi-q444899, Minister for Foreign Affairs, ministry-of-foreign-affairs-jp, 2002/2004"
  })
  void aTermIsOnePosition(String id, String title, String organization, String period)
      throws IOException {
    List<Position> held =
        person(id).positions().stream().filter(one -> one.title().equals(title)).toList();
    assertEquals(1, held.size(), held::toString);
    assertEquals(organization, held.getFirst().organization());
    assertEquals(period, held.getFirst().period());
  }

  @Test
  void termsThatFollowEachOtherStaySeveral() throws IOException {
    assertEquals(
        List.of("2001-04-26/2003-11-19", "2003-11-19/2005-09-21", "2005-09-21/2006-09-26"),
        person("junichiro-koizumi-q130852").positions().stream()
            .filter(one -> one.title().equals("Prime Minister"))
            .map(Position::period)
            .toList());
  }

  @Test
  void aPostWhoseMinistryIsNotSaidIsListed() throws IOException {
    List<String> lines = Files.readAllLines(out.resolve("rejects.tsv"));
    assertEquals(rejects + 1, lines.size());
    assertTrue(
        lines.stream()
            .anyMatch(line -> line.contains("in which ministry\tYoshihiko Noda, Senior Vice")),
        lines::toString);
  }

  @Test
  void everyOrganisationIsHereOrInTheFirstDataset() throws IOException {
    Set<EntityKey> known =
        Stream.of(dataset, Dataset.INDIA_JAPAN, Dataset.PARTIES)
            .flatMap(JapanMinistersTest::records)
            .map(Entity::key)
            .collect(Collectors.toCollection(HashSet::new));
    assertEquals(
        List.of(),
        records(dataset).flatMap(References::of).filter(key -> !known.contains(key)).toList());
  }

  @Test
  void noRecordOfTheFirstDatasetIsReplaced() throws IOException {
    Set<EntityKey> first =
        records(Dataset.INDIA_JAPAN).map(Entity::key).collect(Collectors.toSet());
    assertEquals(List.of(), records(dataset).map(Entity::key).filter(first::contains).toList());
  }

  private static Stream<Entity> records(Dataset dataset) {
    try {
      return dataset.records().stream();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static Person person(String id) throws IOException {
    return dataset.records(Person.class).stream()
        .filter(person -> person.id().equals(id))
        .findFirst()
        .orElseThrow();
  }
}
