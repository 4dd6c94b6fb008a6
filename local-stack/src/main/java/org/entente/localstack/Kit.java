package org.entente.localstack;

import java.io.File;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The built module as it lies on disk: the classes or the jar this class came from, and the folder
 * {@code lib} beside them. Child JVMs are started from it, so that who uses the stack needs none of
 * its libraries.
 */
record Kit(Path classes, Path lib) {
  static final String POSTGRES_VERSION = "18.6.0";
  static final String KAFKA_VERSION = "4.1.2";

  static Kit find() {
    try {
      var source = Kit.class.getProtectionDomain().getCodeSource();
      if (source != null) {
        Path classes = Path.of(source.getLocation().toURI());
        if (Files.isDirectory(classes.resolveSibling("lib"))) {
          return new Kit(classes, classes.resolveSibling("lib"));
        }
      }
    } catch (URISyntaxException | IllegalArgumentException notOnDisk) {
      // then the reactor is where to look
    }
    return inReactor(Path.of("").toAbsolutePath());
  }

  /** Walks up to the root of the build; for class loaders that hide where a class came from. */
  static Kit inReactor(Path from) {
    for (Path folder = from; folder != null; folder = folder.getParent()) {
      Path target = folder.resolve("local-stack/target");
      if (Files.isDirectory(target.resolve("lib"))
          && Files.isDirectory(target.resolve("classes"))) {
        return new Kit(target.resolve("classes"), target.resolve("lib"));
      }
    }
    throw new LocalStackException(
        "local-stack is not built: no folder local-stack/target/lib was found above " + from + ".");
  }

  /** Start of a command line for one of this module's main classes. */
  List<String> java(List<String> options, Class<?> main) {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options);
    command.add("-cp");
    command.add(classes + File.pathSeparator + lib + "/*");
    command.add(main.getName());
    return command;
  }

  /** Binaries kept beside the build, shared by all tests. */
  Path sharedBinaries() {
    return lib.resolveSibling("postgresql-" + POSTGRES_VERSION);
  }
}
