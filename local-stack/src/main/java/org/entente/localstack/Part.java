package org.entente.localstack;

import java.util.concurrent.CompletableFuture;

/**
 * A server that runs as a child process and can be stopped, killed and started again on the same
 * port with the same data.
 */
public sealed interface Part permits Broker, Postgres {
  String name();

  int port();

  long pid();

  boolean isRunning();

  /** Starts the server and returns once it takes connections. Nothing happens while it runs. */
  void start();

  /** Stops in order and returns once the process is gone. */
  void stop();

  /** {@code kill -9}, for tests of what survives it. */
  void kill();

  /** Completes with the exit code when the running process ends, however it ends. */
  CompletableFuture<Integer> onExit();

  default String address() {
    return "127.0.0.1:" + port();
  }
}
