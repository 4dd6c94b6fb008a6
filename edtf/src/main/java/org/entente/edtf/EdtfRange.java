package org.entente.edtf;

/**
 * All dates from one to another, in a set: {@code 1670..1672}, {@code ..1760-12-03}, {@code
 * 1760-12..}. Both ends are equally fine, two years or two days. Specification: Level 2, Set
 * representation.
 */
public record EdtfRange(Endpoint start, Endpoint end) implements SetMember {
  /**
   * Refuses an end that certainly lies before the start, ends of which one is finer, unknown ends
   * and two open ones.
   */
  public EdtfRange {
    if (start instanceof Endpoint.Unknown || end instanceof Endpoint.Unknown) {
      throw new IllegalArgumentException("a range has no unknown end");
    }
    if (start instanceof Endpoint.Open && end instanceof Endpoint.Open) {
      throw new IllegalArgumentException("a range has a date at one end at least");
    }
    if (EdtfInterval.reversed(start, end)) {
      throw new IllegalArgumentException("the end " + end + " lies before the start " + start);
    }
    if (start instanceof EdtfDate first
        && end instanceof EdtfDate last
        && Precision.of(first) != Precision.of(last)) {
      throw new IllegalArgumentException("not equally fine: " + start + " and " + end);
    }
  }

  @Override
  public Bounds bounds() {
    return EdtfInterval.between(start, end);
  }

  @Override
  public boolean certain() {
    return EdtfInterval.certain(start) && EdtfInterval.certain(end);
  }

  @Override
  public boolean vague() {
    return EdtfInterval.vague(start) || EdtfInterval.vague(end);
  }

  @Override
  public String toString() {
    return (start instanceof Endpoint.Open ? "" : start)
        + ".."
        + (end instanceof Endpoint.Open ? "" : end);
  }
}
