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
  ORDINARY(-1, List.of()),
  OWN_NAMESPACE(0, List.of("unshare", "-U")),
  NOBODY(65534, List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"));

  private final int owner;
  private final List<String> prefix;

  Privileges(int owner, List<String> prefix) {
    this.owner = owner;
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

  /**
   * Makes the folder usable by the user PostgreSQL will run as; it may have been another before.
   */
  void handOver(Path folder) throws IOException {
    if (this == ORDINARY || Files.getAttribute(folder, "unix:uid").equals(owner)) {
      return;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.toList()) {
        Files.setAttribute(file, "unix:uid", owner, LinkOption.NOFOLLOW_LINKS);
        Files.setAttribute(file, "unix:gid", owner, LinkOption.NOFOLLOW_LINKS);
      }
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
