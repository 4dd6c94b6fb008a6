package org.entente.ledger;

import java.util.concurrent.CompletableFuture;

/** Where the lines of an import go: into the ledger, or nowhere. */
interface ImportTarget {

  /** Takes a line; its verdict comes later, that of an earlier line first. */
  CompletableFuture<Verdict> take(Write line) throws InterruptedException;

  /** There are no more: all verdicts come now. */
  void end();
}
