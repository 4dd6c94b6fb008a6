package org.entente.edtf;

import java.util.List;

/** A text in words, and how far it has been read. */
final class Words {
  private final String text;
  private final List<Word> words;
  private int at;

  /** Refuses an over-long text as {@link Edtf#parse} does. */
  Words(String text) {
    Cursor.checkLength(text);
    this.text = text;
    this.words = WordSplitter.split(text);
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
      if (!peek(i).is(expected[i])) {
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
      int at = word.start() + e.position();
      // where the word ends too soon, the text may go on
      String found =
          e.found().isEmpty() && at < text.length() ? text.substring(at, at + 1) : e.found();
      throw new EdtfException(text, at, found, e.expected());
    }
    throw refusal(word, "a date");
  }

  private String written(Word word) {
    return text.substring(word.start(), word.end());
  }

  EdtfException refusal(String expected) {
    return refusal(peek(), expected);
  }

  EdtfException refusal(Word word, String expected) {
    return new EdtfException(text, word.start(), written(word), expected);
  }
}
