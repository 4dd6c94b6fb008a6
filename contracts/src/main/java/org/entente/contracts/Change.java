package org.entente.contracts;

import java.time.Instant;
import java.util.Objects;

/**
 * One write to one entity as it lies in the ledger and on Kafka (DESIGN §2, §5). {@code value} is
 * the entity's whole canonical JSON in UTF-8, on a deletion its last state. {@code actor}, {@code
 * reason} and {@code mergedInto} are null where there is none.
 */
public record Change(
    Owner owner,
    long seq,
    EntityKey key,
    int revision,
    Type type,
    Instant recordedAt,
    String actor,
    String reason,
    String mergedInto,
    byte[] value) {

  public Change {
    Objects.requireNonNull(owner);
    Objects.requireNonNull(key);
    Objects.requireNonNull(type);
    Objects.requireNonNull(recordedAt);
    Objects.requireNonNull(value);
  }

  public enum Type {
    CREATED,
    UPDATED,
    DELETED;

    /** {@code created}, as on the wire and in the API. */
    public String word() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }

    /**
     * @throws IllegalArgumentException for any other word
     */
    public static Type ofWord(String word) {
      for (Type type : values()) {
        if (type.word().equals(word)) {
          return type;
        }
      }
      throw new IllegalArgumentException("not a type of change: " + word);
    }
  }
}
