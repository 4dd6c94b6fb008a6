package org.entente.localstack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * PostgreSQL refuses to run as root. Root gives its powers away for it: in a user namespace of its
 * own, where files stay root's, or, where the kernel allows no such thing, as the user nobody.
 */
enum Privileges {
  ORDINARY(List.of()),
  OWN_NAMESPACE(List.of("unshare", "-U")),
  NOBODY(List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"));

  private static final int NOBODY_ID = 65534;

  private final List<String> prefix;

  Privileges(List<String> prefix) {
    this.prefix = prefix;
  }

  static Privileges ofThisProcess() {
    if (!"root".equals(System.getProperty("user.name"))) {
      return ORDINARY;
    }
    for (var way : List.of(OWN_NAMESPACE, NOBODY)) {
      if (way.works()) {
        return way;
      }
    }
    throw new LocalStackException(
        "PostgreSQL does not run as root, and neither unshare nor setpriv works here; run as an ordinary user.");
  }

  List<String> prefix() {
    return prefix;
  }

  /** Makes the folder usable by the user PostgreSQL will run as. */
  void handOver(Path folder) {
    if (this != NOBODY) {
      return;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.toList()) {
        Files.setAttribute(file, "unix:uid", NOBODY_ID, LinkOption.NOFOLLOW_LINKS);
        Files.setAttribute(file, "unix:gid", NOBODY_ID, LinkOption.NOFOLLOW_LINKS);
      }
    } catch (IOException e) {
      throw new LocalStackException(
          "The folder " + folder + " cannot be given to the user nobody.", e);
    }
  }

  private boolean works() {
    try {
      var command = new java.util.ArrayList<>(prefix);
      command.add("true");
      return new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException absent) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
