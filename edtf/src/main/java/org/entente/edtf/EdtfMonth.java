package org.entente.edtf;

import java.time.LocalDate;
import java.time.YearMonth;

/** A month of a year: {@code 1985-04}, {@code 2004-XX}, {@code 1984-1X}, {@code 2004-~06}. */
public record EdtfMonth(Component year, Component month) implements EdtfDate {
  /** Refuses a month that no calendar has. */
  public EdtfMonth {
    year.checkWidth(4);
    month.checkWidth(2);
    if (Unspecified.firstMonth(month) == 0) {
      throw new IllegalArgumentException("a month 01–12, not " + month.digits());
    }
  }

  /** A month of a year of at most four digits. */
  public static EdtfMonth of(YearMonth month) {
    return new EdtfMonth(Component.ofYear(month.getYear()), Component.ofTwo(month.getMonthValue()));
  }

  @Override
  public EdtfMonth qualified(Qualifier group) {
    return new EdtfMonth(year.and(group), month.and(group));
  }

  @Override
  public Bounds bounds() {
    return Bounds.of(
        LocalDate.of(year.least(), Unspecified.firstMonth(month), 1),
        YearMonth.of(year.greatest(), Unspecified.lastMonth(month)).atEndOfMonth());
  }

  @Override
  public Qualifier qualifier() {
    return year.qualifier().and(month.qualifier());
  }

  @Override
  public boolean certain() {
    return year.specified() && month.specified() && !uncertain();
  }

  @Override
  public String toString() {
    return Component.join(year, month);
  }
}
