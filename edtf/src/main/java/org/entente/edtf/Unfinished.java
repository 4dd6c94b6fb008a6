package org.entente.edtf;

/**
 * The end of a span of which the other end says the rest: "5" of "5–9 June 2024", "28 April" of "28
 * April – 3 May 2016", "April" of "April – June 2016".
 *
 * @param month 0 where it is the other's
 * @param day 0 where months are meant
 */
record Unfinished(int month, int day) {
  /** The whole date; null where there is none, or the other is not as fine as this. */
  EdtfDate finished(EdtfDate other) {
    return switch (other) {
      case EdtfDay whole when day > 0 && day <= 31 -> {
        Component of = month == 0 ? unqualified(whole.month()) : Component.ofTwo(month);
        boolean exists = Unspecified.exists(whole.year(), of, Component.ofTwo(day));
        yield exists ? new EdtfDay(unqualified(whole.year()), of, Component.ofTwo(day)) : null;
      }
      case EdtfMonth whole when day == 0 ->
          new EdtfMonth(unqualified(whole.year()), Component.ofTwo(month));
      case EdtfDate coarse -> null;
    };
  }

  private static Component unqualified(Component part) {
    return new Component(part.digits(), Qualifier.NONE);
  }
}
