package org.entente.edtf;

import java.util.Locale;

/**
 * Dates as people write them in English, read as EDTF: "about 2014", "spring 2008", "between 1866
 * and 1868", "before 1914", "27 November 2024", "5–9 June 2024", "11 March 2020, 10:00 UTC", "the
 * 1960s", "2nd quarter of 2001", "15 March 44 BC". Upper and lower case are one, EDTF itself is
 * understood too, and so is whatever {@link EdtfLabel} prints in the reader's own language.
 *
 * <p>Nothing is guessed: what could mean two things ("1900s", "03/04/2005") is refused.
 */
public final class PlainWords {
  private PlainWords() {}

  /**
   * What was understood.
   *
   * @param value the date
   * @param understood the date in plain words, to be shown to whoever typed it
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

  /**
   * Reads English and what {@link EdtfLabel} prints in this language, of which the reader need not
   * mind the width of signs and digits, the length of dashes, blanks, capitals and whether a month
   * is abbreviated. A label that several dates have is read as the plainest of them.
   *
   * @throws EdtfException as {@link #read(String)}: what was expected is said in English
   */
  public static Reading read(String text, Locale language) {
    Edtf value;
    try {
      value = value(text);
    } catch (EdtfException noEnglish) {
      Cursor.checkLength(text);
      value = EdtfLabel.read(text, language).orElseThrow(() -> noEnglish);
    }
    return new Reading(value, EdtfLabel.of(value, language));
  }

  /**
   * Where nothing is blank EDTF comes first: words would take the dots of [2017..2019] for a day's.
   */
  private static Edtf value(String text) {
    if (text.indexOf(' ') >= 0) {
      return words(text);
    }
    try {
      return Edtf.parse(text);
    } catch (EdtfException notEdtf) {
      return words(text, notEdtf);
    }
  }

  private static Edtf words(String text) {
    return new PhraseReader(new Words(text)).value();
  }

  /**
   * What is no EDTF is words: "1960s". If not, the words' refusal helps ("1900s"), but where both
   * read a beginning and EDTF more of it ("2024-08-20T10:00Z").
   */
  private static Edtf words(String text, EdtfException notEdtf) {
    try {
      return words(text);
    } catch (EdtfException notWords) {
      boolean further = notEdtf.position() > notWords.position();
      throw further && notWords.position() > 0 ? notEdtf : notWords;
    }
  }
}
