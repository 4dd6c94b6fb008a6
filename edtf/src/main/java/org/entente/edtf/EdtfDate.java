package org.entente.edtf;

/** One date: a year, a month, a day, a season, a year beyond four digits or an estimated year. */
public sealed interface EdtfDate extends Edtf, Endpoint, SetMember
    permits EdtfYear, EdtfMonth, EdtfDay, EdtfSeason, EdtfLongYear, EdtfEstimatedYear {
  /** What is said of any of the parts, taken together. */
  Qualifier qualifier();

  /** The same date with this said of all its parts, besides what is said already. */
  EdtfDate qualified(Qualifier group);

  /** A year, written with as many digits as it needs. */
  static EdtfDate ofYear(int year) {
    return Math.abs(year) <= 9999
        ? new EdtfYear(Component.ofYear(year))
        : new EdtfLongYear(year, 0, Qualifier.NONE);
  }

  @Override
  default boolean uncertain() {
    return qualifier() != Qualifier.NONE;
  }

  /** True unless the date is a single day and certain. */
  @Override
  default boolean vague() {
    return true;
  }
}
