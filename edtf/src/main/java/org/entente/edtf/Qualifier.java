package org.entente.edtf;

/**
 * What is said of a part of a date. Specification: Level 1, Qualification of a date; Level 2,
 * Qualification.
 */
public enum Qualifier {
  NONE(""),
  /** The source is dubious. */
  UNCERTAIN("?"),
  /** The source is sure, the date an estimate. */
  APPROXIMATE("~"),
  UNCERTAIN_AND_APPROXIMATE("%");

  private final String sign;

  Qualifier(String sign) {
    this.sign = sign;
  }

  /** The qualifier written with this character, or {@link #NONE} where it is no qualifier. */
  static Qualifier of(char sign) {
    return switch (sign) {
      case '?' -> UNCERTAIN;
      case '~' -> APPROXIMATE;
      case '%' -> UNCERTAIN_AND_APPROXIMATE;
      default -> NONE;
    };
  }

  /** Both at once: {@code ?} and {@code ~} make {@code %}. */
  public Qualifier and(Qualifier other) {
    if (this == NONE || this == other) {
      return other;
    }
    return other == NONE ? this : UNCERTAIN_AND_APPROXIMATE;
  }

  /** What is left to be said where the other, which this includes, is said already. */
  Qualifier without(Qualifier other) {
    if (this == other) {
      return NONE;
    }
    return other == NONE ? this : other == UNCERTAIN ? APPROXIMATE : UNCERTAIN;
  }

  public boolean uncertain() {
    return this == UNCERTAIN || this == UNCERTAIN_AND_APPROXIMATE;
  }

  public boolean approximate() {
    return this == APPROXIMATE || this == UNCERTAIN_AND_APPROXIMATE;
  }

  /** The character as written; empty for {@link #NONE}. */
  @Override
  public String toString() {
    return sign;
  }
}
