package org.entente.edtf;

import java.util.Locale;

/**
 * Dates as people write them in English, read as EDTF: "about 2014", "spring 2008", "between 1866
 * and 1868", "before 1914", "27 November 2024", "the 1960s", "2nd quarter of 2001", "15 March 44
 * BC". Upper and lower case are one, EDTF itself is understood too.
 *
 * <p>Nothing is guessed: what could mean two things ("1900s", "03/04/2005") is refused.
 */
public final class PlainWords {
  private PlainWords() {}

  /**
   * What was understood.
   *
   * @param value the date
   * @param understood the date in plain English, to be shown to whoever typed it
   */
  public record Reading(Edtf value, String understood) {}

  /**
   * Reads the whole text, in time linear in its length.
   *
   * @throws EdtfException if the words are not understood, saying where, what stood there and what
   *     was expected
   */
  public static Reading read(String text) {
    Edtf value = value(text);
    return new Reading(value, EdtfLabel.of(value, Locale.ENGLISH));
  }

  private static Edtf value(String text) {
    Words words = new Words(text);
    if (text.indexOf(' ') < 0) {
      try {
        return Edtf.parse(text);
      } catch (EdtfException notEdtf) {
        // then it is words, and if not, it is the words' refusal that helps: "1960s", "c.1850"
      }
    }
    return new PhraseReader(words).value();
  }
}
