package org.entente.timeline.query;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.entente.contracts.Event;
import org.entente.contracts.Kind;
import org.entente.timeline.entry.Entry;
import org.entente.timeline.entry.EntryJson;
import org.entente.timeline.tables.Generation;

/**
 * A partnership at a glance: what it is, counts, what recurs, what was promised, what is coming.
 */
@ApplicationScoped
public class OverviewQuery {
  static final int MOST_SHOWN = 20;
  static final int MOST_PROMISING = 5 * MOST_SHOWN;

  private static final Filter HELD = Filter.held(null);

  /** Which held event set the status last, on or before a day? */
  private static final String STATUS =
      """
      select entry.document from {g}.listing join {g}.entry on entry.id = listing.id
      where listing.scope = ? and entry.status = 'held' and entry.partnership_status is not null
        and (entry.earliest is null or entry.earliest <= ?)
      order by listing.order_key desc limit 1
      """;

  private static final String PEOPLE =
      """
      select person, count(*) from {g}.listing join {g}.entry on entry.id = listing.id, unnest(entry.people) person
      where listing.scope = ? and entry.status = 'held'
      group by person order by count(*) desc, person limit ?
      """;

  private static final String PROMISED =
      """
      select entry.document from {g}.listing join {g}.entry on entry.id = listing.id
      where listing.scope = ? and entry.promised
      order by listing.order_key desc limit ?
      """;

  private static final String COMING =
      """
      select entry.document from {g}.listing join {g}.entry on entry.id = listing.id
      where listing.scope = ? and entry.status = 'scheduled' and (entry.latest is null or entry.latest >= ?)
      order by listing.order_key limit ?
      """;

  /** When was each level last met at? */
  private static final String LAST_OF_LEVEL =
      """
      select level, met, document::jsonb #>> '{date,edtf}'
      from (
        select distinct on (entry.level) entry.level, coalesce(entry.latest, entry.earliest) as met, entry.document
        from {g}.listing join {g}.entry on entry.id = listing.id
        where listing.scope = ? and entry.status = 'held' and entry.level is not null
          and coalesce(entry.latest, entry.earliest) is not null
        order by entry.level, met desc, listing.order_key desc) last
      where met < ? order by met, level
      """;

  private final DataSource database;
  private final FacetQuery facets;
  private final ThreadQuery threads;

  OverviewQuery(DataSource database, FacetQuery facets, ThreadQuery threads) {
    this.database = database;
    this.facets = facets;
    this.threads = threads;
  }

  /**
   * @param pair sorted: {@code IN-JP}
   * @param today what is due, coming and overdue is seen from this day
   * @param language of names, null where none is asked for
   */
  public Overview overview(String pair, LocalDate today, Locale language) throws SQLException {
    Facets counted = facets.facets(pair, HELD);
    try (Connection connection = database.getConnection()) {
      Generation generation = Generation.live(connection);
      Named named = new Named(connection, today, language, null);
      return new Overview(
          pair,
          named.all(Kind.PARTY, Arrays.asList(pair.split("-"))),
          status(connection, generation, pair, today),
          counted.total(),
          new Overview.Counts(
              counted.year(), counted.kind(), counted.topic(), counted.level(), counted.host()),
          people(connection, generation, pair, named),
          threads.series(connection, generation, pair, today, named),
          threads.initiatives(connection, pair, counted, named),
          promised(connection, generation, pair),
          coming(connection, generation, pair, today),
          gaps(connection, generation, pair, today, Sentences.in(language)));
    }
  }

  private static Overview.Status status(
      Connection connection, Generation generation, String pair, LocalDate today)
      throws SQLException {
    List<Entry> found = entries(connection, generation.in(STATUS), pair, today.toEpochDay());
    return found.stream().findFirst().map(OverviewQuery::status).orElse(null);
  }

  /** The status that an event set. */
  static Overview.Status status(Entry entry) {
    return new Overview.Status(
        entry.partnershipStatus(), entry.date(), new Entry.Titled(entry.id(), entry.title()));
  }

