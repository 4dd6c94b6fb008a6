package org.entente.edtf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.util.Locale;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Whatever the text: a value that keeps its promises, or an {@link EdtfException} that points into
 * the text.
 */
class RandomTextTest {
  private static final Locale[] LANGUAGES = {
    Locale.ENGLISH, Locale.JAPANESE, Locale.of("hi"), Locale.FRENCH, Locale.GERMAN, Locale.of("es")
  };

  @Test
  void noTextEscapesAnEdtfException() {
    read(100_000);
  }

  @Test
  @Tag("long")
  void fiveMillionTextsEscapeNoEdtfException() {
    read(5_000_000);
  }

  @Test
  void noWordsEscapeAnEdtfException() {
    readWords(50_000);
  }

  @Test
  @Tag("long")
  void fiveMillionWordsEscapeNoEdtfException() {
    readWords(5_000_000);
  }

  private static void read(int count) {
    int[] accepted = {0};
    each(
        count,
        Texts::next,
        text -> {
          keepsItsPromises(Edtf.parse(text), accepted[0]++);
        });
    assertTrue(accepted[0] > count / 20, "texts that are EDTF: " + accepted[0]);
  }

  private static void readWords(int count) {
    int[] accepted = {0};
    each(
        count,
        Texts::words,
        text -> {
          keepsItsPromises(PlainWords.read(text).value(), accepted[0]++);
        });
    assertTrue(accepted[0] > count / 100, "texts that are dates: " + accepted[0]);
  }

  private interface Source {
    String next(Texts texts);
  }

  private static void each(int count, Source source, Consumer<String> check) {
    long seed = System.nanoTime();
    System.out.println("RandomTextTest seed " + seed);
    Texts texts = new Texts(new SplittableRandom(seed));
    for (int i = 0; i < count; i++) {
      String text = source.next(texts);
      try {
        check.accept(text);
      } catch (EdtfException refusal) {
        pointsIntoItsText(text, refusal);
      } catch (RuntimeException e) {
        fail("seed " + seed + ", text " + text, e);
      }
    }
  }

  private static void keepsItsPromises(Edtf value, int n) {
    String canonical = value.toString();
    assertEquals(value, Edtf.parse(canonical));
    assertEquals(canonical, Edtf.parse(canonical).toString());
    Bounds bounds = value.bounds();
    assertEquals(0, bounds.compareTo(bounds));
    assertTrue(value.certain() || value.vague(), canonical);
    assertTrue(EdtfLabel.of(value, LANGUAGES[n % LANGUAGES.length]).length() > 1, canonical);
  }

  private static void pointsIntoItsText(String text, EdtfException refusal) {
    assertEquals(text, refusal.text());
    assertTrue(
        text.length() > Edtf.MAX_LENGTH || text.startsWith(refusal.found(), refusal.position()),
        refusal.getMessage());
    assertEquals(
        refusal.position() == text.length(), refusal.found().isEmpty(), refusal.getMessage());
  }
}
