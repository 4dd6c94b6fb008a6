package org.entente.localstack;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/**
 * A stack in the foreground: {@code --home DIR [--binaries DIR] [--kafka-port N] [--postgres-port
 * N] [--commands]}. Prints one line {@code READY kafka=… postgres=… kafka-pid=… postgres-pid=…} and
 * ends in order on SIGTERM and SIGINT. With {@code --commands} it reads lines such as {@code kill
 * kafka}, answers each with {@code OK} and the parts' line or {@code FAILED} and a sentence, and
 * ends when its standard input ends, so also when its parent is gone.
 */
public final class LocalStackMain {
  private LocalStackMain() {}

  public static void main(String[] arguments) {
    Path home = null;
    Path binaries = null;
    int kafkaPort = 0;
    int postgresPort = 0;
    boolean commands = false;
    for (int i = 0; i < arguments.length; i++) {
      switch (arguments[i]) {
        case "--home" -> home = Path.of(arguments[++i]);
        case "--binaries" -> binaries = Path.of(arguments[++i]);
        case "--kafka-port" -> kafkaPort = Integer.parseInt(arguments[++i]);
        case "--postgres-port" -> postgresPort = Integer.parseInt(arguments[++i]);
        case "--commands" -> commands = true;
        default -> home = null;
      }
    }
    if (home == null) {
      System.err.println(
          "usage: --home DIR [--binaries DIR] [--kafka-port N] [--postgres-port N] [--commands]");
      System.exit(2);
    }
    var config = LocalStackConfig.of(home, kafkaPort, postgresPort);
    if (binaries != null) {
      config = new LocalStackConfig(home, binaries, kafkaPort, postgresPort);
    }
    System.exit(run(config, commands));
  }

  private static int run(LocalStackConfig config, boolean commands) {
    LocalStack stack;
    try {
      stack = LocalStack.start(config);
    } catch (LocalStackException e) {
      System.out.println("FAILED " + e.getMessage());
      return 1;
    }
    Runtime.getRuntime().addShutdownHook(new Thread(stack::close, "stop"));
    System.out.println("READY " + line(stack));
    try {
      if (commands) {
        obey(stack, System.out);
      } else {
        awaitEnd(stack);
      }
      return 0;
    } catch (IOException e) {
      return 0; // the parent is gone
    } catch (InterruptedException e) {
      return 1;
    }
  }

  private static void awaitEnd(LocalStack stack) throws InterruptedException {
    var ended = new CountDownLatch(1);
    for (Part part : stack.parts()) {
      part.onExit()
          .thenRun(() -> {
            System.err.println(part.name() + " ended");
            ended.countDown();
          });
    }
    ended.await();
  }

  private static void obey(LocalStack stack, PrintStream out) throws IOException {
    var lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      try {
        obey(stack, line);
        out.println("OK " + line(stack));
      } catch (LocalStackException e) {
        out.println("FAILED " + e.getMessage());
      }
    }
  }

  private static void obey(LocalStack stack, String line) {
    String[] words = line.split(" ", 2);
    Part part =
        switch (words[words.length - 1]) {
          case "kafka" -> stack.broker();
          case "postgres" -> stack.postgres();
          case String other -> throw new LocalStackException("There is no part " + other + ".");
        };
    switch (words[0]) {
      case "start" -> part.start();
      case "stop" -> part.stop();
      case "kill" -> part.kill();
      case String other -> throw new LocalStackException("There is no command " + other + ".");
    }
  }

  private static String line(LocalStack stack) {
    return "kafka=%s postgres=%s kafka-pid=%d postgres-pid=%d"
        .formatted(
            stack.broker().address(),
            stack.postgres().address(),
            stack.broker().pid(),
            stack.postgres().pid());
  }
}
