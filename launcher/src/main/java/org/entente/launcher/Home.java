package org.entente.launcher;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.TreeSet;

/** The folder with all data, held by one {@code up} at a time. */
final class Home implements AutoCloseable {
  private final Path folder;
  private final FileChannel lock;

  private Home(Path folder, FileChannel lock) {
    this.folder = folder;
    this.lock = lock;
  }

  /**
   * Takes the folder.
   *
   * @throws Failure when another {@code up} holds it, which it names
   */
  static Home take(Path folder) {
    Path file = folder.resolve("up.pid");
    try {
      if (Files.exists(folder) && !Files.isWritable(folder)) {
        throw new Failure(
            "The folder %s belongs to %s; run as that user, or set ENTENTE_HOME to another folder."
                .formatted(folder, Files.getOwner(folder)));
      }
      Files.createDirectories(folder.resolve("logs"));
      var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (channel.tryLock() == null) {
        channel.close();
        throw new Failure(
            "Entente is already running over %s (process %s). Ctrl-C there stops it."
                .formatted(folder, Files.readString(file).strip()));
      }
      channel.truncate(0);
      channel.write(UTF_8.encode(ProcessHandle.current().pid() + "\n"));
      return new Home(folder, channel);
    } catch (IOException e) {
      throw new Failure("The folder " + folder + " cannot be used: " + e.getMessage(), e);
    }
  }

  /** Whether an {@code up} holds the folder now. */
  static boolean isHeld(Path folder) {
    if (!Files.exists(folder.resolve("up.pid"))) {
      return false;
    }
    try {
      take(folder).close();
      return false;
    } catch (Failure held) {
      return true;
    }
  }

  /** Names of the datasets that have been loaded into this home, whole. */
  TreeSet<String> loaded() {
    try {
      return new TreeSet<>(
          Files.exists(loadedFile()) ? Files.readAllLines(loadedFile()) : List.of());
    } catch (IOException e) {
      throw new Failure("The file " + loadedFile() + " cannot be read.", e);
    }
  }

  void remember(String dataset) {
    var names = loaded();
    names.add(dataset);
    try {
      Files.write(loadedFile(), names);
    } catch (IOException e) {
      throw new Failure("The file " + loadedFile() + " cannot be written.", e);
    }
  }

  private Path loadedFile() {
    return folder.resolve("datasets-loaded");
  }

  @Override
  public void close() {
    try {
      lock.close();
    } catch (IOException e) {
      throw new Failure("The folder could not be given back.", e);
    }
  }
}
