package org.entente.edtf;

import java.util.List;

/**
 * The days that a value covers for certain: by the latest day on which it may begin and the
 * earliest on which it may end. The two cross for a date that is no interval and longer than a day:
 * such a date covers no day for certain.
 */
record Extent(long latestStart, long earliestEnd) {
  private static final long NEVER = Long.MAX_VALUE;

  /** What may mean anything covers nothing. */
  private static final Extent NOTHING = new Extent(NEVER, -NEVER);

  /** Whether they meet whichever member is meant where only one is. */
  static boolean certainlyOverlap(Edtf one, Edtf other) {
    List<List<Extent>> others = alternatives(other);
    return alternatives(one).stream()
        .allMatch(mine -> others.stream().allMatch(theirs -> meet(mine, theirs)));
  }

  private static boolean meet(List<Extent> one, List<Extent> other) {
    return one.stream().anyMatch(a -> other.stream().anyMatch(a::meets));
  }

  private boolean meets(Extent other) {
    return latestStart <= other.earliestEnd && other.latestStart <= earliestEnd;
  }

  /** What may be meant, one of these; of each, the parts that are meant whatever else is. */
  private static List<List<Extent>> alternatives(Edtf value) {
    return switch (value) {
      case EdtfDate date -> List.of(List.of(ofDate(date)));
      case EdtfDateTime time -> List.of(List.of(someDay(time.bounds())));
      case EdtfInterval interval -> List.of(List.of(between(interval.start(), interval.end())));
      case EdtfAll set -> List.of(set.members().stream().map(Extent::ofMember).toList());
      case EdtfOneOf set -> set.members().stream().map(m -> List.of(someDateOf(m))).toList();
    };
  }

  private static Extent someDateOf(SetMember member) {
    return switch (member) {
      case EdtfDate date -> ofDate(date);
      case EdtfRange range ->
          range.start().uncertain() || range.end().uncertain() ? NOTHING : someDay(range.bounds());
    };
  }

  private static Extent ofMember(SetMember member) {
    return switch (member) {
      case EdtfDate date -> ofDate(date);
      case EdtfRange range -> between(range.start(), range.end());
    };
  }

  private static Extent ofDate(EdtfDate date) {
    return date.uncertain() ? NOTHING : someDay(date.bounds());
  }

  private static Extent someDay(Bounds bounds) {
    return new Extent(
        bounds.latestKnown() ? bounds.latest() : NEVER,
        bounds.earliestKnown() ? bounds.earliest() : -NEVER);
  }

  /** An unknown start lies no later than the end, an unknown end no earlier than the start. */
  private static Extent between(Endpoint start, Endpoint end) {
    Endpoint starting = start instanceof Endpoint.Unknown && end instanceof EdtfDate ? end : start;
    Endpoint ending = end instanceof Endpoint.Unknown && start instanceof EdtfDate ? start : end;
    return new Extent(latest(starting), earliest(ending));
  }

  /** The latest day of a start. */
  static long latest(Endpoint start) {
    return switch (start) {
      case EdtfDate date -> date.uncertain() ? NEVER : date.bounds().latest();
      case Endpoint.Open open -> -NEVER;
      case Endpoint.Unknown unknown -> NEVER;
    };
  }

  /** The earliest day of an end. */
  static long earliest(Endpoint end) {
    return switch (end) {
      case EdtfDate date -> date.uncertain() ? -NEVER : date.bounds().earliest();
      case Endpoint.Open open -> NEVER;
      case Endpoint.Unknown unknown -> -NEVER;
    };
  }
}
