package org.entente.timeline.export;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.entente.timeline.entry.Entry;
import org.entente.timeline.query.Overview;

/**
 * What a file says of itself.
 *
 * @param title whose timeline it is, and what narrows it
 * @param made recorded time of the newest change in it, null where there is none
 * @param asOf the time up to which it was asked for, null for now
 * @param language of the names, null for the entries' own
 * @param vague what becomes of dates that are no days in a calendar
 * @param partnership what it is at a glance, null where it is no partnership's or not asked for
 * @param remarks on entries, by id
 */
public record Heading(
    String title,
    Addresses addresses,
    Licence licence,
    Instant made,
    Instant asOf,
    Locale language,
    Vague vague,
    AtAGlance partnership,
    Function<List<Entry>, Map<String, List<String>>> remarks) {

  /**
   * Public addresses.
   *
   * @param base of this instance, without a slash at its end
   * @param self of this file
   * @param page where people read the same
   * @param first of a feed's pages, null where the file is whole
   * @param next the feed's following page, null where none follows
   */
  public record Addresses(String base, String self, String page, String first, String next) {
    String entry(String id) {
      return base + "/entries/" + id;
    }

    String series(String id) {
      return base + "/series/" + id;
    }
  }

  /**
   * A partnership at a glance.
   *
   * @param day from which it is seen what is due
   */
  public record AtAGlance(Overview overview, LocalDate day) {}

  /** Under which the data may be used; the address is of a page that says so. */
  public record Licence(String name, String url) {}

  /** What becomes of a date coarser than a day in a calendar. */
  public enum Vague {
    LEFT_OUT,
    SPAN
  }

  Words words() {
    return Words.in(language);
  }

  /** The title and the time it was asked for, for a file that says that nowhere else. */
  String titleAsOf() {
    return asOf == null ? title : title + " · " + words().page("chosen.asOf", words().moment(asOf));
  }

  /** The recorded time it was made, the epoch where nothing is recorded yet. */
  Instant madeOrEpoch() {
    return made == null ? Instant.EPOCH : made;
  }
}
