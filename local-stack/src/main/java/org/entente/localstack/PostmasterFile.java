package org.entente.localstack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** PostgreSQL's own {@code postmaster.pid}: line 1 the process, line 8 how far it is. */
record PostmasterFile(long pid, String status) {
  static Optional<PostmasterFile> read(Path file) {
    try {
      List<String> lines = Files.readAllLines(file);
      String status = lines.size() < 8 ? "" : lines.get(7).strip();
      return Optional.of(new PostmasterFile(Long.parseLong(lines.getFirst().strip()), status));
    } catch (IOException | NumberFormatException | java.util.NoSuchElementException halfWritten) {
      return Optional.empty();
    }
  }

  boolean isReady(long expected) {
    return pid == expected && status.equals("ready");
  }
}
