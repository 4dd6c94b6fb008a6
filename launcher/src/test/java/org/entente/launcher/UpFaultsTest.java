package org.entente.launcher;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What keeps {@code up} from starting is said in a sentence with the way to mend it; then nothing
 * is left running, and data that was there is as it was. Needs the built services.
 */
class UpFaultsTest {
  @TempDir Path folder;

  @Test
  void aTakenPortIsNamedWithItsVariableAndNothingStarts() throws Exception {
    for (String variable :
        List.of("ENTENTE_TIMELINE_PORT", "ENTENTE_KAFKA_PORT", "ENTENTE_POSTGRES_PORT")) {
      var up = new RunningUp(folder.resolve("home"));
      int port = Integer.parseInt(up.settings().environment().get(variable));
      try (var taken = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
        String said = up.fails();
        assertTrue(said.contains("Port " + taken.getLocalPort()), said);
        assertTrue(said.contains("is taken by another program"), said);
        assertTrue(said.contains(variable), said);
      }
    }
    assertFalse(Files.exists(folder.resolve("home/postgres")), "half-started");
    assertFalse(Files.exists(folder.resolve("home/kafka")), "half-started");
  }

  @Test
  void dataOfAnotherVersionIsRefusedBeforeAnythingStarts() throws Exception {
    Path version = folder.resolve("home/postgres/PG_VERSION");
    Files.createDirectories(version.getParent());
    Files.writeString(version, "17\n");
    String said = new RunningUp(folder.resolve("home")).fails();
    assertTrue(said.contains("was made by PostgreSQL 17, this is PostgreSQL 18"), said);
    assertTrue(said.contains("or move the folder away"), said);
    assertEquals("17\n", Files.readString(version));
    assertFalse(Files.exists(folder.resolve("home/kafka")), "half-started");
  }

  @Test
  void aDiskThatIsNearlyFullIsSaidBeforeAnythingStarts() throws Exception {
    Path small = Files.createDirectory(folder.resolve("small"));
    assumeTrue(
        run("mount", "-t", "tmpfs", "-o", "size=100m", "none", small.toString()) == 0,
        "no tmpfs may be mounted here");
    try {
      String said = new RunningUp(small.resolve("home")).fails();
      assertTrue(said.contains("nearly full"), said);
      assertFalse(Files.exists(small.resolve("home/postgres")), "half-started");
    } finally {
      run("umount", small.toString());
    }
  }

  @Test
  void withoutJdk25TheCommandSaysWhatToInstall() throws Exception {
    assumeTrue(run("unshare", "-m", "true") == 0, "no mount namespace may be made here");
    Path out = folder.resolve("out");
    // every JDK hidden, for this one command
    String hide =
        "for d in /usr/lib/jvm /opt/java \"$HOME/.jdks\" \"$HOME/.sdkman\";"
            + " do [ -d \"$d\" ] && mount -t tmpfs none \"$d\"; done;"
            + " cd / && exec env -u JAVA_HOME PATH=/usr/bin:/bin '%s/entente' up"
                .formatted(RunningUp.root());
    Process process =
        new ProcessBuilder("unshare", "-m", "sh", "-c", hide)
            .redirectErrorStream(true)
            .redirectOutput(out.toFile())
            .start();
    assertTrue(process.waitFor(1, TimeUnit.MINUTES));
    String said = Files.readString(out, UTF_8);
    assertEquals(1, process.exitValue(), said);
    assertTrue(said.startsWith("JDK 25 was not found"), said);
    assertTrue(said.contains("Install it"), said);
  }

  private static int run(String... command) throws Exception {
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start()
        .waitFor();
  }
}