  private static List<Overview.MetPerson> people(
      Connection connection, Generation generation, String pair, Named named) throws SQLException {
    List<String> ids = new ArrayList<>();
    List<Long> events = new ArrayList<>();
    try (PreparedStatement statement = connection.prepareStatement(generation.in(PEOPLE))) {
      Bind.all(statement, List.of(pair, MOST_SHOWN));
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          ids.add(rows.getString(1));
          events.add(rows.getLong(2));
        }
      }
    }
    List<PeopleQuery.Met> met = new ArrayList<>();
    for (int i = 0; i < ids.size(); i++) {
      met.add(new PeopleQuery.Met(ids.get(i), events.get(i)));
    }
    return people(met, named);
  }

  static List<Overview.MetPerson> people(List<PeopleQuery.Met> met, Named named)
      throws SQLException {
    List<Entry.Named> names =
        named.all(Kind.PERSON, met.stream().map(PeopleQuery.Met::person).toList());
    List<Overview.MetPerson> people = new ArrayList<>();
    for (int i = 0; i < met.size(); i++) {
      people.add(
          new Overview.MetPerson(met.get(i).person(), names.get(i).name(), met.get(i).events()));
    }
    return people;
  }

  private static List<Overview.OpenOutcome> promised(
      Connection connection, Generation generation, String pair) throws SQLException {
    return promised(entries(connection, generation.in(PROMISED), pair, MOST_PROMISING));
  }

  /** What these events promised and what is still open. */
  static List<Overview.OpenOutcome> promised(List<Entry> entries) {
    List<Overview.OpenOutcome> promised = new ArrayList<>();
    for (Entry entry : entries) {
      for (Event.Outcome outcome : entry.outcomes()) {
        if ("open".equals(outcome.state())) {
          promised.add(
              new Overview.OpenOutcome(
                  new Entry.Titled(entry.id(), entry.title()),
                  outcome.id(),
                  outcome.text(),
                  outcome.due(),
                  outcome.state()));
        }
      }
    }
    return promised;
  }

  private static List<Overview.Dated> coming(
      Connection connection, Generation generation, String pair, LocalDate today)
      throws SQLException {
    return entries(connection, generation.in(COMING), pair, today.toEpochDay(), MOST_SHOWN).stream()
        .map(OverviewQuery::dated)
        .toList();
  }

  static Overview.Dated dated(Entry entry) {
    return new Overview.Dated(entry.id(), entry.title(), entry.date());
  }

  private static List<Overview.Gap> gaps(
      Connection connection,
      Generation generation,
      String pair,
      LocalDate today,
      Sentences sentences)
      throws SQLException {
    List<Overview.Gap> gaps = new ArrayList<>();
    try (PreparedStatement statement = connection.prepareStatement(generation.in(LAST_OF_LEVEL))) {
      Bind.all(statement, List.of(pair, today.minusYears(1).toEpochDay()));
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          LocalDate met = LocalDate.ofEpochDay(rows.getLong(2));
          gap(rows.getString(1), met, rows.getString(3), sentences).ifPresent(gaps::add);
        }
      }
    }
    return gaps;
  }

  /**
   * @param met the last day on which the last meeting may have been
   * @param edtf its date, as it is said
   */
  static Optional<Overview.Gap> gap(String level, LocalDate met, String edtf, Sentences sentences) {
    return Optional.ofNullable(sentences.meeting(level))
        .map(meeting ->
            new Overview.Gap(sentences.say("gap", meeting, sentences.since(edtf)), met.toString()));
  }

  private static List<Entry> entries(Connection connection, String sql, Object... parameters)
      throws SQLException {
    List<Entry> entries = new ArrayList<>();
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      Bind.all(statement, List.of(parameters));
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          entries.add(EntryJson.read(rows.getBytes(1)));
        }
      }
    }
    return entries;
  }

  /**
   * Names as they are on a day.
   *
   * @param asOf the time up to which they were recorded, null for now
   */
  record Named(Connection connection, LocalDate day, Locale language, Instant asOf) {

    List<Entry.Named> all(Kind kind, List<String> ids) throws SQLException {
      Map<String, String> names = NamesToday.of(connection, kind, ids, day, language, asOf);
      return ids.stream().map(id -> new Entry.Named(id, names.get(id))).toList();
    }
  }
}
