package org.entente.edtf;

import java.time.LocalDate;

/** A day: {@code 1985-04-12}, {@code 156X-12-25}, {@code ?2004-06-~11}. */
public record EdtfDay(Component year, Component month, Component day) implements EdtfDate {
  /** Refuses a day that no calendar has: {@code 2019-02-29}, {@code 2019-02-3X}. */
  public EdtfDay {
    year.checkWidth(4);
    month.checkWidth(2);
    day.checkWidth(2);
    if (!Unspecified.exists(year, month, day)) {
      throw new IllegalArgumentException("no such day: " + Component.join(year, month, day));
    }
  }

  /** A day of a year of at most four digits. */
  public static EdtfDay of(LocalDate day) {
    return new EdtfDay(
        Component.ofYear(day.getYear()),
        Component.ofTwo(day.getMonthValue()),
        Component.ofTwo(day.getDayOfMonth()));
  }

  @Override
  public EdtfDay qualified(Qualifier group) {
    return new EdtfDay(year.and(group), month.and(group), day.and(group));
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
