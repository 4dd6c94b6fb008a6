package org.entente.edtf;

import java.util.List;

/** Whether two dates share a day, given that neither may be known exactly. */
public enum Overlap {
  /** By their bounds they share no day. */
  NONE,
  /** They may share a day. */
  POSSIBLE,
  /** Whatever the two mean, they share a day. */
  CERTAIN;

  /**
   * Judges what must overlap. A date means some day within its bounds, an interval every day from
   * some day of its start to some day of its end; so one certainly overlaps another when each
   * begins at the latest no later than the other ends at the earliest.
   */
  static Overlap of(Edtf one, Edtf other) {
    if (parts(one).stream().noneMatch(a -> parts(other).stream().anyMatch(a::overlaps))) {
      return NONE;
    }
    return Extent.certainlyOverlap(one, other) ? CERTAIN : POSSIBLE;
  }

  /** The years between the members of a set are not meant. */
  private static List<Bounds> parts(Edtf value) {
    return value instanceof EdtfSet set
        ? set.members().stream().map(SetMember::bounds).toList()
        : List.of(value.bounds());
  }
}
