package org.entente.timeline.query;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.entente.contracts.Event;
import org.entente.contracts.Initiative;
import org.entente.contracts.Kind;
import org.entente.contracts.Series;
import org.entente.timeline.entry.Assembled;
import org.entente.timeline.entry.Entry;
import org.entente.timeline.entry.Recorded;
import org.entente.timeline.facts.Facts;

/** A partnership at a glance as it was recorded up to a time, seen from that day. */
@ApplicationScoped
public class PastOverviewQuery {
  private static final String SCHEDULED = "scheduled";

  private final DataSource database;

  PastOverviewQuery(DataSource database) {
    this.database = database;
  }

  /**
   * @param view of a partnership, as recorded up to {@code asOf}
   * @param day what is due, coming and overdue is seen from this day
   * @param language of names, null where none is asked for
   */
  public Overview overview(PastView view, Instant asOf, LocalDate day, Locale language)
      throws SQLException {
    try (Connection connection = database.getConnection()) {
      return new Making(connection, view, asOf, day, language).overview();
    }
  }

  private static final class Making {
    private final Connection connection;
    private final PastView view;
    private final Instant asOf;
    private final LocalDate day;
    private final Locale language;
    private final List<String> parties;
    private final OverviewQuery.Named named;

    Making(Connection connection, PastView view, Instant asOf, LocalDate day, Locale language) {
      this.connection = connection;
      this.view = view;
      this.asOf = asOf;
      this.day = day;
      this.language = language;
      this.parties = Arrays.asList(view.scope().split("-"));
      this.named = new OverviewQuery.Named(connection, day, language, asOf);
    }

    Overview overview() throws SQLException {
      Facets held = view.held();
      return new Overview(
          view.scope(),
          named.all(Kind.PARTY, parties),
          status(),
          held.total(),
          new Overview.Counts(held.year(), held.kind(), held.topic(), held.level(), held.host()),
          OverviewQuery.people(view.peopleOfHeld(OverviewQuery.MOST_SHOWN), named),
          series(),
          initiatives(held),
          OverviewQuery.promised(
              newest(Assembled::promised)
                  .limit(OverviewQuery.MOST_PROMISING)
                  .map(Assembled::entry)
                  .toList()),
          coming(),
          gaps());
    }

    private Stream<Assembled> newest(Predicate<Assembled> wanted) {
      return view.whole().reversed().stream().filter(wanted);
    }

    private static boolean held(Assembled one) {
      return Event.HELD.equals(one.entry().status());
    }

    /** The last day on which it may have been, as far as it is known. */
    private static LocalDate met(Assembled one) {
      return one.bounds().latestDate().or(one.bounds()::earliestDate).orElse(null);
    }

    private Overview.Status status() {
      return newest(one ->
              held(one)
                  && one.entry().partnershipStatus() != null
                  && one.bounds().earliestDate().filter(day::isBefore).isEmpty())
          .findFirst()
          .map(one -> OverviewQuery.status(one.entry()))
          .orElse(null);
    }

    private List<Overview.Dated> coming() {
      return view.whole().stream()
          .filter(one -> SCHEDULED.equals(one.entry().status()))
          .filter(one -> one.bounds().latestDate().filter(day::isAfter).isEmpty())
          .limit(OverviewQuery.MOST_SHOWN)
          .map(one -> OverviewQuery.dated(one.entry()))
          .toList();
    }

    private List<Overview.Gap> gaps() {
      // newest first: of those that were last on one day, that which stands last in order
      Map<String, Assembled> last = new LinkedHashMap<>();
      newest(one -> held(one) && one.entry().level() != null && met(one) != null)
          .sorted(Comparator.comparing((Assembled one) -> met(one)).reversed())
          .forEach(one -> last.putIfAbsent(one.entry().level(), one));
      Sentences sentences = Sentences.in(language);
      return last.entrySet().stream()
          .filter(level -> met(level.getValue()).isBefore(day.minusYears(1)))
          .sorted(
              Comparator.comparing((Map.Entry<String, Assembled> level) -> met(level.getValue()))
                  .thenComparing(Map.Entry::getKey))
          .map(level ->
              OverviewQuery.gap(
                  level.getKey(),
                  met(level.getValue()),
                  level.getValue().entry().date().edtf(),
                  sentences))
          .flatMap(Optional::stream)
          .toList();
    }

    /** An edition may have been held with others: the whole of each series is looked at. */
    private List<Overview.SeriesLine> series() throws SQLException {
      Set<String> ids =
          view.whole().stream()
              .map(one -> one.entry().series())
              .filter(Objects::nonNull)
              .map(Entry.SeriesPlace::id)
              .collect(Collectors.toCollection(TreeSet::new));
      Map<String, Series> known = new HashMap<>();
      for (Recorded recorded : Facts.living(connection, Kind.SERIES, asOf)) {
        Series series = (Series) recorded.record();
        if (ids.contains(series.id()) || series.parties().containsAll(parties)) {
          ids.add(series.id());
          known.put(series.id(), series);
        }
      }
      List<Overview.SeriesLine> lines = new ArrayList<>();
      for (Entry.Named name : named.all(Kind.SERIES, List.copyOf(ids))) {
        lines.add(
            SeriesQuery.past(
                connection, name, known.get(name.id()), day, new SeriesQuery.Past(asOf, language)));
      }
      lines.sort(ThreadQuery.DUE_FIRST);
      return lines;
    }

    private List<Overview.InitiativeLine> initiatives(Facets held) throws SQLException {
      Set<String> ids = new TreeSet<>(held.initiative().keySet());
      Map<String, Initiative> known = new HashMap<>();
      for (Recorded recorded : Facts.living(connection, Kind.INITIATIVE, asOf)) {
        Initiative initiative = (Initiative) recorded.record();
        if (ids.contains(initiative.id()) || initiative.parties().containsAll(parties)) {
          ids.add(initiative.id());
          known.put(initiative.id(), initiative);
        }
      }
      return ThreadQuery.lines(named.all(Kind.INITIATIVE, List.copyOf(ids)), known, held);
    }
  }
}
