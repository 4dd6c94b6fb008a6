package org.entente.timeline.query;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.entente.timeline.tables.Generation;

/** How many entries of a view there are by kind, status, topic, year …: one pass over the view. */
@ApplicationScoped
public class FacetQuery {
  private static final int MOST_KEPT = 256;

  /** Each list is counted as a whole; its members are added up here. */
  private static final Map<String, String> LISTS =
      Map.of("topics", "topic", "parties", "party", "initiatives", "initiative");

  /** One pass for all counts: which of the columns a row is of, its value, how many have it. */
  private static final String FACETS =
      """
      select case
               when grouping(kind) = 0 then 'kind' when grouping(status) = 0 then 'status'
               when grouping(level) = 0 then 'level' when grouping(host) = 0 then 'host'
               when grouping(series) = 0 then 'series' when grouping(year) = 0 then 'year'
               when grouping(topics) = 0 then 'topics' when grouping(parties) = 0 then 'parties'
               when grouping(initiatives) = 0 then 'initiatives' else 'total' end,
             coalesce(kind, status, level, host, series, year::text),
             coalesce(topics, parties, initiatives),
             count(*)
      from {g}.listing join {g}.entry on entry.id = listing.id
      where listing.scope = ? %s
      group by grouping sets
        ((), (kind), (status), (level), (host), (series), (year), (topics), (parties), (initiatives))
      """;

  private final DataSource database;
  private final ReadModelVersion version;
  private final Map<Kept, Facets> kept =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Kept, Facets> eldest) {
          return size() > MOST_KEPT;
        }
      };

  FacetQuery(DataSource database, ReadModelVersion version) {
    this.database = database;
    this.version = version;
  }

  private record Kept(String version, String scope, Filter filter) {}

  /** Counts; asked again of an unchanged read model, they are as they were. */
  public Facets facets(String scope, Filter filter) throws SQLException {
    // the version is read first, so that newer counts are never kept under an older one for long
    Kept key = new Kept(version.current().text(), scope, filter);
    synchronized (kept) {
      Facets before = kept.get(key);
      if (before != null) {
        return before;
      }
    }
    Facets facets = count(scope, filter);
    synchronized (kept) {
      kept.put(key, facets);
    }
    return facets;
  }

  private Facets count(String scope, Filter filter) throws SQLException {
    try (Connection connection = database.getConnection()) {
      FilterSql conditions = FilterSql.of(connection, filter, Asked.partnership(scope));
      List<Object> parameters = new ArrayList<>(List.of(scope));
      parameters.addAll(conditions.parameters());
      String sql = Generation.live(connection).in(FACETS.formatted(conditions.over("entry")));
      Facets.Filling filling = new Facets.Filling();
      try (PreparedStatement statement = connection.prepareStatement(sql)) {
        Bind.all(statement, parameters);
        try (ResultSet rows = statement.executeQuery()) {
          while (rows.next()) {
            add(filling, rows);
          }
        }
      }
      return filling.whole();
    }
  }

  private static void add(Facets.Filling filling, ResultSet row) throws SQLException {
    String of = row.getString(1);
    String value = row.getString(2);
    long count = row.getLong(4);
    if (LISTS.containsKey(of)) {
      for (String member : (String[]) row.getArray(3).getArray()) {
        filling.add(LISTS.get(of), member, count);
      }
    } else if (of.equals("year")) {
      filling.add(of, value == null ? "unknown" : value, count);
    } else if (value != null || of.equals("total")) {
      filling.add(of, value, count);
    }
  }
}
