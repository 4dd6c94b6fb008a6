package org.entente.edtf;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.ListFormat;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The words of one language: names of months, quarters and eras and the forms of lists from the
 * JDK's CLDR, what the CLDR has no words for ("possibly", "spring") from {@code
 * labels_xx.properties}.
 */
final class LabelLanguage {
  /**
   * Languages in which a day takes an article, or the first an ordinal, or in which other dates
   * need another phrase, have keys with these endings too.
   */
  private static final List<String> OPTIONAL = List.of("Day", "Other", "1");

  private static final Map<String, LabelLanguage> ALL =
      Stream.of("en", "ja", "hi", "fr", "de", "es")
          .collect(Collectors.toMap(Function.identity(), LabelLanguage::new));

  private final Properties words = new Properties();
  private final Locale names;
  private final Map<String, DateTimeFormatter> withoutYear;
  private final Map<String, DateTimeFormatter> withoutEra;
  private final Map<String, DateTimeFormatter> withEra;

  private LabelLanguage(String language) {
    String file = "labels_" + language + ".properties";
    try (InputStream in = LabelLanguage.class.getResourceAsStream(file)) {
      words.load(new InputStreamReader(in, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(file, e);
    }
    names = Locale.forLanguageTag(word("names"));
    withoutYear =
        Stream.of("dayAlone", "dayAlone1", "dayOfMonth", "dayOfMonth1", "monthAlone")
            .collect(
                Collectors.toMap(
                    Function.identity(), key -> DateTimeFormatter.ofPattern(word(key), names)));
    withoutEra = withYear(word("year"));
    withEra = withYear(word("yearOfEra"));
  }

  private Map<String, DateTimeFormatter> withYear(String year) {
    return Stream.of("month", "day", "day1", "quarter", "year")
        .collect(
            Collectors.toMap(
                Function.identity(),
                key ->
                    DateTimeFormatter.ofPattern(
                        key.equals("year") ? year : fill(key, year, ""), names)));
  }

  /** The language of the locale, or English. */
  static LabelLanguage of(Locale locale) {
    return ALL.getOrDefault(locale.getLanguage(), ALL.get("en"));
  }

  String day(LocalDate day) {
    return format(day.getDayOfMonth() == 1 ? "day1" : "day", day);
  }

  String month(LocalDate dayOfMonth) {
    return format("month", dayOfMonth);
  }

  String quarter(LocalDate dayOfQuarter) {
    return format("quarter", dayOfQuarter);
  }

  String year(int year) {
    return format("year", LocalDate.of(year, 1, 1));
  }

  /** The year 0 is 1 BC; without its era, a year of other than four digits would be misread. */
  private String format(String key, LocalDate day) {
    boolean fourDigits = day.getYear() >= 1000 && day.getYear() <= 9999;
    return (fourDigits ? withoutEra : withEra).get(key).format(day);
  }

  String dayAlone(LocalDate day) {
    return withoutYear.get(day.getDayOfMonth() == 1 ? "dayAlone1" : "dayAlone").format(day);
  }

  String dayOfMonth(LocalDate day) {
    return withoutYear.get(day.getDayOfMonth() == 1 ? "dayOfMonth1" : "dayOfMonth").format(day);
  }

  String monthAlone(LocalDate dayOfMonth) {
    return withoutYear.get("monthAlone").format(dayOfMonth);
  }

  String or(List<String> labels) {
    return ListFormat.getInstance(names, ListFormat.Type.OR, ListFormat.Style.FULL).format(labels);
  }

  String and(List<String> labels) {
    return ListFormat.getInstance(names, ListFormat.Type.STANDARD, ListFormat.Style.FULL)
        .format(labels);
  }

  String word(String key) {
    String word = words.getProperty(key);
    for (int i = 0; word == null && i < OPTIONAL.size(); i++) {
      String ending = OPTIONAL.get(i);
      word =
          key.endsWith(ending)
              ? words.getProperty(key.substring(0, key.length() - ending.length()))
              : null;
    }
    if (word == null) {
      throw new IllegalStateException("no word for " + key + " in the labels of " + names);
    }
    return word;
  }

  String fill(String key, String first) {
    return fill(key, first, "");
  }

  String fill(String key, String first, String second) {
    return word(key).replace("{0}", first).replace("{1}", second);
  }

  String fill(String key, String first, String second, String third, String fourth) {
    return fill(key, first, second).replace("{2}", third).replace("{3}", fourth);
  }
}
