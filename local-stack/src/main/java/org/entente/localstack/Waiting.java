package org.entente.localstack;

/** The pause between two looks at something that signals nothing. */
final class Waiting {
  private Waiting() {}

  static void moment() {
    try {
      Thread.sleep(10);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LocalStackException("Interrupted while waiting.", e);
    }
  }
}
