package org.entente.launcher;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.entente.localstack.LocalStack;
import org.entente.localstack.LocalStackConfig;
import org.entente.localstack.LocalStackException;
import org.entente.localstack.Ports;

/**
 * Everything of one home, running: broker, PostgreSQL and the three services as children of this
 * process. Starting ends what an earlier run left behind; when something cannot start, nothing is
 * left running. The services start as soon as PostgreSQL takes connections, while the broker is
 * still on its way: none of them needs Kafka to become ready.
 */
final class Up implements AutoCloseable {
  /** Long, for a machine with much else to do; a service that ends is noticed at once. */
  private static final Duration READY_PATIENCE = Duration.ofMinutes(5);

  private final Settings settings;
  private final LocalStack stack;
  private final List<ServiceProcess> services;
  private final Watch watch;
  private boolean closed;

  private Up(Settings settings, LocalStack stack, Consumer<String> says) {
    this.settings = settings;
    this.stack = stack;
    this.watch = new Watch(says);
    this.services =
        Stream.of(Service.values())
            .map(service -> new ServiceProcess(settings, service, stack.passwordFile()))
            .toList();
  }

  /**
   * Ends leftovers and takes the ports; starts nothing.
   *
   * @throws Failure or LocalStackException with a sentence for the user
   */
  static Up prepare(Settings settings, Consumer<String> says) {
    ServiceProcess.endLeftovers(settings);
    LocalStack stack;
    try {
      stack =
          LocalStack.open(
              LocalStackConfig.of(settings.home(), settings.kafkaPort(), settings.postgresPort()));
    } catch (LocalStackException e) {
      throw new Failure(e.getMessage(), e);
    }
    try {
      checkPorts(settings);
      new Keys(settings.keys()).ensure();
      return new Up(settings, stack, says);
    } catch (RuntimeException e) {
      stack.close();
      throw e;
    }
  }

  private static void checkPorts(Settings settings) {
    String taken =
        Stream.of(Service.values())
            .flatMap(service ->
                Stream.of(settings.port(service), settings.managementPort(service))
                    .filter(port -> !Ports.isFree(port))
                    .map(port ->
                        "Port %d, on which the %s should listen, is taken by another program; stop it or set %s."
                            .formatted(port, service.fullName(), service.variable("PORT"))))
            .collect(Collectors.joining("\n"));
    if (!taken.isEmpty()) {
      throw new Failure(taken);
    }
  }

  /**
   * Starts everything side by side and returns once all services are ready and the broker takes
   * connections.
   *
   * @throws Failure when something could not start; the caller closes
   */
  void start() {
    try (var threads = Executors.newCachedThreadPool()) {
      var broker = CompletableFuture.runAsync(stack.broker()::start, threads);
      var rest =
          CompletableFuture.runAsync(stack.postgres()::start, threads)
              .thenRunAsync(this::startServices, threads);
      CompletableFuture.allOf(broker, rest).join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException told ? told : e;
    }
    stack.parts().forEach(part -> watch.over(Child.of(part, settings.logs())));
    awaitReady();
  }

  private void startServices() {
    for (ServiceProcess service : services) {
      service.start();
      watch.over(Child.of(service));
    }
  }

  private void awaitReady() {
    long end = System.nanoTime() + READY_PATIENCE.toNanos();
    var waiting = new ArrayList<>(services);
    try (var api = new Api(settings)) {
      while (!waiting.isEmpty()) {
        waiting.removeIf(service -> api.isReady(service.service()));
        if (System.nanoTime() > end) {
          ServiceProcess late = waiting.getFirst();
          throw new Failure(
              "The %s did not become ready within %d minutes; its log is %s."
                  .formatted(late.service().fullName(), READY_PATIENCE.toMinutes(), late.log()));
        }
        awaitGivenUp(Duration.ofMillis(50));
      }
    }
  }

  /** Returns after that time, or throws once a child could not be kept running. */
  private void awaitGivenUp(Duration time) {
    try {
      throw new Failure(watch.givenUp().get(time.toMillis(), TimeUnit.MILLISECONDS));
    } catch (TimeoutException fine) {
      return;
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Failure("Interrupted.", e);
    }
  }

  /** Waits until a child could not be kept running; usually for ever. */
  String awaitEnd() {
    return watch.givenUp().join();
  }

  /** Stops all in order, the services first. May be called again, and from a shutdown hook. */
  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    watch.stopping();
    services.parallelStream().forEach(ServiceProcess::stop);
    stack.close();
  }
}
