package org.entente.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A folder with NDJSON files named for the kinds: {@code parties.ndjson}, {@code events.ndjson} …
 */
record Dataset(Path folder) {
  String name() {
    return folder.toAbsolutePath().normalize().getFileName().toString();
  }

  List<Collection> collections() {
    return Stream.of(Collection.values())
        .filter(collection -> Files.isRegularFile(file(collection)))
        .toList();
  }

  Path file(Collection collection) {
    return folder.resolve(collection.file());
  }

  /** The datasets that lie in a folder: parties first, since the others speak of them. */
  static List<Dataset> in(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> folders = Files.list(folder)) {
      var datasets = new ArrayList<>(folders.map(Dataset::new).toList());
      datasets.removeIf(dataset -> dataset.collections().isEmpty());
      datasets.sort(
          Comparator.comparing((Dataset dataset) -> !dataset.name().equals("parties"))
              .thenComparing(Dataset::name));
      return datasets;
    } catch (IOException e) {
      throw new Failure("The folder " + folder + " cannot be read: " + e.getMessage(), e);
    }
  }
}
