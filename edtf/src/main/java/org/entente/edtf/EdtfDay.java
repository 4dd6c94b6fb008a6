package org.entente.edtf;

/** A day: {@code 1985-04-12}, {@code 156X-12-25}, {@code ?2004-06-~11}. */
public record EdtfDay(Component year, Component month, Component day) implements EdtfDate {
  /** Refuses a day that no calendar has: {@code 2019-02-29}, {@code 2019-02-3X}. */
  public EdtfDay {
    if (!Unspecified.exists(year, month, day)) {
      throw new IllegalArgumentException("no such day: " + Component.join(year, month, day));
    }
  }

  @Override
  public Bounds bounds() {
    return Bounds.of(Unspecified.earliest(year, month, day), Unspecified.latest(year, month, day));
  }

  @Override
  public Qualifier qualifier() {
    return year.qualifier().and(month.qualifier()).and(day.qualifier());
  }

  /** False where any digit is {@code X}. */
  public boolean specified() {
    return year.specified() && month.specified() && day.specified();
  }

  @Override
  public boolean certain() {
    return specified() && !uncertain();
  }

  @Override
  public boolean vague() {
    return !certain();
  }

  @Override
  public String toString() {
    return Component.join(year, month, day);
  }
}
