package org.entente.edtf;

/**
 * A season or another grouping of months, of a year: {@code 2001-21}, {@code 2001-34}, {@code
 * 2001-21?}.
 */
public record EdtfSeason(Component year, Season season, Qualifier seasonQualifier)
    implements EdtfDate {
  /** Refuses a year with unspecified digits. */
  public EdtfSeason {
    year.checkWidth(4);
    if (!year.specified()) {
      throw new IllegalArgumentException("a season needs a year without X, not " + year.digits());
    }
  }

  /** A season of a year of at most four digits. */
  public static EdtfSeason of(int year, Season season) {
    return new EdtfSeason(Component.ofYear(year), season, Qualifier.NONE);
  }

  @Override
  public EdtfSeason qualified(Qualifier group) {
    return new EdtfSeason(year.and(group), season, seasonQualifier.and(group));
  }

  @Override
  public Bounds bounds() {
    return season.in(year.least());
  }

  @Override
  public Qualifier qualifier() {
    return year.qualifier().and(seasonQualifier);
  }

  @Override
  public boolean certain() {
    return !uncertain();
  }

  @Override
  public String toString() {
    return Component.join(year, new Component(Integer.toString(season.code()), seasonQualifier));
  }
}
