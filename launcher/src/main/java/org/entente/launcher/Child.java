package org.entente.launcher;

import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.entente.localstack.Part;

/** Anything that runs beneath {@code up}: how it is started, stopped and watched, and its log. */
record Child(
    String name,
    Runnable start,
    Runnable stop,
    Supplier<CompletableFuture<Integer>> onExit,
    Path log) {
  static Child of(Part part, Path logs) {
    return new Child(
        part.name(), part::start, part::stop, part::onExit, logs.resolve(part.name() + ".log"));
  }

  static Child of(ServiceProcess process) {
    return new Child(
        process.service().fullName(),
        process::start,
        process::stop,
        process::onExit,
        process.log());
  }
}
