package org.entente.timeline;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.entente.contracts.Entity;
import org.entente.contracts.EntityJson;
import org.entente.contracts.Kind;

/** The record that stands in datasets/, read as it stands. */
public final class Dataset {
  private static final Path FOLDER = Path.of("..", "datasets");

  private Dataset() {}

  /** All records of a kind in a dataset's folder; none where it has no file of that kind. */
  public static List<Entity> records(String dataset, Kind kind) {
    Path file = FOLDER.resolve(dataset).resolve(kind.collection() + ".ndjson");
    if (!Files.exists(file)) {
      return List.of();
    }
    try {
      return Files.readAllLines(file).stream()
          .filter(line -> !line.isBlank())
          .map(line ->
              (Entity) EntityJson.readLenient(line.getBytes(StandardCharsets.UTF_8), kind.record()))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
