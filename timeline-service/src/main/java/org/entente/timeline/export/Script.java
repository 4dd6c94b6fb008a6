package org.entente.timeline.export;

import java.lang.Character.UnicodeScript;
import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What the letters of a record's text tell of its language. Records do not say what language their
 * own names are in: Latin letters are taken for English.
 */
public final class Script {
  private Script() {}

  /**
   * The language of a text.
   *
   * @param own the reader's, which it is where no letter tells, or one of its own is among them: a
   *     foreign word does not make a text foreign
   */
  public static String language(String text, String own) {
    Map<String, Long> letters =
        text.codePoints()
            .filter(Character::isLetter)
            .mapToObj(Script::language)
            .filter(language -> !language.isEmpty())
            .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    return letters.isEmpty() || letters.containsKey(own)
        ? own
        : Collections.max(letters.entrySet(), Map.Entry.comparingByValue()).getKey();
  }

  private static String language(int letter) {
    return switch (UnicodeScript.of(letter)) {
      case HAN, HIRAGANA, KATAKANA -> "ja";
      case DEVANAGARI -> "hi";
      case LATIN -> "en";
      default -> "";
    };
  }

  /**
   * Several side by side, parted as the reader's language does, or as theirs all is.
   *
   * @param comma of the reader's language
   */
  public static String list(Collection<String> parts, String own, String comma) {
    boolean foreign =
        !comma.equals(", ") && parts.stream().noneMatch(part -> language(part, own).equals(own));
    return String.join(foreign ? ", " : comma, parts);
  }
}
