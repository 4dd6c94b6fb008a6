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

  private static final String FACETS =
      """
      with viewed as materialized (
        select entry.kind, entry.status, entry.level, entry.host, entry.series, entry.year,
               entry.topics, entry.parties, entry.initiatives
        from {g}.listing join {g}.entry on entry.id = listing.id
        where listing.scope = ? %s
      )
      select 'total', null, count(*) from viewed
      union all select 'kind', kind, count(*) from viewed group by kind
      union all select 'status', status, count(*) from viewed group by status
      union all select 'level', level, count(*) from viewed where level is not null group by level
      union all select 'host', host, count(*) from viewed where host is not null group by host
      union all select 'series', series, count(*) from viewed where series is not null group by series
      union all select 'year', coalesce(year::text, 'unknown'), count(*) from viewed group by year
      union all select 'topic', topic, count(*) from viewed, unnest(topics) topic group by topic
      union all select 'party', party, count(*) from viewed, unnest(parties) party group by party
      union all select 'initiative', initiative, count(*)
        from viewed, unnest(initiatives) initiative group by initiative
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
    Kept key = new Kept(version.current(), scope, filter);
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
            filling.add(rows.getString(1), rows.getString(2), rows.getLong(3));
          }
        }
      }
      return filling.whole();
    }
  }
}
