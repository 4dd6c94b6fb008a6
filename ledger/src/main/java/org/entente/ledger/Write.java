package org.entente.ledger;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.entente.contracts.Change;
import org.entente.contracts.Entity;
import org.entente.contracts.EntityJson;
import org.entente.contracts.EntityKey;
import org.entente.contracts.Fault;
import org.entente.rest.Editor;
import org.entente.rest.MergePatch;
import org.entente.rest.Precondition;
import org.entente.rest.Problem;

/**
 * One write that waits for its turn. What it comes to is decided in the ledger's order, by what
 * stands then.
 */
sealed interface Write {
  EntityKey key();

  Editor editor();

  /** How much memory it holds while it waits, in characters. */
  int weight();

  /**
   * Decides the write.
   *
   * @param standing what stands under a key after all writes before this one
   * @throws Problem where it is refused
   */
  Decision decide(Function<EntityKey, Optional<Stored>> standing);

  /** What a write comes to. */
  sealed interface Decision {
    /** It changes nothing: no revision is made. */
    record Unchanged() implements Decision {}

    /** A new revision. */
    record Changed(Change.Type type, String record, String mergedInto, Findable findable)
        implements Decision {}
  }

  /** Whether a record may replace one that lives. */
  enum Over {
    ANYTHING,
    NOTHING
  }

  /** A whole record; {@code text} is its canonical JSON. */
  record Put<T extends Entity>(
      EntityKind<T> kind,
      T record,
      String text,
      Over over,
      Precondition precondition,
      Editor editor)
      implements Write {

    @Override
    public EntityKey key() {
      return record.key();
    }

    @Override
    public int weight() {
      return text.length();
    }

    @Override
    public Decision decide(Function<EntityKey, Optional<Stored>> standing) {
      Optional<Stored> stored = standing.apply(key());
      boolean lives = stored.isPresent() && !stored.get().deleted();
      precondition.check(Stored.tag(stored));
      if (lives && over == Over.NOTHING) {
        throw Problem.of(409, key() + " exists already");
      }
      if (!lives) {
        return new Decision.Changed(Change.Type.CREATED, text, null, kind.findable(record));
      }
      return replaced(kind, stored.get(), record, text);
    }
  }

  private static <T extends Entity> Decision replaced(
      EntityKind<T> kind, Stored stored, T record, String text) {
    boolean same =
        stored.record().equals(text)
            || EntityJson.same(
                EntityJson.readLenient(bytes(stored.record()), kind.record()), record);
    return same
        ? new Decision.Unchanged()
        : new Decision.Changed(Change.Type.UPDATED, text, null, kind.findable(record));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(java.nio.charset.StandardCharsets.UTF_8);
  }

  /** A merge patch (RFC 7396) over what stands. */
  record Patch<T extends Entity>(
      EntityKind<T> kind,
      EntityKey key,
      JsonNode patch,
      int weight,
      Precondition precondition,
      Editor editor)
      implements Write {

    @Override
    public Decision decide(Function<EntityKey, Optional<Stored>> standing) {
      Stored stored = living(key, standing.apply(key), precondition);
      T before = EntityJson.readLenient(bytes(stored.record()), kind.record());
      JsonNode patched = MergePatch.apply(EntityJson.tree(before), patch);
      T record = RecordReading.of(kind, patched, key.id());
      String text = EntityJson.write(record);
      RecordReading.checkSize(text);
      return replaced(kind, stored, record, text);
    }
  }

  /** A deletion, perhaps into another entity of the kind, whose name the references then mean. */
  record Delete(EntityKey key, String mergedInto, Precondition precondition, Editor editor)
      implements Write {

    @Override
    public int weight() {
      return 0;
    }

    @Override
    public Decision decide(Function<EntityKey, Optional<Stored>> standing) {
      Stored stored = living(key, standing.apply(key), precondition);
      String into = mergedInto == null ? null : target(standing);
      return new Decision.Changed(Change.Type.DELETED, stored.record(), into, Findable.nothing());
    }

    /** The living end of the chain of merges that begins at the id given. */
    private String target(Function<EntityKey, Optional<Stored>> standing) {
      Set<String> passed = new HashSet<>(Set.of(key.id()));
      String id = mergedInto;
      while (passed.add(id)) {
        Optional<Stored> found = standing.apply(new EntityKey(key.kind(), id));
        if (found.isPresent() && !found.get().deleted()) {
          return id;
        }
        id = found.map(Stored::mergedInto).orElse(null);
        if (id == null) {
          throw refused(mergedInto + " does not exist");
        }
      }
      throw refused("merging into " + mergedInto + " would close a circle");
    }

    private static Problem refused(String detail) {
      return Problem.unprocessable("mergedInto", Fault.Rule.REFERENCE, detail);
    }
  }

  private static Stored living(EntityKey key, Optional<Stored> stored, Precondition precondition) {
    if (stored.isEmpty()) {
      precondition.check(Optional.empty());
      throw Problem.notFound(key.toString());
    }
    if (stored.get().deleted()) {
      precondition.check(Optional.empty());
      throw Problem.gone(key.toString());
    }
    precondition.check(Stored.tag(stored));
    return stored.get();
  }
}
