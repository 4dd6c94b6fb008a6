package org.entente.timeline.query;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Locale;
import java.util.ResourceBundle;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Sentences are whole in each language, and English where it needs an article. */
class SentencesTest {
  private static ResourceBundle words(String language) {
    return ResourceBundle.getBundle("query.sentences", Locale.of(language));
  }

  @ParameterizedTest
  @ValueSource(strings = {"ja", "hi"})
  void everySentenceIsThereAndNamesWhatTheEnglishNames(String language) {
    ResourceBundle english = words("");
    ResourceBundle other = words(language);
    assertEquals(language, other.getLocale().getLanguage());
    for (String key : english.keySet()) {
      assertEquals(places(english.getString(key)), places(other.getString(key)), key);
      assertEquals("", other.getString(key).replaceAll("\\{.}|[^a-zA-Z]", ""), key);
    }
  }

  private static TreeSet<String> places(String text) {
    return Pattern.compile("\\{.}")
        .matcher(text)
        .results()
        .map(MatchResult::group)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @ParameterizedTest
  @CsvSource({
    "India, India",
    "United States, the United States",
    "Soviet Union, the Soviet Union",
    "Czech Republic, the Czech Republic",
    "Republic of Korea, the Republic of Korea",
    "Netherlands, the Netherlands",
    "Marshall Islands, the Marshall Islands",
    "European Union, the European Union",
    "North Korea, North Korea",
    "Dominica, Dominica"
  })
  void aPartyHasItsArticleInEnglishAlone(String name, String said) {
    assertEquals(said, Sentences.in(null).party(name));
    assertEquals(name, Sentences.in(Locale.JAPANESE).party(name));
  }

  @Test
  void whatLastedCountsFromItsEnd() {
    assertEquals("11 July 1994", Sentences.in(null).since("1994-07-07/1994-07-11"));
    assertEquals("about 1994", Sentences.in(null).since("1994~"));
    assertEquals("2014年", Sentences.in(Locale.JAPANESE).since("2014"));
  }

  @ParameterizedTest
  @CsvSource({"1, 1st", "2, 2nd", "3, 3rd", "11, 11th", "12, 12th", "21, 21st", "100, 100th"})
  void englishOrdinals(int number, String said) {
    assertEquals(said, Sentences.in(null).ordinal(number));
    assertEquals(Integer.toString(number), Sentences.in(Locale.of("hi")).ordinal(number));
  }
}
