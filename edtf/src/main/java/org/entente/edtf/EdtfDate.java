package org.entente.edtf;

/** One date: a year, a month, a day, a season, a year beyond four digits or an estimated year. */
public sealed interface EdtfDate extends Edtf, Endpoint, SetMember
    permits EdtfYear, EdtfMonth, EdtfDay, EdtfSeason, EdtfLongYear, EdtfEstimatedYear {
  /** What is said of any of the parts, taken together. */
  Qualifier qualifier();

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
