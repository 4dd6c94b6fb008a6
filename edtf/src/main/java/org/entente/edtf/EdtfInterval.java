package org.entente.edtf;

import java.util.Optional;

/**
 * From one date to another, either of which may be open or unknown: {@code 1964/2008}, {@code
 * 1985/..}, {@code /2008}. Specification: Level 0, Time Interval; Level 1 and 2, Extended Interval.
 */
public record EdtfInterval(Endpoint start, Endpoint end) implements Edtf {
  /** Refuses an end that certainly lies before the start, and two unknown ends. */
  public EdtfInterval {
    if (reversed(start, end)) {
      throw new IllegalArgumentException("the end " + end + " lies before the start " + start);
    }
    if (start instanceof Endpoint.Unknown && end instanceof Endpoint.Unknown) {
      throw new IllegalArgumentException("an interval of two unknown ends says nothing");
    }
  }

  /**
   * Reads a text that must be an interval.
   *
   * @throws EdtfException if it is no EDTF or something other than an interval
   */
  public static EdtfInterval parse(String text) {
    return new EdtfParser(text).interval();
  }

  static boolean reversed(Endpoint start, Endpoint end) {
    return start instanceof EdtfDate from
        && end instanceof EdtfDate to
        && to.bounds().before(from.bounds());
  }

  @Override
  public Bounds bounds() {
    return between(start, end);
  }

  static Bounds between(Endpoint start, Endpoint end) {
    Bounds.Limit earliest = limit(start);
    Bounds.Limit latest = limit(end);
    long first = start instanceof EdtfDate from ? from.bounds().earliest() : 0;
    long last = end instanceof EdtfDate to ? to.bounds().latest() : 0;
    return new Bounds(earliest, first, latest, last);
  }

  /**
   * The days that certainly belong to this: from the latest day of its start to the earliest of its
   * end, an open end running on. Empty where there is no such day, or where an end is unknown or
   * carries {@code ? ~ %}.
   */
  public Optional<Bounds> certainPart() {
    if (hasNoCertainDay(start) || hasNoCertainDay(end)) {
      return Optional.empty();
    }
    long first = Extent.latest(start);
    long last = Extent.earliest(end);
    return first > last
        ? Optional.empty()
        : Optional.of(new Bounds(limit(start), first, limit(end), last));
  }

  private static boolean hasNoCertainDay(Endpoint end) {
    return end instanceof Endpoint.Unknown || end.uncertain();
  }

  private static Bounds.Limit limit(Endpoint end) {
    return switch (end) {
      case EdtfDate date -> Bounds.Limit.KNOWN;
      case Endpoint.Open open -> Bounds.Limit.OPEN;
      case Endpoint.Unknown unknown -> Bounds.Limit.UNKNOWN;
    };
  }

  @Override
  public boolean certain() {
    return certain(start) && certain(end);
  }

  static boolean certain(Endpoint end) {
    return switch (end) {
      case EdtfDate date -> date.certain();
      case Endpoint.Open open -> true;
      case Endpoint.Unknown unknown -> false;
    };
  }

  @Override
  public boolean vague() {
    return vague(start) || vague(end);
  }

  static boolean vague(Endpoint end) {
    return switch (end) {
      case EdtfDate date -> date.vague();
      case Endpoint.Open open -> false;
      case Endpoint.Unknown unknown -> true;
    };
  }

  @Override
  public String toString() {
    return start + "/" + end;
  }
}
