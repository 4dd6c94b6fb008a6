package org.entente.edtf;

/**
 * A text that is no EDTF. The message is one sentence for the person who typed the text: {@code at
 * 5: found '13', expected a month 01–12}.
 */
public final class EdtfException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String text;
  private final int position;
  private final String found;
  private final String expected;

  EdtfException(String text, int position, String found, String expected) {
    super(
        "at "
            + position
            + ": found "
            + (found.isEmpty() ? "the end" : "'" + found + "'")
            + ", expected "
            + expected);
    this.text = text;
    this.position = position;
    this.found = found;
    this.expected = expected;
  }

  /** The whole text that was refused. */
  public String text() {
    return text;
  }

  /**
   * Offset from 0 of the first character that cannot stand; for a number out of range, of its first
   * digit.
   */
  public int position() {
    return position;
  }

  /** What stood there; empty at the end of the text. */
  public String found() {
    return found;
  }

  /** What would have been right there, as the end of a sentence. */
  public String expected() {
    return expected;
  }
}
