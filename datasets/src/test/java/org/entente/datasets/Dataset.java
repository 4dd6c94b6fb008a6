package org.entente.datasets;

import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.entente.contracts.Entity;
import org.entente.contracts.EntityJson;
import org.entente.contracts.EntityJson.Reading;
import org.entente.contracts.Kind;

/** A folder of NDJSON files, read as strictly as the owners read it. */
record Dataset(Path folder) {
  static final Dataset PARTIES = new Dataset(Path.of("parties"));
  static final Dataset INDIA_JAPAN = new Dataset(Path.of("india-japan"));

  /** Every record of the folder. */
  List<Entity> records() throws IOException {
    List<Entity> records = new ArrayList<>();
    for (Kind kind : Kind.values()) {
      records.addAll(records(kind));
    }
    return records;
  }

  <T extends Entity> List<T> records(Class<T> type) throws IOException {
    return records(Kind.of(type)).stream().map(type::cast).toList();
  }

  private List<Entity> records(Kind kind) throws IOException {
    List<Entity> records = new ArrayList<>();
    for (String line : lines(kind)) {
      records.add(read(line, kind));
    }
    return records;
  }

  List<String> lines(Kind kind) throws IOException {
    Path file = Ndjson.file(folder, kind);
    return Files.exists(file) ? Files.readAllLines(file) : List.of();
  }

  static Entity read(String line, Kind kind) {
    return switch (EntityJson.read(line.getBytes(StandardCharsets.UTF_8), kind.record())) {
      case Reading.Good<?> good -> (Entity) good.record();
      case Reading.Refused<?> refused -> fail(refused.faults() + " in " + line);
    };
  }
}
