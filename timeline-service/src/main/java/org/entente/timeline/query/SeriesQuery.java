package org.entente.timeline.query;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.sql.DataSource;
import org.entente.contracts.Event;
import org.entente.contracts.Series;
import org.entente.edtf.Edtf;
import org.entente.timeline.entry.Assembled;
import org.entente.timeline.entry.Entry;
import org.entente.timeline.entry.EntryJson;
import org.entente.timeline.tables.Generation;

/** A dialogue that recurs: its editions, the last of them and when the next is due. */
@ApplicationScoped
public class SeriesQuery {
  /** How many editions were held, and which was the last? */
  private static final String EDITIONS =
      """
      select count(*) over (), entry.document
      from {g}.listing join {g}.entry on entry.id = listing.id
      where listing.scope = ? and entry.status = 'held'
      order by listing.order_key desc limit 1
      """;

  private final DataSource database;

  SeriesQuery(DataSource database) {
    this.database = database;
  }

  /**
   * @param day what is due is seen from this day
   * @param asOf the time up to which editions were recorded, null for now
   */
  public Overview.SeriesLine line(Series series, LocalDate day, Instant asOf) throws SQLException {
    Entry.Named name = new Entry.Named(series.id(), series.name());
    try (Connection connection = database.getConnection()) {
      return asOf == null
          ? line(connection, Generation.live(connection), name, series, day)
          : past(connection, name, series, day, new Past(asOf, null));
    }
  }

  /**
   * @param series null where its record is not known
   */
  static Overview.SeriesLine line(
      Connection connection,
      Generation generation,
      Entry.Named name,
      Series series,
      LocalDate today)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(generation.in(EDITIONS))) {
      statement.setString(1, scope(name));
      try (ResultSet row = statement.executeQuery()) {
        return row.next()
            ? line(name, series, row.getLong(1), EntryJson.read(row.getBytes(2)), today)
            : line(name, series, 0, null, today);
      }
    }
  }

  /**
   * The time up to which a record is looked at.
   *
   * @param language of titles, null where none is asked for
   */
  record Past(Instant asOf, Locale language) {}

  /**
   * @param series null where its record is not known
   */
  static Overview.SeriesLine past(
      Connection connection, Entry.Named name, Series series, LocalDate day, Past past)
      throws SQLException {
    List<Entry> editions =
        HistoryQuery.inOrder(connection, scope(name), past.asOf(), past.language()).stream()
            .map(Assembled::entry)
            .filter(entry -> Event.HELD.equals(entry.status()))
            .toList();
    Entry last = editions.isEmpty() ? null : editions.getLast();
    return line(name, series, editions.size(), last, day);
  }

  private static String scope(Entry.Named series) {
    return "series/" + series.id();
  }

  private static Overview.SeriesLine line(
      Entry.Named name, Series series, long editions, Entry last, LocalDate day) {
    String cadence = series == null ? null : series.cadence();
    LocalDate due = due(cadence, last == null ? null : last.date().edtf());
    return new Overview.SeriesLine(
        name.id(),
        name.name(),
        editions,
        cadence,
        last == null ? null : OverviewQuery.dated(last),
        due == null ? null : due.toString(),
        cadence == null ? null : due != null && due.isBefore(day));
  }

  /**
   * One cadence after the latest day on which the last edition, of this date, may have been held.
   * Null where that day is open, unknown or beyond the last year that dates reach.
   */
  static LocalDate due(String cadence, String edtf) {
    if (cadence == null || edtf == null) {
      return null;
    }
    Optional<LocalDate> held = Edtf.parse(edtf).bounds().latestDate();
    try {
      return held.map(day -> day.plus(Period.parse(cadence))).orElse(null);
    } catch (DateTimeException | ArithmeticException beyond) {
      return null;
    }
  }
}
