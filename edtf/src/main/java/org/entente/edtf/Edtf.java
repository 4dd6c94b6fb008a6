package org.entente.edtf;

/**
 * A value of the Extended Date/Time Format, level 0, 1 or 2.
 *
 * <p>Equal values have equal canonical texts, and {@code Edtf.parse(value.toString())} equals the
 * value.
 */
public sealed interface Edtf permits EdtfDate, EdtfDateTime, EdtfInterval, EdtfSet {
  /** The longest text that is read; a longer one is refused without being looked at. */
  int MAX_LENGTH = 128;

  /** The largest magnitude of a year. */
  int MAX_YEAR = 999_999_999;

  /**
   * Reads the whole text, in time linear in its length.
   *
   * @throws EdtfException if the text is no EDTF, saying where, what stood there and what was
   *     expected
   */
  static Edtf parse(String text) {
    return new EdtfParser(text).value();
  }

  /** The first and the last day this value may mean. */
  Bounds bounds();

  /**
   * Whether this and another share a day. A date means some day within its bounds, an interval
   * every day from some day of its start to some day of its end; what carries {@code ? ~ %} may lie
   * anywhere near, so nothing about it is certain.
   */
  default Overlap overlap(Edtf other) {
    return Overlap.of(this, other);
  }

  /**
   * True where nothing is left open: no {@code ? ~ %}, no {@code X}, no significant digits, no "one
   * of", no unknown end. An honest {@code 2008} is certain, and so is an open end.
   */
  boolean certain();

  /**
   * True where this value is not certain, or coarser than a day at either end. An open end is not
   * coarse.
   */
  boolean vague();

  /** The canonical text, which parses back to an equal value. */
  @Override
  String toString();
}
