package org.entente.edtf;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A text in words, and how far it has been read. */
final class Words {
  /**
   * A word in lower case without dots, a number with its ending ("1960s", "27th"), a date in EDTF,
   * or a sign.
   */
  record Word(String text, int start, int end) {
    boolean isNumber() {
      return !text.isEmpty()
          && Cursor.isDigit(text.charAt(0))
          && number(text).length() == text.length();
    }

    /** The ending of a number: "th" of "27th"; null where this is no number at all. */
    String ending() {
      String digits = number(text);
      String ending = text.substring(digits.length());
      return digits.isEmpty() || ending.indexOf('-') >= 0 ? null : ending;
    }

    private static String number(String text) {
      int i = 0;
      while (i < text.length() && Cursor.isDigit(text.charAt(i))) {
        i++;
      }
      return text.substring(0, i);
    }

    /** The number without its ending; no more digits than a year may have. */
    int value() {
      return Integer.parseInt(number(text));
    }

    int digits() {
      return number(text).length();
    }
  }

  private static final int LONGEST_NUMBER = 9;

  private final String text;
  private final List<Word> words = new ArrayList<>();
  private int at;

  Words(String text) {
    this.text = text;
    // the same limit, and the same refusal, as for EDTF
    new Cursor(text);
    int from = 0;
    while (from < text.length()) {
      char c = text.charAt(from);
      int to = from + 1;
      if (isPart(c)) {
        while (to < text.length() && (isPart(text.charAt(to)) && !splits(from, to) || joins(to))) {
          to++;
        }
      } else if (Character.isHighSurrogate(c) && to < text.length()) {
        to++;
      }
      if (!Character.isWhitespace(c)) {
        add(from, to);
      }
      from = to;
    }
    words.add(new Word("", text.length(), text.length()));
  }

  private static boolean isPart(char c) {
    return Character.isLetterOrDigit(c) || c == '.' || c == '\'' || c == '’';
  }

  /** Whether the character here is the hyphen of a date, as in 2024-11. */
  private boolean joins(int at) {
    return text.charAt(at) == '-'
        && Cursor.isDigit(text.charAt(at - 1))
        && at + 1 < text.length()
        && Cursor.isDigitOrX(text.charAt(at + 1));
  }

  /** Whether a number begins here behind a word, as in c.1850; Y170000002 and Q2 are one. */
  private boolean splits(int from, int at) {
    boolean oneLetter = at == from + 1 && "YyQq".indexOf(text.charAt(from)) >= 0;
    return Cursor.isDigit(text.charAt(at))
        && !Cursor.isDigitOrX(text.charAt(at - 1))
        && !oneLetter
        && !Cursor.isDigit(text.charAt(from));
  }

  private void add(int from, int to) {
    String written = text.substring(from, to);
    if (Cursor.isDigit(written.charAt(0)) && dotted(written)) {
      throw new EdtfException(
          text, from, written, "a month in letters, as 27.11. means two things");
    }
    String word = written.replace(".", "").replace('’', '\'').toLowerCase(Locale.ROOT);
    int hyphen = word.indexOf('-');
    if (hyphen >= 0 && word.indexOf('-', hyphen + 1) < 0 && word.length() - hyphen > 3) {
      // 1866-1868 is from one year to another
      int middle = text.indexOf('-', from);
      add(from, middle);
      add(middle, middle + 1);
      add(middle + 1, to);
      return;
    }
    Word added = new Word(word, from, to);
    if (added.ending() != null && added.digits() > LONGEST_NUMBER) {
      throw new EdtfException(text, from, written, "a year within ±999,999,999");
    }
    if (!word.isEmpty()) {
      words.add(added);
    }
  }

  private static boolean dotted(String written) {
    int dot = written.indexOf('.');
    return dot >= 0 && dot < written.length() - 1;
  }

  Word peek() {
    return words.get(at);
  }

  Word peek(int ahead) {
    return words.get(Math.min(at + ahead, words.size() - 1));
  }

  Word next() {
    Word word = words.get(at);
    at = Math.min(at + 1, words.size() - 1);
    return word;
  }

  boolean atEnd() {
    return at == words.size() - 1;
  }

  /** Takes these words if they all come next. */
  boolean accept(String... expected) {
    for (int i = 0; i < expected.length; i++) {
      if (!peek(i).text.equals(expected[i])) {
        return false;
      }
    }
    at += expected.length;
    return true;
  }

  /** Takes any one of these words if it comes next. */
  boolean acceptAny(String... choices) {
    for (String choice : choices) {
      if (accept(choice)) {
        return true;
      }
    }
    return false;
  }

  /** The word as EDTF; positions of a refusal are those of this text. */
  EdtfDate edtf(Word word) {
    try {
      if (Edtf.parse(written(word)) instanceof EdtfDate date) {
        return date;
      }
    } catch (EdtfException e) {
      int at = word.start + e.position();
      // where the word ends too soon, the text may go on
      String found =
          e.found().isEmpty() && at < text.length() ? text.substring(at, at + 1) : e.found();
      throw new EdtfException(text, at, found, e.expected());
    }
    throw refusal(word, "a date");
  }

  private String written(Word word) {
    return text.substring(word.start, word.end);
  }

  EdtfException refusal(String expected) {
    return refusal(peek(), expected);
  }

  EdtfException refusal(Word word, String expected) {
    return new EdtfException(text, word.start, written(word), expected);
  }
}
