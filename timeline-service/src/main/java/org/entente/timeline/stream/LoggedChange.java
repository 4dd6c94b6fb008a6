package org.entente.timeline.stream;

import java.time.Instant;
import org.entente.timeline.entry.FilterKeys;

/**
 * A change of an entry, as numbered (API §6).
 *
 * @param type {@code created}, {@code updated} or {@code deleted}
 * @param before the entry's filter keys before, null where there was no entry
 * @param now its filter keys as they are, null where it is gone
 * @param document the entry as it is, null where it is gone
 */
public record LoggedChange(
    long number,
    String entry,
    int revision,
    String type,
    String cause,
    Instant recordedAt,
    FilterKeys before,
    FilterKeys now,
    byte[] document) {

  /** This change with the entry as a later one has it. */
  LoggedChange showing(LoggedChange later) {
    return later == this
        ? this
        : new LoggedChange(
            number, entry, revision, type, cause, recordedAt, before, later.now, later.document);
  }
}
