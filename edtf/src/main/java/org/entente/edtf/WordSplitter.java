package org.entente.edtf;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Splits a text into words, in one pass. */
final class WordSplitter {
  private static final int LONGEST_NUMBER = 9;

  private final String text;
  private final List<Word> words = new ArrayList<>();

  private WordSplitter(String text) {
    this.text = text;
  }

  /** The words of the text, the last of them empty. */
  static List<Word> split(String text) {
    WordSplitter splitter = new WordSplitter(text);
    int from = 0;
    while (from < text.length()) {
      int to = splitter.endOf(from);
      if (!Character.isWhitespace(text.charAt(from))) {
        splitter.add(from, to);
      }
      from = to;
    }
    splitter.words.add(new Word("", text.length(), text.length()));
    return splitter.words;
  }

  private int endOf(int from) {
    if (!isPart(text.charAt(from))) {
      return from + Character.charCount(text.codePointAt(from));
    }
    int to = from + 1;
    while (to < text.length()
        && (isPart(text.charAt(to)) && !numberBegins(from, to) || joins(to))) {
      to++;
    }
    return to;
  }

  private static boolean isPart(char c) {
    return Character.isLetterOrDigit(c) || c == '.' || c == '\'' || c == '’';
  }

  /** Whether the character here is the hyphen of a date, as in 2024-11. */
  private boolean joins(int at) {
    return text.charAt(at) == '-'
        && Cursor.isDigitOrX(text.charAt(at - 1))
        && at + 1 < text.length()
        && Cursor.isDigitOrX(text.charAt(at + 1));
  }

  /** Whether a number begins here behind a word, as in c.1850; Y17E7 and Q2 are one. */
  private boolean numberBegins(int from, int at) {
    boolean letterAndNumber =
        "YyQq".indexOf(text.charAt(from)) >= 0 && Cursor.isDigit(text.charAt(from + 1));
    return Cursor.isDigit(text.charAt(at))
        && !Cursor.isDigitOrX(text.charAt(at - 1))
        && !Cursor.isDigitOrX(text.charAt(from))
        && !letterAndNumber;
  }

  /** The hyphen of 2008-2010 and 5-9 June is no part of a date. */
  private void add(int from, int to) {
    String written = text.substring(from, to);
    int dot = written.indexOf('.');
    if (Cursor.isDigit(written.charAt(0)) && dot >= 0 && dot < written.length() - 1) {
      throw new EdtfException(
          text, from, written, "a month in letters, as 27.11. means two things");
    }
    int hyphen = written.indexOf('-');
    boolean span =
        hyphen > 0
            && written.indexOf('-', hyphen + 1) < 0
            && (hyphen < 3 || written.length() - hyphen > 3);
    if (span) {
      addWord(from, from + hyphen);
      addWord(from + hyphen, from + hyphen + 1);
      addWord(from + hyphen + 1, to);
    } else {
      addWord(from, to);
    }
  }

  private void addWord(int from, int to) {
    String written = text.substring(from, to);
    String word = written.replace(".", "").replace('’', '\'').toLowerCase(Locale.ROOT);
    if (word.isEmpty()) {
      return;
    }
    Word added = new Word(word, from, to);
    if (added.digits() > LONGEST_NUMBER) {
      throw new EdtfException(text, from, written, "a year within ±999,999,999");
    }
    words.add(added);
  }
}
