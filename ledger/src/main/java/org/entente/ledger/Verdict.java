package org.entente.ledger;

import org.entente.contracts.EntityKey;

/**
 * What a write came to, once it is committed.
 *
 * @param revision the entity's revision after it
 * @param record canonical JSON of that revision
 * @param seq the ledger's head after it: everything up to it is committed
 */
public record Verdict(EntityKey key, int revision, Effect effect, String record, long seq) {

  /** What the write did. */
  public enum Effect {
    CREATED,
    UPDATED,
    UNCHANGED,
    DELETED
  }

  /** {@code person/x@3}, as {@code Entente-Revision} and {@code await} have it. */
  public String reference() {
    return key + "@" + revision;
  }
}
