package org.entente.datasets;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.entente.contracts.Entity;
import org.entente.contracts.EntityJson;
import org.entente.contracts.EntityJson.Reading;
import org.entente.contracts.Kind;

/** Files of records, one a line, as an owner's import takes them ({@code people.ndjson}). */
final class Ndjson {
  private Ndjson() {}

  /**
   * Writes the records of one kind to {@code <folder>/<collection>.ndjson}, in their order.
   *
   * @throws IllegalStateException where an owner would refuse a record; nothing is written then
   */
  static <T extends Entity> void write(Path folder, Kind kind, List<T> records) {
    String text = records.stream().map(record -> line(record, kind)).collect(Collectors.joining());
    try {
      Files.createDirectories(folder);
      Files.writeString(file(folder, kind), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Path file(Path folder, Kind kind) {
    return folder.resolve(kind.collection() + ".ndjson");
  }

  private static String line(Entity record, Kind kind) {
    return switch (EntityJson.read(EntityJson.bytes(record), kind.record())) {
      case Reading.Good<?> good -> EntityJson.write((Entity) good.record()) + "\n";
      case Reading.Refused<?> refused ->
          throw new IllegalStateException(record.key() + ": " + refused.faults());
    };
  }
}
