package org.entente.endtoend.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.entente.contracts.Change;
import org.entente.contracts.EntityKey;
import org.entente.contracts.Kind;

/** Every record as its newest change up to a time left it. */
public final class State {
  private static final JsonMapper JSON = new JsonMapper();

  private final Map<EntityKey, Change> newest = new TreeMap<>();
  private final Map<EntityKey, JsonNode> living = new TreeMap<>();

  private State() {}

  /** As recorded up to the time, inclusive; whatever order the changes stand in. */
  public static State asOf(Collection<Change> changes, Instant time) {
    State state = new State();
    for (Change change : changes) {
      if (!change.recordedAt().isAfter(time)) {
        state.newest.merge(change.key(), change, (a, b) -> a.revision() >= b.revision() ? a : b);
      }
    }
    state
        .newest
        .values()
        .forEach(change -> {
          if (change.type() != Change.Type.DELETED) {
            state.living.put(change.key(), parse(change.value()));
          }
        });
    return state;
  }

  Stream<JsonNode> events() {
    return living.entrySet().stream()
        .filter(record -> record.getKey().kind() == Kind.EVENT)
        .map(Map.Entry::getValue);
  }

  /** The keys of all events that there ever were. */
  public List<EntityKey> everyEvent() {
    return newest.keySet().stream().filter(key -> key.kind() == Kind.EVENT).toList();
  }

  public Optional<Change> newest(EntityKey key) {
    return Optional.ofNullable(newest.get(key));
  }

  Optional<JsonNode> living(Kind kind, String id) {
    return Optional.ofNullable(living.get(new EntityKey(kind, id)));
  }

  int revision(String event) {
    return newest.get(new EntityKey(Kind.EVENT, event)).revision();
  }

  /** The id that stands for this one: merges are followed. */
  String resolve(Kind kind, String id) {
    String at = id;
    Change change;
    while ((change = newest.get(new EntityKey(kind, at))) != null && change.mergedInto() != null) {
      at = change.mergedInto();
    }
    return at;
  }

  private static JsonNode parse(byte[] value) {
    try {
      return JSON.readTree(value);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
