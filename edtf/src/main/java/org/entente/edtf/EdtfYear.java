package org.entente.edtf;

import java.time.LocalDate;

/** A year of four digits: {@code 1985}, {@code -0044}, {@code 201X}, {@code 1984?}. */
public record EdtfYear(Component year) implements EdtfDate {
  /** Refuses other than four digits. */
  public EdtfYear {
    year.checkWidth(4);
  }

  @Override
  public Bounds bounds() {
    return Bounds.of(LocalDate.of(year.least(), 1, 1), LocalDate.of(year.greatest(), 12, 31));
  }

  @Override
  public Qualifier qualifier() {
    return year.qualifier();
  }

  @Override
  public EdtfYear qualified(Qualifier group) {
    return new EdtfYear(year.and(group));
  }

  @Override
  public boolean certain() {
    return year.specified() && !uncertain();
  }

  @Override
  public String toString() {
    return Component.join(year);
  }
}
