package org.entente.contracts;

import java.util.Objects;

/** What a change is about: {@code person/vikram-misri}, also the key on Kafka. */
public record EntityKey(Kind kind, String id) implements Comparable<EntityKey> {

  public EntityKey {
    Objects.requireNonNull(kind);
    Objects.requireNonNull(id);
  }

  /**
   * @throws IllegalArgumentException where the text is no {@code kind/id} of a known kind with an
   *     id of the form of DESIGN §3
   */
  public static EntityKey parse(String text) {
    int slash = text.indexOf('/');
    if (slash > 0) {
      var kind = Kind.ofWord(text.substring(0, slash));
      String id = text.substring(slash + 1);
      if (kind.isPresent() && Ids.wellFormed(kind.get(), id)) {
        return new EntityKey(kind.get(), id);
      }
    }
    throw new IllegalArgumentException("not a key of the form kind/id: " + text);
  }

  @Override
  public int compareTo(EntityKey other) {
    int byKind = kind.compareTo(other.kind);
    return byKind != 0 ? byKind : id.compareTo(other.id);
  }

  @Override
  public String toString() {
    return kind.word() + "/" + id;
  }
}
