package org.entente.datasets;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.entente.contracts.Entity;
import org.entente.contracts.EntityJson;
import org.entente.contracts.EntityKey;
import org.entente.contracts.Event;
import org.entente.contracts.Kind;
import org.entente.contracts.Series;
import org.entente.contracts.Source;
import org.junit.jupiter.api.Test;

/** The risk: a first start that loads its datasets with rejects, or leaves names unknown. */
class CommittedDatasetsTest {
  private static final List<Dataset> ALL = List.of(Dataset.PARTIES, Dataset.INDIA_JAPAN);

  @Test
  void everyLineIsTheCanonicalTextOfARecordWithoutFault() throws IOException {
    int lines = 0;
    for (Dataset dataset : ALL) {
      for (Kind kind : Kind.values()) {
        for (String line : dataset.lines(kind)) {
          assertEquals(EntityJson.write(Dataset.read(line, kind)), line);
          lines++;
        }
      }
    }
    assertTrue(lines > 340, () -> "too few lines: the folders were not found?");
  }

  @Test
  void noIdStandsTwice() throws IOException {
    Set<EntityKey> keys = new HashSet<>();
    for (Entity record : records()) {
      assertTrue(keys.add(record.key()), () -> record.key() + " stands twice");
    }
  }

  @Test
  void everyReferenceLeadsToARecord() throws IOException {
    List<Entity> records = records();
    Set<EntityKey> known = new HashSet<>(records.stream().map(Entity::key).toList());
    List<String> dangling =
        records.stream()
            .flatMap(record ->
                References.of(record)
                    .filter(reference -> !known.contains(reference))
                    .map(reference -> record.key() + " → " + reference))
            .toList();
    assertEquals(List.of(), dangling);
  }

  @Test
  void everyRecordNamesItsSource() throws IOException {
    for (Entity record : records()) {
      List<Source> sources =
          switch (record) {
            case org.entente.contracts.Party party -> party.sources();
            case org.entente.contracts.Person person -> person.sources();
            case org.entente.contracts.Organization organization -> organization.sources();
            case Event event -> event.sources();
            case Series series -> series.sources();
            case org.entente.contracts.Initiative initiative -> initiative.sources();
          };
      assertFalse(sources.isEmpty(), () -> record.key() + " has no source");
    }
  }

  @Test
  void noSeriesClaimsACadence() throws IOException {
    for (Series series : Dataset.INDIA_JAPAN.records(Series.class)) {
      assertEquals(null, series.cadence(), series.id());
    }
  }

  private static List<Entity> records() throws IOException {
    List<Entity> records = new ArrayList<>();
    for (Dataset dataset : ALL) {
      records.addAll(dataset.records());
    }
    return records;
  }

  /** Keeps the list of folders honest: every committed folder with records is looked at. */
  @Test
  void everyFolderWithRecordsIsChecked() throws IOException {
    try (Stream<java.nio.file.Path> files =
        java.nio.file.Files.find(
            java.nio.file.Path.of(""),
            2,
            (file, _) -> file.toString().endsWith(".ndjson") && !file.startsWith("target"))) {
      Set<java.nio.file.Path> folders = new HashSet<>(files.map(f -> f.getParent()).toList());
      assertEquals(new HashSet<>(ALL.stream().map(Dataset::folder).toList()), folders);
    }
  }
}
