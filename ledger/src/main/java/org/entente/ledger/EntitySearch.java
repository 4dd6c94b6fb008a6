package org.entente.ledger;

import jakarta.persistence.Query;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.entente.contracts.Entity;
import org.entente.contracts.EntityJson;
import org.entente.contracts.Kind;
import org.entente.rest.Page;
import org.entente.rest.QueryParams;

/** Lists of living records of a kind, by id (API §3). */
final class EntitySearch {
  private static final int CHUNK = 100;

  /** A page ends early rather than fill the memory with large records. */
  private static final int MOST_CHARACTERS = 8 * 1024 * 1024;

  private EntitySearch() {}

  static <T extends Entity> Page page(EntityKind<T> kind, QueryParams query) {
    EntityFilter<T> filter = kind.filter(query);
    int limit = query.limit();
    var cursor = query.cursor();
    query.done();
    String after = cursor.map(List::getFirst).orElse(kind.kind().word() + "/");

    List<String> records = new ArrayList<>();
    if (filter.nothing()) {
      return new Page("items", records, null);
    }
    int characters = 0;
    while (true) {
      List<EntityRow> rows = living(kind.kind(), filter, after, Math.min(limit + 1, CHUNK));
      for (EntityRow row : rows) {
        if (matches(kind, filter, row)) {
          if (records.size() == limit || characters > MOST_CHARACTERS) {
            return new Page("items", records, query.cursorAfter(List.of(after)));
          }
          records.add(row.record);
          characters += row.record.length();
        }
        after = row.key;
      }
      if (rows.size() < Math.min(limit + 1, CHUNK)) {
        return new Page("items", records, null);
      }
      EntityRow.getEntityManager().clear();
    }
  }

  private static <T extends Entity> boolean matches(
      EntityKind<T> kind, EntityFilter<T> filter, EntityRow row) {
    return filter
        .test()
        .map(test ->
            test.test(
                EntityJson.readLenient(
                    row.record.getBytes(java.nio.charset.StandardCharsets.UTF_8), kind.record())))
        .orElse(true);
  }

  @SuppressWarnings("unchecked")
  private static List<EntityRow> living(
      Kind kind, EntityFilter<?> filter, String after, int limit) {
    StringBuilder sql =
        new StringBuilder(
            """
            select key, revision, record, deleted, merged_into from entity
            where not deleted and key > :after and key < :end\
            """);
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("after", after);
    values.put("end", kind.word() + "0");
    for (var any : filter.terms()) {
      String name = "terms" + values.size();
      sql.append(" and terms && cast(:").append(name).append(" as text[])");
      values.put(name, any.toArray(String[]::new));
    }
    if (!filter.words().isEmpty()) {
      sql.append(" and words @@ cast(:words as tsquery)");
      values.put(
          "words",
          filter.words().stream()
              .map(word -> "'" + word + "':*")
              .collect(Collectors.joining(" & ")));
    }
    if (filter.from() != null) {
      sql.append(" and (latest is null or latest >= :from)");
      values.put("from", filter.from());
    }
    if (filter.to() != null) {
      sql.append(" and (earliest is null or earliest <= :to)");
      values.put("to", filter.to());
    }
    Query query =
        EntityRow.getEntityManager()
            .createNativeQuery(
                sql.append(" order by key limit :limit").toString(), EntityRow.class);
    values.forEach(query::setParameter);
    return query.setParameter("limit", limit).getResultList();
  }
}
