package org.entente.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** With real processes, which the test kills. */
class WatchTest {
  private final BlockingQueue<Process> started = new LinkedBlockingQueue<>();
  private final BlockingQueue<String> said = new LinkedBlockingQueue<>();
  private final Watch watch = new Watch(said::add);
  private volatile Process current;

  @AfterEach
  void end() {
    watch.stopping();
    current.destroyForcibly();
  }

  @Test
  void aKilledChildIsSaidAndStartedAgain() throws Exception {
    watchOver("exec sleep 60");
    next().destroyForcibly();
    assertEquals(
        "thing ended (signal 9); starting it again. Its log is thing.log.",
        said.poll(10, TimeUnit.SECONDS));
    assertTrue(next().isAlive());
    assertFalse(watch.givenUp().isDone());
  }

  @Test
  void aChildThatWillNotStayIsGivenUp() throws Exception {
    watchOver("exit 3");
    String sentence = watch.givenUp().get(20, TimeUnit.SECONDS);
    assertEquals(
        "thing could not be kept running: it ended 6 times in 2 minutes. Its log is thing.log.",
        sentence);
    assertEquals(Watch.TRIES, said.size());
    assertEquals(Watch.TRIES + 1, started.size());
  }

  @Test
  void whatIsStoppedOnPurposeStaysStopped() throws Exception {
    watchOver("exec sleep 60");
    watch.stopping();
    next().destroyForcibly().waitFor();
    assertEquals(null, started.poll(500, TimeUnit.MILLISECONDS));
    assertEquals(List.of(), List.copyOf(said));
  }

  private void watchOver(String script) {
    var child =
        new Child(
            "thing",
            () -> start(script),
            () -> {},
            () -> current.onExit().thenApply(Process::exitValue),
            Path.of("thing.log"));
    child.start().run();
    watch.over(child);
  }

  private void start(String script) {
    try {
      current = new ProcessBuilder("/bin/sh", "-c", script).start();
      started.add(current);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Process next() throws InterruptedException {
    return started.poll(10, TimeUnit.SECONDS);
  }
}
