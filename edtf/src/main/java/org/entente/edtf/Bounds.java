package org.entente.edtf;

import java.time.LocalDate;
import java.util.Optional;

/**
 * The first and the last day a date may mean, as days since 1970-01-01 on the proleptic Gregorian
 * calendar.
 *
 * <p>Ordered as a timeline is (API §5): by first day, no first day before all others; then by last
 * day <em>descending</em>, no last day before all others, so that a year comes before its days.
 * Open and unknown are one to this order, as they are one column without a value in a table; only
 * there does {@code compareTo} give 0 for bounds that are not equal.
 */
public record Bounds(Limit earliestLimit, long earliest, Limit latestLimit, long latest)
    implements Comparable<Bounds> {
  /** Whether there is a day on a side, and if not, why. */
  public enum Limit {
    KNOWN,
    /** No limit: {@code ..}. */
    OPEN,
    /** A limit that nobody knows. */
    UNKNOWN
  }

  /** Refuses a last day before the first; the day of a side that is not known is dropped. */
  public Bounds {
    earliest = earliestLimit == Limit.KNOWN ? earliest : 0;
    latest = latestLimit == Limit.KNOWN ? latest : 0;
    if (earliestLimit == Limit.KNOWN && latestLimit == Limit.KNOWN && latest < earliest) {
      throw new IllegalArgumentException(
          "the last day " + latest + " lies before the first " + earliest);
    }
  }

  /** Both days known, both included. */
  public static Bounds of(long earliest, long latest) {
    return new Bounds(Limit.KNOWN, earliest, Limit.KNOWN, latest);
  }

  /** Both days known, both included. */
  public static Bounds of(LocalDate earliest, LocalDate latest) {
    return of(earliest.toEpochDay(), latest.toEpochDay());
  }

  /**
   * The least bounds that hold both; a side without a limit in either has none, and unknown
   * outweighs open.
   */
  Bounds hull(Bounds other) {
    Limit first = wider(earliestLimit, other.earliestLimit);
    Limit last = wider(latestLimit, other.latestLimit);
    return new Bounds(
        first, Math.min(earliest, other.earliest), last, Math.max(latest, other.latest));
  }

  private static Limit wider(Limit one, Limit other) {
    return one.compareTo(other) >= 0 ? one : other;
  }

  public boolean earliestKnown() {
    return earliestLimit == Limit.KNOWN;
  }

  public boolean latestKnown() {
    return latestLimit == Limit.KNOWN;
  }

  /**
   * The first day.
   *
   * @throws IllegalStateException unless {@link #earliestKnown()}
   */
  @Override
  public long earliest() {
    return known(earliestLimit, earliest);
  }

  /**
   * The last day, included.
   *
   * @throws IllegalStateException unless {@link #latestKnown()}
   */
  @Override
  public long latest() {
    return known(latestLimit, latest);
  }

  private static long known(Limit limit, long day) {
    if (limit != Limit.KNOWN) {
      throw new IllegalStateException("this side is " + limit);
    }
    return day;
  }

  /** The first day, empty where open or unknown. */
  public Optional<LocalDate> earliestDate() {
    return earliestKnown() ? Optional.of(LocalDate.ofEpochDay(earliest)) : Optional.empty();
  }

  /** The last day, empty where open or unknown. */
  public Optional<LocalDate> latestDate() {
    return latestKnown() ? Optional.of(LocalDate.ofEpochDay(latest)) : Optional.empty();
  }

  /** Whether a day may belong to both; a side that is open or unknown may reach anywhere. */
  public boolean overlaps(Bounds other) {
    return !before(other) && !other.before(this);
  }

  /** Whether the last day here certainly lies before the first day there. */
  public boolean before(Bounds other) {
    return latestKnown() && other.earliestKnown() && latest < other.earliest;
  }

  /**
   * Whether whatever the other means certainly lies inside. An open side here holds all; an unknown
   * side here holds nothing for certain; an open or unknown side there lies inside only an open
   * one.
   */
  public boolean contains(Bounds other) {
    return switch (earliestLimit) {
          case OPEN -> true;
          case UNKNOWN -> false;
          case KNOWN -> other.earliestKnown() && earliest <= other.earliest;
        }
        && switch (latestLimit) {
          case OPEN -> true;
          case UNKNOWN -> false;
          case KNOWN -> other.latestKnown() && other.latest <= latest;
        };
  }

  @Override
  public int compareTo(Bounds other) {
    int byEarliest =
        earliestKnown() && other.earliestKnown()
            ? Long.compare(earliest, other.earliest)
            : Boolean.compare(earliestKnown(), other.earliestKnown());
    if (byEarliest != 0) {
      return byEarliest;
    }
    return latestKnown() && other.latestKnown()
        ? Long.compare(other.latest, latest)
        : Boolean.compare(latestKnown(), other.latestKnown());
  }

  /** {@code 2008-01-01/2008-12-31}, with {@code ..} for open and nothing for unknown. */
  @Override
  public String toString() {
    return side(earliestLimit, earliest) + "/" + side(latestLimit, latest);
  }

  private static String side(Limit limit, long day) {
    return switch (limit) {
      case KNOWN -> LocalDate.ofEpochDay(day).toString();
      case OPEN -> "..";
      case UNKNOWN -> "";
    };
  }
}
