package org.entente.localstack;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;

/** Ports on loopback. */
public final class Ports {
  private Ports() {}

  /** Whether a server could listen on the port now. */
  public static boolean isFree(int port) {
    try (var socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      return true;
    } catch (IOException taken) {
      return false;
    }
  }

  /**
   * A port that is free now, below the range from which the kernel gives ports to clients: a client
   * that retries against a stopped server could otherwise be given that very port and hold it.
   */
  public static int free() {
    for (int attempt = 0; attempt < 1_000; attempt++) {
      int port = ThreadLocalRandom.current().nextInt(15_000, 32_000);
      if (isFree(port)) {
        return port;
      }
    }
    throw new LocalStackException("No free port was found between 15000 and 32000 on 127.0.0.1.");
  }

  static int choose(int wanted, String part) {
    if (wanted == 0) {
      return free();
    }
    if (!isFree(wanted)) {
      throw new LocalStackException(
          "Port %d, on which %s should listen, is taken by another program; stop it or set ENTENTE_%s_PORT."
              .formatted(wanted, part, part.replace("QL", "").toUpperCase(Locale.ROOT)));
    }
    return wanted;
  }
}
