package org.entente.localstack;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/**
 * Unpacks PostgreSQL for this machine's processor from the class path into a folder: whole or not
 * at all, also when several do it at once. Runs in a JVM of its own, which has the libraries.
 */
final class UnpackPostgres {
  private UnpackPostgres() {}

  public static void main(String[] arguments) throws IOException {
    Path folder = Path.of(arguments[0]);
    Path making = Files.createTempDirectory(Files.createDirectories(folder.getParent()), "unpack-");
    try (var archive = archive()) {
      for (var entry = archive.getNextEntry(); entry != null; entry = archive.getNextEntry()) {
        Path file = making.resolve(entry.getName()).normalize();
        if (file.startsWith(making) && !entry.getName().endsWith(".a")) {
          unpack(archive, entry, file);
        }
      }
    }
    Files.setPosixFilePermissions(making, PosixFilePermissions.fromString("rwxr-xr-x"));
    try {
      Files.move(making, folder, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException another) {
      Folders.delete(making);
      if (!Files.isDirectory(folder)) {
        throw another;
      }
    }
  }

  private static TarArchiveInputStream archive() throws IOException {
    String name =
        switch (System.getProperty("os.arch")) {
          case "amd64", "x86_64" -> "postgres-linux-x86_64.txz";
          case "aarch64" -> "postgres-linux-arm_64.txz";
          case String other -> throw new IOException("no PostgreSQL for the processor " + other);
        };
    InputStream packed = UnpackPostgres.class.getResourceAsStream("/" + name);
    if (packed == null) {
      throw new IOException("no PostgreSQL for this processor on the class path: " + name);
    }
    return new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(packed, 1 << 16)));
  }

  private static void unpack(InputStream archive, TarArchiveEntry entry, Path file)
      throws IOException {
    if (entry.isDirectory()) {
      Files.createDirectories(file);
    } else if (entry.isSymbolicLink()) {
      Files.createDirectories(file.getParent());
      Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
    } else {
      Files.createDirectories(file.getParent());
      Files.copy(archive, file);
      boolean program = (entry.getMode() & 0100) != 0;
      Files.setPosixFilePermissions(
          file, PosixFilePermissions.fromString(program ? "rwxr-xr-x" : "rw-r--r--"));
    }
  }
}
