package org.entente.edtf;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.ListFormat;
import java.text.ParseException;
import java.text.ParsePosition;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Month;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.TextStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalField;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.StringJoiner;
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
  private final Map<String, String> abbreviated;

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
            .collect(Collectors.toMap(Function.identity(), key -> pattern(word(key))));
    withoutEra = withYear(word("year"));
    withEra = withYear(word("yearOfEra"));
    abbreviated = abbreviatedMonths();
  }

  private Map<String, DateTimeFormatter> withYear(String year) {
    return Stream.of("month", "day", "day1", "quarter", "year")
        .collect(
            Collectors.toMap(
                Function.identity(),
                key -> pattern(key.equals("year") ? year : fill(key, year, ""))));
  }

  private DateTimeFormatter pattern(String pattern) {
    return new DateTimeFormatterBuilder()
        .parseCaseInsensitive()
        .appendPattern(pattern)
        .toFormatter(names);
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

  /** The same backwards: what may stand in the places of a phrase that makes this text. */
  Stream<String[]> places(String key, String text) {
    return Stream.concat(Stream.of(""), OPTIONAL.stream())
        .map(ending -> word(key + ending))
        .distinct()
        .flatMap(phrase -> Phrase.of(phrase).places(text));
  }

  /**
   * The dates that this part of a date, as {@code dayAlone}, may be of; what it leaves out is 1.
   */
  Stream<LocalDate> read(String key, String text) {
    return Stream.of(withoutEra, withEra, withoutYear)
        .flatMap(patterns -> Stream.of(key, key + "1").map(patterns::get))
        .filter(Objects::nonNull)
        .flatMap(pattern -> parsed(pattern, text));
  }

  /** What this part, as {@code dayOfMonth}, says of the end of a span. */
  Stream<Unfinished> unfinished(String part, String text) {
    return read(part, text)
        .map(day ->
            new Unfinished(
                part.equals("dayOfMonth") ? 0 : day.getMonthValue(),
                part.equals("monthAlone") ? 0 : day.getDayOfMonth()));
  }

  /** The parts of a text with "or" before the last; empty where it is no such text. */
  List<String> alternatives(String text) {
    return parts(ListFormat.Type.OR, text);
  }

  /** The parts of a text with "and" before the last; empty where it is no such text. */
  List<String> members(String text) {
    return parts(ListFormat.Type.STANDARD, text);
  }

  private List<String> parts(ListFormat.Type type, String text) {
    try {
      return ListFormat.getInstance(names, type, ListFormat.Style.FULL).parse(text).stream()
          .map(String::strip)
          .toList();
    } catch (ParseException noList) {
      return List.of();
    }
  }

  /** The text with the months in full that the language abbreviates in short dates. */
  String unabbreviated(String text) {
    StringJoiner whole = new StringJoiner(" ");
    for (String word : text.split(" ")) {
      whole.add(abbreviated.getOrDefault(word, word));
    }
    return whole.toString();
  }

  private Map<String, String> abbreviatedMonths() {
    Map<String, String> months = new HashMap<>();
    for (Month month : Month.values()) {
      String whole = month.getDisplayName(TextStyle.FULL, names);
      months.put(PlainText.of(month.getDisplayName(TextStyle.SHORT, names)), PlainText.of(whole));
    }
    return months;
  }

  private static Stream<LocalDate> parsed(DateTimeFormatter pattern, String text) {
    ParsePosition at = new ParsePosition(0);
    TemporalAccessor parts = pattern.parseUnresolved(text, at);
    if (parts == null || at.getIndex() < text.length()) {
      return Stream.empty();
    }
    // the year 4 has a 29 February
    long ofEra = Math.min(part(parts, ChronoField.YEAR_OF_ERA, 4), Edtf.MAX_YEAR + 1L);
    long month = part(parts, ChronoField.MONTH_OF_YEAR, 0);
    month = month > 0 ? month : 3 * part(parts, IsoFields.QUARTER_OF_YEAR, 1) - 2;
    try {
      return Stream.of(
          LocalDate.of(
              (int) (part(parts, ChronoField.ERA, 1) == 0 ? 1 - ofEra : ofEra),
              (int) month,
              (int) part(parts, ChronoField.DAY_OF_MONTH, 1)));
    } catch (DateTimeException noSuchDay) {
      return Stream.empty();
    }
  }

  private static long part(TemporalAccessor parts, TemporalField field, long otherwise) {
    return parts.isSupported(field) ? parts.getLong(field) : otherwise;
  }
}
