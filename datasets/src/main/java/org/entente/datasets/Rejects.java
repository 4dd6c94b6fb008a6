package org.entente.datasets;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Rows of a source that made no record, each with the reason: listed, never guessed. */
final class Rejects {
  private record Reject(String file, String id, String reason, String text) {}

  private final List<Reject> rejects = new ArrayList<>();

  void add(String file, String id, String reason, String text) {
    rejects.add(new Reject(file, id, reason, text));
  }

  int count() {
    return rejects.size();
  }

  /** Writes {@code <folder>/rejects.tsv}; a file without rows says that nothing was left out. */
  void write(Path folder) {
    StringBuilder text = new StringBuilder("file\tid\treason\ttext\n");
    for (Reject reject : rejects) {
      text.append(String.join("\t", reject.file, reject.id, reject.reason, plain(reject.text)))
          .append('\n');
    }
    try {
      Files.createDirectories(folder);
      Files.writeString(folder.resolve("rejects.tsv"), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String plain(String text) {
    return text == null ? "" : text.replaceAll("\\s+", " ");
  }
}
