package org.entente.timeline.facts;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.entente.contracts.EntityKey;
import org.entente.contracts.Kind;
import org.entente.timeline.entry.Mentions;
import org.entente.timeline.entry.Recorded;
import org.entente.timeline.entry.Records;

/**
 * Records read from the facts on demand, in sets: what a computation asked for and did not find is
 * loaded at once for all, and the computation runs again until nothing is missing. Assembly is
 * pure, so that running it again costs time and nothing else; a batch of a thousand entries needs a
 * handful of rounds.
 */
public final class FactRecords implements Records {
  private final Connection connection;
  private final Instant asOf;
  private final Map<EntityKey, Optional<Recorded>> states = new HashMap<>();
  private final Map<EntityKey, List<EntityKey>> subjects = new HashMap<>();
  private final Map<EntityKey, List<Recorded>> histories = new HashMap<>();
  private final Set<EntityKey> wantedHistories = new HashSet<>();
  private final Set<EntityKey> wantedStates = new HashSet<>();
  private final Set<EntityKey> wantedSubjects = new HashSet<>();

  /**
   * @param asOf null for the newest
   */
  public FactRecords(Connection connection, Instant asOf) {
    this.connection = connection;
    this.asOf = asOf;
  }

  /**
   * Loads what entries of these events look at mostly: the events, all that they name, and what
   * those people's positions name. What else an assembly asks for is loaded when it is asked.
   */
  public void loadAround(Collection<EntityKey> events) throws SQLException {
    wantedStates.addAll(events);
    wantedSubjects.addAll(events);
    load();
    wantNamed(events);
    load();
    wantNamed(states.keySet().stream().filter(key -> key.kind() == Kind.PERSON).toList());
    load();
  }

  private void wantNamed(Collection<EntityKey> keys) {
    for (EntityKey key : keys) {
      states
          .getOrDefault(key, Optional.empty())
          .ifPresent(recorded ->
              Mentions.of(recorded).stream()
                  .map(Mentions.Mention::target)
                  .filter(target -> !states.containsKey(target))
                  .forEach(wantedStates::add));
    }
  }

  /** Runs the computation until it has found everything it asked for; its last answer counts. */
  public <T> T compute(Supplier<T> computation) throws SQLException {
    while (true) {
      T answer = computation.get();
      if (!load()) {
        return answer;
      }
    }
  }

  @Override
  public Optional<Recorded> find(EntityKey key) {
    Optional<Recorded> state = states.get(key);
    if (state == null) {
      wantedStates.add(key);
      return Optional.empty();
    }
    return state;
  }

  @Override
  public List<Recorded> mentioning(EntityKey key) {
    List<EntityKey> known = subjects.get(key);
    if (known == null) {
      wantedSubjects.add(key);
      return List.of();
    }
    List<Recorded> found = new ArrayList<>(known.size());
    known.forEach(subject -> find(subject).ifPresent(found::add));
    return found;
  }

  @Override
  public List<Recorded> history(EntityKey key) {
    List<Recorded> history = histories.get(key);
    if (history == null) {
      wantedHistories.add(key);
      return List.of();
    }
    return history;
  }

  private boolean load() throws SQLException {
    if (wantedStates.isEmpty() && wantedSubjects.isEmpty() && wantedHistories.isEmpty()) {
      return false;
    }
    histories.putAll(Facts.histories(connection, wantedHistories, asOf));
    wantedHistories.clear();
    if (!wantedSubjects.isEmpty()) {
      Map<EntityKey, List<EntityKey>> found = Facts.mentioning(connection, wantedSubjects, asOf);
      for (EntityKey target : wantedSubjects) {
        List<EntityKey> known = found.getOrDefault(target, List.of());
        subjects.put(target, known);
        known.stream().filter(subject -> !states.containsKey(subject)).forEach(wantedStates::add);
      }
      wantedSubjects.clear();
    }
    Map<EntityKey, Recorded> found = Facts.states(connection, wantedStates, asOf);
    wantedStates.forEach(key -> states.put(key, Optional.ofNullable(found.get(key))));
    wantedStates.clear();
    return true;
  }
}
