package org.entente.timeline.query;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** A {@link Filter} as conditions over the table {@code entry}. */
final class FilterSql {
  private final StringBuilder sql = new StringBuilder();
  private final List<Object> parameters = new ArrayList<>();

  private FilterSql() {}

  static FilterSql of(Connection connection, Filter asked, boolean partnership)
      throws SQLException {
    Filter filter = Merges.counted(connection, asked, null);
    FilterSql conditions = new FilterSql();
    conditions.bounds(filter);
    switch (filter.multilateral()) {
      case INCLUDE -> conditions.and("cardinality(entry.parties) <= " + Filter.MOST_PARTIES);
      case EXCLUDE ->
          conditions.and("cardinality(entry.parties) " + (partnership ? "= 2" : "<= 2"));
      case ALL -> {}
    }
    conditions.oneOf("kind", filter.kind());
    conditions.oneOf("status", filter.status());
    conditions.oneOf("level", filter.level());
    conditions.oneOf("series", filter.series());
    conditions.anyOf("topics", filter.topic());
    conditions.anyOf("people", filter.person());
    conditions.anyOf("organizations", filter.organization());
    conditions.anyOf("initiatives", filter.initiative());
    conditions.anyOf("parties", filter.party());
    if (filter.q() != null) {
      conditions.and("entry.words @@ websearch_to_tsquery('simple', ?)", filter.q());
    }
    return conditions;
  }

  /** The conditions over {@code entry}, each led by {@code and}. */
  String over(String alias) {
    return sql.toString().replace("entry.", alias + ".");
  }

  List<Object> parameters() {
    return parameters;
  }

  /**
   * An open or unknown end may reach anywhere; it lies inside only where that side is not asked.
   */
  private void bounds(Filter filter) {
    switch (filter.match()) {
      case OVERLAP -> {
        day("(entry.latest is null or entry.latest >= ?)", filter.from());
        day("(entry.earliest is null or entry.earliest <= ?)", filter.to());
      }
      case CERTAIN -> {
        day("entry.earliest >= ?", filter.from());
        day("entry.latest <= ?", filter.to());
      }
    }
  }

  private void day(String condition, Long day) {
    if (day != null) {
      and(condition, day);
    }
  }

  private void oneOf(String column, List<String> values) {
    if (!values.isEmpty()) {
      and("entry." + column + " = any (?)", (Object) values.toArray(String[]::new));
    }
  }

  private void anyOf(String column, List<String> values) {
    if (!values.isEmpty()) {
      and("entry." + column + " && ?", (Object) values.toArray(String[]::new));
    }
  }

  private void and(String condition, Object... values) {
    sql.append("\n  and ").append(condition);
    parameters.addAll(List.of(values));
  }
}
