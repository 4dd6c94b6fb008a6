package org.entente.ledger;

import java.util.Optional;

/**
 * An entity's newest revision.
 *
 * @param record canonical JSON, on a deletion the last state
 * @param mergedInto the id that a deleted entity was merged into, or null
 */
record Stored(int revision, String record, boolean deleted, String mergedInto) {

  /** The strong entity tag of a revision (API §1). */
  static String tag(int revision) {
    return '"' + Integer.toString(revision) + '"';
  }

  /** The entity tag of what a reader would get: none once deleted. */
  static Optional<String> tag(Optional<Stored> stored) {
    return stored.filter(s -> !s.deleted).map(s -> tag(s.revision));
  }

  static int revisionOf(Optional<Stored> stored) {
    return stored.map(Stored::revision).orElse(0);
  }
}
