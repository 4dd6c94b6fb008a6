package org.entente.contracts;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.entente.contracts.EntityJson.Reading;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Messages written long ago are read today, and written the same way. */
class GoldenTest {
  static List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(Golden.FOLDER)) {
      return files.sorted().toList();
    }
  }

  @Test
  void everyKindHasOne() throws IOException {
    assertTrue(
        files().stream()
            .map(file -> file.getFileName().toString())
            .collect(Collectors.toSet())
            .containsAll(Stream.of(Kind.values()).map(kind -> kind.word() + ".txt").toList()));
  }

  @ParameterizedTest
  @MethodSource("files")
  void anOldMessageIsReadAndWrittenAgainTheSame(Path file) throws IOException {
    Golden golden = Golden.read(file);
    Change change = ChangeHeaders.decode(golden.headers()::get, golden.value());
    Class<? extends Entity> type = change.key().kind().record();
    Entity record = EntityJson.readLenient(change.value(), type);
    assertEquals(change.key(), record.key());
    assertEquals(new String(change.value(), UTF_8), EntityJson.write(record));
    switch (EntityJson.read(change.value(), type)) {
      case Reading.Good<?>(var strict) -> assertEquals(record, strict);
      case Reading.Refused<?>(var json, var faults) -> assertEquals(List.of(), faults);
    }
    assertEquals(
        Files.readString(file), new Golden(ChangeHeaders.encode(change), change.value()).text());
  }

  @ParameterizedTest
  @MethodSource("files")
  void whatIsAddedLaterIsIgnored(Path file) {
    Golden golden = Golden.read(file);
    golden.headers().put("ce_later", "x".getBytes(UTF_8));
    String more = new String(golden.value(), UTF_8).replaceFirst("\\{", "{\"later\":[1],");
    Change change = ChangeHeaders.decode(golden.headers()::get, more.getBytes(UTF_8));
    Class<? extends Entity> type = change.key().kind().record();
    assertEquals(
        EntityJson.readLenient(golden.value(), type), EntityJson.readLenient(change.value(), type));
  }
}
