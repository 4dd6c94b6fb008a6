package org.entente.timeline.entry;

import java.time.Instant;
import org.entente.contracts.Change;
import org.entente.contracts.Entity;
import org.entente.contracts.EntityJson;
import org.entente.contracts.EntityKey;

/**
 * A record as one revision of it left it.
 *
 * @param record its state, after a deletion its last one
 * @param mergedInto the key that stands for it since its deletion, or null
 */
public record Recorded(
    EntityKey key,
    int revision,
    Instant recordedAt,
    boolean deleted,
    EntityKey mergedInto,
    Entity record) {

  /**
   * @throws IllegalArgumentException where the change's value is no record of its kind from which
   *     an entry can be assembled
   */
  public static Recorded of(Change change) {
    Entity record = EntityJson.readLenient(change.value(), change.key().kind().record());
    if (record.id() == null || !record.id().equals(change.key().id())) {
      throw new IllegalArgumentException("the value is not the record of " + change.key());
    }
    Assemblable.check(record);
    return new Recorded(
        change.key(),
        change.revision(),
        change.recordedAt(),
        change.type() == Change.Type.DELETED,
        change.mergedInto() == null
            ? null
            : new EntityKey(change.key().kind(), change.mergedInto()),
        record);
  }
}
