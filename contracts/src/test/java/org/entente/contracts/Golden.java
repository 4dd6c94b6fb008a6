package org.entente.contracts;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** A message as it was written once: its headers, an empty line, its value. Never edited. */
record Golden(Map<String, byte[]> headers, byte[] value) {
  static final Path FOLDER = Path.of("src/test/resources/golden/v1");

  static Golden of(Kind kind) {
    return read(FOLDER.resolve(kind.word() + ".txt"));
  }

  static Golden read(Path file) {
    try {
      String[] parts = Files.readString(file).split("\n\n", 2);
      Map<String, byte[]> headers = new LinkedHashMap<>();
      parts[0]
          .lines()
          .forEach(line -> {
            String[] header = line.split(": ", 2);
            headers.put(header[0], header[1].getBytes(UTF_8));
          });
      return new Golden(headers, parts[1].strip().getBytes(UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String text() {
    var text = new StringBuilder();
    headers.forEach((name, value) ->
        text.append(name).append(": ").append(new String(value, UTF_8)).append('\n'));
    return text.append('\n').append(new String(value, UTF_8)).append('\n').toString();
  }
}
