package org.entente.timeline.query;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.entente.edtf.Edtf;
import org.entente.edtf.EdtfException;
import org.entente.timeline.entry.Entry;

/** A partnership at a glance (API §5, {@code /partnerships/{pair}}). */
public record Overview(
    String id,
    List<Entry.Named> parties,
    @JsonInclude Status status,
    long events,
    Counts counts,
    List<MetPerson> people,
    List<SeriesLine> series,
    List<InitiativeLine> initiatives,
    List<OpenOutcome> openOutcomes,
    List<Dated> coming,
    List<Gap> gaps) {

  /** What the two are to each other, and the event that made it so. */
  public record Status(String text, Entry.When since, Entry.Titled event) {}

  /** Of held events. */
  public record Counts(
      Map<String, Long> year,
      Map<String, Long> kind,
      Map<String, Long> topic,
      Map<String, Long> level,
      Map<String, Long> host) {}

  public record MetPerson(String id, @JsonInclude String name, long events) {}

  public record Dated(String id, String title, Entry.When date) {}

  /**
   * A dialogue of the two.
   *
   * @param cadence as declared, null where none is; then nothing is due and nothing overdue
   * @param nextDue ISO date
   */
  public record SeriesLine(
      String id,
      @JsonInclude String name,
      long editions,
      @JsonInclude String cadence,
      @JsonInclude Dated last,
      @JsonInclude String nextDue,
      @JsonInclude Boolean overdue) {}

  public record InitiativeLine(
      String id, @JsonInclude String name, @JsonInclude String state, long events) {}

  public record OpenOutcome(
      Entry.Titled event, String id, String text, @JsonInclude String due, String state) {
    public boolean overdue(LocalDate today) {
      return Overview.overdue(due, today);
    }
  }

  /**
   * Whether all days that a date of the record may mean are gone by; not of one that is not given
   * or cannot be read.
   */
  public static boolean overdue(String due, LocalDate today) {
    try {
      return due != null
          && Edtf.parse(due).bounds().latestDate().filter(day -> day.isBefore(today)).isPresent();
    } catch (EdtfException unread) {
      return false;
    }
  }

  /** What has not happened for a year or more, though it has before. */
  public record Gap(String text, String since) {}
}
