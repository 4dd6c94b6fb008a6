package org.entente.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
    name = "keys",
    description =
        "Makes the keys that tokens are signed with, where there are none (up does so too).",
    footerHeading = "%nExamples:%n",
    footer = {"  ENTENTE_HOME=/var/lib/entente ./entente keys"})
final class KeysCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(
      names = "--database-password",
      description = "Make a password for a database beside it too (docker-compose.yml).")
  private boolean databasePassword;

  @Override
  public Integer call() throws IOException {
    Settings settings = Settings.fromEnvironment();
    Keys keys = new Keys(settings.keys());
    boolean made = keys.ensure();
    Path password = settings.home().resolve("database-password");
    if (databasePassword && Files.notExists(password)) {
      byte[] random = new byte[24];
      new SecureRandom().nextBytes(random);
      Keys.writePrivately(password, HexFormat.of().formatHex(random) + "\n");
      // the database runs as another user; what keeps others out is the volume it lies in
      Files.setPosixFilePermissions(password, PosixFilePermissions.fromString("rw-r--r--"));
    }
    spec.commandLine()
        .getErr()
        .println((made ? "Made the keys in " : "The keys are there, in ") + keys.folder() + ".");
    return 0;
  }
}
