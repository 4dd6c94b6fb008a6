package org.entente.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.entente.launcher.Checkup.Finding;

/** Whether tokens can be signed and checked, and by nobody else. */
record KeysCheckup(Keys keys) {
  private static final Set<PosixFilePermission> OWNER =
      Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

  List<Finding> findings() {
    List<Path> files = List.of(keys.privateFile(), keys.publicFile());
    List<Path> missing = files.stream().filter(Files::notExists).toList();
    if (missing.size() == files.size()) {
      return List.of(new Finding("keys", true, "none yet; ./entente up makes them"));
    }
    var findings = new ArrayList<Finding>();
    missing.forEach(file ->
        findings.add(
            new Finding(
                "keys",
                false,
                "%s is missing; bring it back, or remove %s to have new ones (tokens given out end)"
                    .formatted(file, keys.folder()))));
    if (missing.isEmpty()) {
      files.forEach(file -> findings.add(closed(file)));
      findings.add(pair());
    }
    return findings;
  }

  private static Finding closed(Path file) {
    try {
      return Finding.of(
          "keys",
          OWNER.containsAll(Files.getPosixFilePermissions(file)) && Files.isReadable(file),
          file.toString(),
          "%1$s is open to others, or closed to you; chmod 600 %1$s".formatted(file));
    } catch (IOException e) {
      return new Finding("keys", false, file + " cannot be read: " + e.getMessage());
    }
  }

  private Finding pair() {
    try {
      return Finding.of(
          "keys",
          keys.arePair(),
          "they belong together",
          "the two do not belong together, so every token is refused; remove %s to have new ones"
              .formatted(keys.folder()));
    } catch (Failure e) {
      return new Finding(
          "keys", false, "%s Remove %s to have new ones.".formatted(e.getMessage(), keys.folder()));
    }
  }
}
