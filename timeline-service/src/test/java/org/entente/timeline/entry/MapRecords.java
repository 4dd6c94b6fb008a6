package org.entente.timeline.entry;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.entente.contracts.Entity;
import org.entente.contracts.EntityKey;

/** Records in memory, each at revision 1 unless put again. */
final class MapRecords implements Records {
  static final Instant START = Instant.parse("2024-12-01T00:00:00Z");

  private final Map<EntityKey, Recorded> records = new TreeMap<>();
  private final Map<EntityKey, List<Recorded>> histories = new TreeMap<>();
  private int count;

  MapRecords put(Entity record) {
    return put(record, false, null);
  }

  MapRecords delete(Entity record, EntityKey mergedInto) {
    return put(record, true, mergedInto);
  }

  private MapRecords put(Entity record, boolean deleted, EntityKey mergedInto) {
    Recorded before = records.get(record.key());
    Recorded now =
        new Recorded(
            record.key(),
            before == null ? 1 : before.revision() + 1,
            START.plusSeconds(++count),
            deleted,
            mergedInto,
            record);
    records.put(record.key(), now);
    histories.computeIfAbsent(record.key(), key -> new ArrayList<>()).add(now);
    return this;
  }

  Entry entry(String event) {
    Recorded recorded = records.get(EntityKey.parse("event/" + event));
    return new EntryAssembly(this, null).assemble(recorded).entry();
  }

  @Override
  public Optional<Recorded> find(EntityKey key) {
    return Optional.ofNullable(records.get(key));
  }

  @Override
  public List<Recorded> mentioning(EntityKey key) {
    return records.values().stream()
        .filter(recorded ->
            histories.get(recorded.key()).stream()
                .flatMap(revision -> Mentions.of(revision).stream())
                .anyMatch(mention -> mention.target().equals(key)))
        .toList();
  }

  @Override
  public List<Recorded> history(EntityKey key) {
    return histories.getOrDefault(key, List.of());
  }
}
