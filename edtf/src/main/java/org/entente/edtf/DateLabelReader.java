package org.entente.edtf;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The dates that a label of {@link DateLabel} may be of, by the same words. It may find too many:
 * whoever asks compares the labels.
 */
final class DateLabelReader {
  private static final Component ANY = new Component("XX", Qualifier.NONE);

  private final LabelLanguage language;
  private final DateLabel labels;

  DateLabelReader(LabelLanguage language, DateLabel labels) {
    this.language = language;
    this.labels = labels;
  }

  Stream<EdtfDate> dates(String text) {
    return all(
        plain(text),
        said("uncertainAndApproximate", Qualifier.UNCERTAIN_AND_APPROXIMATE, text),
        said("uncertain", Qualifier.UNCERTAIN, text),
        said("approximate", Qualifier.APPROXIMATE, text));
  }

  private Stream<EdtfDate> said(String key, Qualifier qualifier, String text) {
    return language
        .places(key, text)
        .flatMap(places -> plain(places[0]))
        .map(date -> date.qualified(qualifier));
  }

  private Stream<EdtfDate> plain(String text) {
    return all(
        language.read("day", text).filter(DateLabelReader::inFourDigits).map(EdtfDay::of),
        months(text),
        language.read("year", text).map(day -> EdtfDate.ofYear(day.getYear())),
        years(text).map(EdtfYear::new),
        seasons(text),
        days(text));
  }

  private Stream<EdtfMonth> months(String text) {
    return all(
        language
            .read("month", text)
            .filter(DateLabelReader::inFourDigits)
            .map(day -> EdtfMonth.of(YearMonth.from(day))),
        years("monthUnknown", text).map(year -> new EdtfMonth(year, ANY)),
        language
            .places("ofYear", text)
            .flatMap(places ->
                language
                    .read("monthAlone", places[0])
                    .flatMap(month ->
                        years(places[1]).map(year -> new EdtfMonth(year, monthOf(month))))));
  }

  /** Days of which something is not known. */
  private Stream<EdtfDay> days(String text) {
    return all(
        language
            .places("dayUnknown", text)
            .flatMap(places -> months(places[0]))
            .map(month -> new EdtfDay(month.year(), month.month(), ANY)),
        years("monthAndDayUnknown", text).map(year -> new EdtfDay(year, ANY, ANY)),
        language
            .places("ofYear", text)
            .flatMap(places ->
                language
                    .read("dayAlone", places[0])
                    .flatMap(day -> years(places[1]).flatMap(year -> day(year, day)))));
  }

  private static Stream<EdtfDay> day(Component year, LocalDate day) {
    Component number = Component.ofTwo(day.getDayOfMonth());
    return Unspecified.exists(year, monthOf(day), number)
        ? Stream.of(new EdtfDay(year, monthOf(day), number))
        : Stream.empty();
  }

  private Stream<Component> years(String key, String text) {
    return language.places(key, text).flatMap(places -> years(places[0]));
  }

  private Stream<Component> years(String text) {
    return all(
        year(text).map(Component::ofYear),
        text.equals(PlainText.of(language.word("yearUnknown")))
            ? Stream.of(new Component("XXXX", Qualifier.NONE))
            : Stream.empty(),
        language
            .places("decade", text)
            .filter(places -> places[0].length() == 4 && isNumber(places[0]))
            .map(places -> new Component(places[0].substring(0, 3) + "X", Qualifier.NONE)),
        language
            .places("between", text)
            .flatMap(places ->
                year(places[0])
                    .flatMap(first -> year(places[1]).map(last -> Component.ofYears(first, last))))
            .flatMap(Optional::stream));
  }

  private static boolean isNumber(String text) {
    return text.chars().allMatch(c -> Cursor.isDigit((char) c));
  }

  private Stream<Integer> year(String text) {
    return language
        .read("year", text)
        .filter(DateLabelReader::inFourDigits)
        .map(LocalDate::getYear);
  }

  private Stream<EdtfSeason> seasons(String text) {
    Stream<EdtfSeason> quarters =
        language
            .read("quarter", text)
            .filter(DateLabelReader::inFourDigits)
            .map(
                day -> EdtfSeason.of(day.getYear(), Season.of(33 + (day.getMonthValue() - 1) / 3)));
    return all(
        Arrays.stream(Season.values())
            .filter(season -> season.code() < 33 || season.code() > 36)
            .flatMap(season ->
                Phrase.of(labels.season(season, "{2}"))
                    .places(text)
                    .flatMap(places -> year(places[2]))
                    .map(year -> EdtfSeason.of(year, season))),
        quarters);
  }

  private static Component monthOf(LocalDate day) {
    return Component.ofTwo(day.getMonthValue());
  }

  /** Only years alone may have more than four digits. */
  private static boolean inFourDigits(LocalDate day) {
    return Math.abs(day.getYear()) <= 9999;
  }

  /** One behind the other. */
  @SafeVarargs
  static <T> Stream<T> all(Stream<? extends T>... found) {
    Stream<T> all = Stream.empty();
    for (Stream<? extends T> one : found) {
      all = Stream.concat(all, one);
    }
    return all;
  }
}
