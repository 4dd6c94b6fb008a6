package org.entente.ledger;

import jakarta.inject.Singleton;
import org.entente.rest.Problem;

/**
 * Closed while the topic knows changes that the ledger does not (DESIGN §6, divergence): a write
 * would take a number that readers know for something else.
 */
@Singleton
public class WriteGate {
  private volatile String closedBecause;

  public void close(String reason) {
    closedBecause = reason;
  }

  public void open() {
    closedBecause = null;
  }

  void check() {
    String reason = closedBecause;
    if (reason != null) {
      throw Problem.unavailable("writes are refused: " + reason, 60);
    }
  }
}
