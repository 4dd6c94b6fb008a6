package org.entente.contracts;

import java.util.Optional;
import org.entente.edtf.Bounds;
import org.entente.edtf.Edtf;
import org.entente.edtf.EdtfDate;
import org.entente.edtf.EdtfInterval;
import org.entente.edtf.Endpoint;

/**
 * When a position was certainly held, and when possibly (API §4).
 *
 * @param certain the days on which it was held for sure
 * @param possible the days on which it may have been held
 * @param start the earliest day of the period's start, least where none is known: for ordering
 */
public record PositionHeld(Days certain, Days possible, long start) {

  /** How sure it is that a position was held. */
  public enum Certainty {
    CERTAIN,
    POSSIBLE;

    public String word() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  /** An inclusive range of epoch days without limit where it has none; empty where turned round. */
  public record Days(long from, long to) {
    static final long BEGINNING = Long.MIN_VALUE;
    static final long END = Long.MAX_VALUE;
    static final Days NONE = new Days(END, BEGINNING);

    boolean contain(long first, long last) {
      return from <= to && from <= first && last <= to;
    }

    boolean overlap(long first, long last) {
      return from <= to && from <= last && first <= to;
    }
  }

  /**
   * @throws org.entente.edtf.EdtfException where a date of the position is none; owners let none in
   */
  public static PositionHeld of(Position position) {
    EdtfInterval period = position.period() == null ? null : EdtfInterval.parse(position.period());
    Endpoint start = period == null ? Endpoint.UNKNOWN : period.start();
    Endpoint end = period == null ? Endpoint.UNKNOWN : period.end();
    Edtf attested = position.attested() == null ? null : Edtf.parse(position.attested());
    return new PositionHeld(
        certain(start, end, attested), possible(start, end, attested), firstDay(start));
  }

  /** Whether the position was held on the days within the bounds; empty: nothing is claimed. */
  public Optional<Certainty> on(Bounds days) {
    long first = days.earliestKnown() ? days.earliest() : Days.BEGINNING;
    long last = days.latestKnown() ? days.latest() : Days.END;
    if (certain.contain(first, last)) {
      return Optional.of(Certainty.CERTAIN);
    }
    return possible.overlap(first, last) ? Optional.of(Certainty.POSSIBLE) : Optional.empty();
  }

  private static Days certain(Endpoint start, Endpoint end, Edtf attested) {
    // A doubtful attestation attests nothing for certain.
    Bounds shown = attested == null || !attested.certain() ? null : attested.bounds();
    boolean startKnown = settled(start);
    boolean endKnown = settled(end);
    if (shown == null && !(startKnown && endKnown)) {
      return Days.NONE;
    }
    long from =
        switch (start) {
          case Endpoint.Open open -> Days.BEGINNING;
          case EdtfDate date when startKnown -> date.bounds().latest();
          case EdtfDate date -> shown.latest();
          case Endpoint.Unknown unknown -> shown.latest();
        };
    long to =
        switch (end) {
          case Endpoint.Open open -> Days.END;
          case EdtfDate date when endKnown -> date.bounds().earliest();
          case EdtfDate date -> shown.earliest();
          case Endpoint.Unknown unknown -> shown.earliest();
        };
    return new Days(from, to);
  }

  private static Days possible(Endpoint start, Endpoint end, Edtf attested) {
    if (start instanceof Endpoint.Unknown && attested == null) {
      return Days.NONE;
    }
    long from =
        switch (start) {
          case Endpoint.Open open -> Days.BEGINNING;
          case EdtfDate date -> firstDay(date);
          case Endpoint.Unknown unknown -> attested.bounds().earliest();
        };
    long to =
        switch (end) {
          case Endpoint.Open open -> Days.END;
          case EdtfDate date -> date.bounds().latest();
          case Endpoint.Unknown unknown -> Days.END;
        };
    return new Days(from, to);
  }

  /** Whether an end needs no attestation to be relied on. */
  private static boolean settled(Endpoint end) {
    return switch (end) {
      case Endpoint.Open open -> true;
      case EdtfDate date -> !date.uncertain();
      case Endpoint.Unknown unknown -> false;
    };
  }

  private static long firstDay(Endpoint start) {
    return start instanceof EdtfDate date ? date.bounds().earliest() : Days.BEGINNING;
  }
}
