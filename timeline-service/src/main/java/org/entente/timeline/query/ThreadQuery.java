package org.entente.timeline.query;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.entente.contracts.EntityKey;
import org.entente.contracts.Initiative;
import org.entente.contracts.Kind;
import org.entente.contracts.Series;
import org.entente.timeline.entry.Entry;
import org.entente.timeline.entry.Recorded;
import org.entente.timeline.facts.Facts;
import org.entente.timeline.tables.Generation;

/** What runs through a partnership's events: dialogues that recur, and initiatives. */
@ApplicationScoped
class ThreadQuery {
  private static final String SERIES_OF_EVENTS =
      """
      select distinct entry.series from {g}.listing join {g}.entry on entry.id = listing.id
      where listing.scope = ? and entry.series is not null
      """;

  /** What is due first; what has no rhythm last. */
  static final Comparator<Overview.SeriesLine> DUE_FIRST =
      Comparator.comparing(
              (Overview.SeriesLine line) -> line.nextDue() == null ? "~" : line.nextDue())
          .thenComparing(Overview.SeriesLine::id);

  /** A series belongs to the pair when its parties contain it or one of its events does. */
  List<Overview.SeriesLine> series(
      Connection connection,
      Generation generation,
      String pair,
      LocalDate today,
      OverviewQuery.Named named)
      throws SQLException {
    Map<String, Series> known = new TreeMap<>();
    for (Recorded recorded : Facts.living(connection, Kind.SERIES, null)) {
      Series series = (Series) recorded.record();
      if (series.parties().containsAll(Arrays.asList(pair.split("-")))) {
        known.put(series.id(), series);
      }
    }
    Set<String> ids = new TreeSet<>(known.keySet());
    ids.addAll(texts(connection, generation.in(SERIES_OF_EVENTS), pair));
    List<EntityKey> others =
        ids.stream()
            .filter(id -> !known.containsKey(id))
            .map(id -> new EntityKey(Kind.SERIES, id))
            .toList();
    for (Recorded recorded : Facts.states(connection, others, null).values()) {
      if (!recorded.deleted()) {
        known.put(recorded.key().id(), (Series) recorded.record());
      }
    }
    List<Overview.SeriesLine> lines = new ArrayList<>();
    for (Entry.Named name : named.all(Kind.SERIES, List.copyOf(ids))) {
      lines.add(SeriesQuery.line(connection, generation, name, known.get(name.id()), today));
    }
    lines.sort(DUE_FIRST);
    return lines;
  }

  List<Overview.InitiativeLine> initiatives(
      Connection connection, String pair, Facets counted, OverviewQuery.Named named)
      throws SQLException {
    Map<String, Initiative> known = new TreeMap<>();
    for (Recorded recorded : Facts.living(connection, Kind.INITIATIVE, null)) {
      Initiative initiative = (Initiative) recorded.record();
      if (counted.initiative().containsKey(initiative.id())
          || initiative.parties().containsAll(Arrays.asList(pair.split("-")))) {
        known.put(initiative.id(), initiative);
      }
    }
    Set<String> ids = new TreeSet<>(known.keySet());
    ids.addAll(counted.initiative().keySet());
    return lines(named.all(Kind.INITIATIVE, List.copyOf(ids)), known, counted);
  }

  /**
   * @param known the records that there are, by id
   */
  static List<Overview.InitiativeLine> lines(
      List<Entry.Named> initiatives, Map<String, Initiative> known, Facets counted) {
    return initiatives.stream()
        .map(name ->
            new Overview.InitiativeLine(
                name.id(),
                name.name(),
                known.containsKey(name.id()) ? known.get(name.id()).state() : null,
                counted.initiative().getOrDefault(name.id(), 0L)))
        .toList();
  }

  private static List<String> texts(Connection connection, String sql, String scope)
      throws SQLException {
    List<String> texts = new ArrayList<>();
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, scope);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          texts.add(rows.getString(1));
        }
      }
    }
    return texts;
  }
}
