package org.entente.timeline.web.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.entente.contracts.Fault;
import org.entente.contracts.Kind;
import org.entente.contracts.Shape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The interface speaks each of its languages whole, and names sort as its readers expect. */
class WordsTest {
  private static Properties words(String language) {
    Properties words = new Properties();
    String name = "/pages/words" + (language.isEmpty() ? "" : "_" + language) + ".properties";
    try (var in =
        new InputStreamReader(WordsTest.class.getResourceAsStream(name), StandardCharsets.UTF_8)) {
      words.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return words;
  }

  @ParameterizedTest
  @ValueSource(strings = {"ja", "hi"})
  void nothingIsLeftUntranslatedAndEveryPlaceIsFilled(String language) {
    Properties english = words("");
    Properties other = words(language);
    assertEquals(english.stringPropertyNames(), other.stringPropertyNames());
    for (String key : english.stringPropertyNames()) {
      assertFalse(other.getProperty(key).isBlank(), key);
      assertEquals(places(english.getProperty(key)), places(other.getProperty(key)), key);
    }
  }

  private static Set<String> places(String text) {
    return Pattern.compile("\\{(\\w+)")
        .matcher(text)
        .results()
        .map(place -> place.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** What a template or a script says has a word; so has every field and every listed value. */
  @Test
  void whatIsSaidIsThere() throws IOException {
    Set<String> keys = words("").stringPropertyNames();
    Set<String> missing = new TreeSet<>();
    try (Stream<Path> templates = Files.list(Path.of("src/main/resources/templates/pages"))) {
      for (Path template : templates.toList()) {
        Matcher said = Pattern.compile("say\\('([^']+)'").matcher(Files.readString(template));
        said.results()
            .map(one -> one.group(1))
            .filter(key -> !keys.contains(key))
            .forEach(missing::add);
      }
    }
    for (String script : List.of("edit.js", "form.js")) {
      Matcher said =
          Pattern.compile("words\\.([a-z]+)|words\\['([a-z.]+)'\\]")
              .matcher(Files.readString(Path.of("src/main/resources/pages", script)));
      said.results()
          .map(one -> "edit." + (one.group(1) == null ? one.group(2) : one.group(1)))
          .filter(key -> !keys.contains(key))
          .forEach(missing::add);
    }
    for (Kind kind : Kind.values()) {
      Shape.of(kind.record())
          .fields()
          .forEach(field -> {
            String key = "field." + field.name();
            if (!keys.contains(key)) {
              missing.add(key);
            }
          });
    }
    for (Fault.Rule rule : Fault.Rule.values()) {
      if (!keys.contains("edit.fault." + rule.word())) {
        missing.add("edit.fault." + rule.word());
      }
    }
    assertEquals(Set.of(), missing);
  }

  @Test
  void namesSortByTheLanguageOfTheReader() {
    assertEquals(
        List.of("Ångström", "Özal", "Zürich"),
        Stream.of("Zürich", "Özal", "Ångström").sorted(Collation.of(Locale.ENGLISH)).toList());
    assertEquals(
        List.of("Zürich", "Ångström", "Özal"),
        Stream.of("Özal", "Ångström", "Zürich").sorted(Collation.of(Locale.of("sv"))).toList());
    assertEquals(
        List.of("अटल", "इंदिरा", "नरेन्द्र"),
        Stream.of("नरेन्द्र", "अटल", "इंदिरा").sorted(Collation.of(Locale.of("hi"))).toList());
    assertTrue(Collation.of(Locale.JAPAN).compare("あべ", "ア") > 0, "kana sort across scripts");
  }
}
