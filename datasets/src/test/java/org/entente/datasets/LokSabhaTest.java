package org.entente.datasets;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.entente.contracts.Name;
import org.entente.contracts.Person;
import org.entente.contracts.Position;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The risk: a seat is claimed for a time that the document does not give. */
class LokSabhaTest {
  @TempDir Path out;
  private int rejects;

  @BeforeEach
  void make() {
    rejects = LokSabha.make(Path.of("src/test/resources/popolo.json"), out);
  }

  @Test
  void aSeatIsPossibleFromTheTermsStartAndCertainNever() throws IOException {
    Person member = people().getFirst();
    assertEquals("0094ff14-ff6c", member.id());
    Position seat = member.positions().getFirst();
    assertEquals("2014-05-26?/", seat.period());
    assertEquals("XVI Lok Sabha; elected for Rajsamand (A Party).", seat.note());
  }

  @Test
  void aNameIsAlsoKnownAsItIsSpoken() throws IOException {
    assertEquals(
        List.of("Shri Example Sharma"),
        people().getFirst().names().stream().map(Name::name).toList());
    assertEquals(List.of(), people().getLast().names());
  }

  @Test
  void whatCannotBeKeptIsListed() throws IOException {
    List<String> lines = Files.readAllLines(out.resolve("rejects.tsv"));
    assertEquals(3, rejects);
    assertEquals(
        List.of(
            "file\tid\treason\ttext",
            "popolo\ttwo\tno seat in a term whose start the file gives\t",
            "popolo\t0094FF14-ff6c\ta link without http or https\twww.example.org",
            "popolo\tghost\ta membership of somebody who is not in the file\t"),
        lines);
    assertEquals(List.of(), people().getLast().positions());
  }

  private List<Person> people() throws IOException {
    return new Dataset(out).records(Person.class);
  }
}
