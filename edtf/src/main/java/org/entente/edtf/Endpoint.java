package org.entente.edtf;

/**
 * An end of an {@link EdtfInterval}: a date, {@code ..} (open) or nothing (unknown). Specification:
 * Level 1, Extended Interval.
 */
public sealed interface Endpoint permits EdtfDate, Endpoint.Open, Endpoint.Unknown {
  /** {@code ..}: there is no limit on this side. */
  Endpoint OPEN = new Open();

  /** Nothing written: there is a limit on this side, and nobody knows it. */
  Endpoint UNKNOWN = new Unknown();

  /** True where any part carries {@code ?}, {@code ~} or {@code %}. */
  boolean uncertain();

  /** No limit on this side. */
  record Open() implements Endpoint {
    @Override
    public boolean uncertain() {
      return false;
    }

    @Override
    public String toString() {
      return "..";
    }
  }

  /** A limit on this side that is not known. */
  record Unknown() implements Endpoint {
    @Override
    public boolean uncertain() {
      return false;
    }

    @Override
    public String toString() {
      return "";
    }
  }
}
