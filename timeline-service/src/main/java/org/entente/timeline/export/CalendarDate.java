package org.entente.timeline.export;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.entente.edtf.Bounds;
import org.entente.edtf.Edtf;
import org.entente.edtf.EdtfDate;
import org.entente.edtf.EdtfDateTime;
import org.entente.edtf.EdtfInterval;
import org.entente.edtf.EdtfSet;
import org.entente.timeline.export.Heading.Vague;

/** A date as a calendar can hold it. */
sealed interface CalendarDate {

  /** Whole days, both of them included. */
  record Days(LocalDate first, LocalDate last) implements CalendarDate {}

  /** A moment of a known zone. */
  record Moment(Instant instant) implements CalendarDate {}

  /** As far as a vague date reaches; its words must be said with it. */
  record Span(LocalDate first, LocalDate last) implements CalendarDate {}

  /** Empty for a vague date that is to be left out, and for days that RFC 5545 cannot write. */
  static Optional<CalendarDate> of(String edtf, Vague vague) {
    Edtf date = Edtf.parse(edtf);
    if (date instanceof EdtfDateTime time && time.instant().isPresent()) {
      return written(time.bounds()) ? time.instant().map(Moment::new) : Optional.empty();
    }
    Bounds bounds = date.bounds();
    if (!bounds.earliestKnown() || !bounds.latestKnown() || !written(bounds)) {
      return Optional.empty();
    }
    LocalDate first = bounds.earliestDate().orElseThrow();
    LocalDate last = bounds.latestDate().orElseThrow();
    boolean days =
        switch (date) {
          case EdtfDate day -> !day.vague();
          case EdtfDateTime time -> true;
          case EdtfInterval interval -> !interval.vague();
          // days with others between them, or one of several
          case EdtfSet set -> false;
        };
    if (days) {
      return Optional.of(new Days(first, last));
    }
    return vague == Vague.SPAN ? Optional.of(new Span(first, last)) : Optional.empty();
  }

  /** RFC 5545 §3.3.4: four digits; the day after the last one must be written too. */
  private static boolean written(Bounds bounds) {
    return bounds.earliest() >= LocalDate.of(1, 1, 2).toEpochDay()
        && bounds.latest() < LocalDate.of(9999, 12, 31).toEpochDay();
  }
}
