package org.entente.edtf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;

/**
 * What is printed can be typed. A label that two dates share is read as one of them:
 *
 * <ul>
 *   <li>a qualifier of a part is said of the whole: {@code 2004-06-~11} is read as {@code
 *       2004-06-11~};
 *   <li>an estimated year is "about" it: {@code 1950S2} is read as {@code 1950~}, {@code Y17E7} as
 *       {@code Y170000000};
 *   <li>digits that are not specified are said by their bounds: {@code 2004-06-1X} is read as
 *       {@code [2004-06-10..2004-06-19]};
 *   <li>all dates of a span are the span: {@code {1960..1962}} is read as {@code 1960/1962}; one of
 *       one date, and a span from it to itself, are the date;
 *   <li>Japanese has one phrase for "from" and "or later" and for the span of four months.
 * </ul>
 */
class LabelReadingTest {
  private static final List<String> LANGUAGES = List.of("en", "ja", "hi", "fr", "de", "es");

  @Property(tries = 300)
  void whateverIsPrintedIsReadAsADateThatIsPrintedSo(
      @ForAll("values") Edtf value, @ForAll("languages") Locale language) {
    String label = EdtfLabel.of(value, language);
    if (label.length() <= Edtf.MAX_LENGTH && !lists(value) && !saidTooLittle(value)) {
      PlainWords.Reading reading = PlainWords.read(label, language);
      assertEquals(label, EdtfLabel.of(reading.value(), language), value + " " + reading.value());
      assertEquals(label, reading.understood());
    }
  }

  /** A list of labels that hold commas themselves cannot be taken apart. */
  private static boolean lists(Edtf value) {
    return value instanceof EdtfSet set && set.members().size() > 1;
  }

  /**
   * Of a month or day of which one digit is known, only the label "between" alone is read; a year
   * before 0 that is not known is said like any other.
   */
  private static boolean saidTooLittle(Edtf value) {
    return Pattern.compile("-[?~%]?(\\dX|X\\d|XX[?~%]?-[?~%]?\\d)|-XXXX")
        .matcher(value.toString())
        .find();
  }

  @Property(tries = 300)
  void whatHasALabelOfItsOwnComesBackAsItWas(
      @ForAll("plain") Edtf value, @ForAll("languages") Locale language) {
    String label = EdtfLabel.of(value, language);
    // nobody types more, and more is not read
    Assume.that(label.length() <= Edtf.MAX_LENGTH);
    assertEquals(value, PlainWords.read(label, language).value());
  }

  @Property(tries = 300)
  void oneLetterMoreOrLessIsReadAsItStandsOrRefused(
      @ForAll("values") Edtf value,
      @ForAll("languages") Locale language,
      @ForAll @IntRange(max = 127) int at,
      @ForAll char other) {
    String label = EdtfLabel.of(value, language);
    int cut = at % label.length();
    for (String text :
        List.of(
            label.substring(0, cut) + label.substring(cut + 1),
            label.substring(0, cut) + other + label.substring(cut))) {
      EdtfLabel.read(text, language)
          .ifPresent(read ->
              assertEquals(
                  plain(EdtfLabel.of(read, language), language), plain(text, language), text));
    }
  }

  private static String plain(String text, Locale language) {
    String plain = LabelLanguage.of(language).unabbreviated(PlainText.of(text));
    return PlainText.withoutBlanks(plain);
  }

  @Example
  void widthDashesDigitsBlanksAndShortMonthsAreAsPeopleTypeThem() {
    for (String text : List.of("2024年6月5日～9日", "２０２４年６月５日〜９日", "2024 年 6 月 5 日 - 9 日")) {
      assertEquals("2024-06-05/2024-06-09", read(text, "ja"));
    }
    for (String text : List.of("5–9 जून 2024", "5 - 9 जून 2024", "५–९ जून २०२४")) {
      assertEquals("2024-06-05/2024-06-09", read(text, "hi"));
    }
    assertEquals("2024-11-27", read("27 नव॰ 2024", "hi"));
    assertEquals("2024-11-27", read("27 November 2024", "ja"));
    assertEquals("190X-02-29", read("29 February, 1900s", "en"));
  }

  private static String read(String text, String language) {
    return PlainWords.read(text, Locale.of(language)).value().toString();
  }

  @Example
  void whatIsNoDateInTheLanguageIsRefusedAsEnglishRefusesIt() {
    for (String text : List.of("", "2024年13月", "2024年2月30日", "昨日", "27 नवंबर", "x".repeat(129))) {
      EdtfException refusal =
          assertThrows(EdtfException.class, () -> PlainWords.read(text, Locale.JAPANESE));
      assertEquals(text, refusal.text());
    }
  }

  @Provide
  Arbitrary<Locale> languages() {
    return Arbitraries.of(LANGUAGES).map(Locale::of);
  }

  @Provide
  Arbitrary<Edtf> values() {
    return RandomValues.values();
  }

  @Provide
  Arbitrary<Edtf> plain() {
    Arbitrary<Edtf> times =
        Combinators.combine(day(), Arbitraries.integers().between(0, 86_399))
            .as((day, second) -> EdtfDateTime.of(day.atStartOfDay().plusSeconds(second)));
    return Arbitraries.oneOf(
        dates().map(date -> date), times, spans(), ranges().map(range -> range), sets());
  }

  private static Arbitrary<LocalDate> day() {
    Arbitrary<Integer> years = Arbitraries.integers().between(-200, 2100);
    return Combinators.combine(
            Arbitraries.oneOf(years, Arbitraries.integers().between(2015, 2017)),
            Arbitraries.integers().between(1, 365))
        .as(LocalDate::ofYearDay);
  }

  private static Arbitrary<EdtfDate> dates() {
    Arbitrary<EdtfDate> certain =
        day()
            .flatMap(day ->
                Arbitraries.of(
                    Stream.of(
                            "%1$s-%2$02d-%3$02d",
                            "%1$s-%2$02d",
                            "%1$s",
                            "%1$s-%4$d",
                            "%1$s-XX",
                            "%1$s-XX-XX",
                            "%1$s-%2$02d-XX")
                        .map(form -> date(form, day))
                        .toList()));
    Arbitrary<EdtfDate> vague =
        Arbitraries.of("196X", "XXXX", "XXXX-12", "156X-12-25", "Y170000002", "Y-20000")
            .map(text -> (EdtfDate) Edtf.parse(text));
    return Combinators.combine(
            Arbitraries.frequencyOf(Tuple.of(9, certain), Tuple.of(1, vague)),
            Arbitraries.frequency(
                Tuple.of(5, Qualifier.NONE),
                Tuple.of(1, Qualifier.UNCERTAIN),
                Tuple.of(1, Qualifier.APPROXIMATE),
                Tuple.of(1, Qualifier.UNCERTAIN_AND_APPROXIMATE)))
        .as(EdtfDate::qualified);
  }

  /** Seasons, quarters and halves by the day; four months are a span in Japanese. */
  private static EdtfDate date(String form, LocalDate day) {
    int code = 21 + day.getDayOfYear() % 21;
    return (EdtfDate)
        Edtf.parse(
            form.formatted(
                YearNumber.text(day.getYear(), 0),
                day.getMonthValue(),
                day.getDayOfMonth(),
                code >= 37 && code <= 39 ? 40 : code));
  }

  private static Arbitrary<Edtf> spans() {
    Arbitrary<Endpoint> ends =
        Arbitraries.frequencyOf(
            Tuple.of(6, dates()), Tuple.of(1, Arbitraries.of(Endpoint.OPEN, Endpoint.UNKNOWN)));
    return Combinators.combine(ends, ends)
        .as(Tuple::of)
        .filter(t -> t.get1() instanceof EdtfDate || t.get2() instanceof EdtfDate)
        .filter(t -> !t.get1().equals(t.get2()) && !EdtfInterval.reversed(t.get1(), t.get2()))
        .map(t -> new EdtfInterval(t.get1(), t.get2()));
  }

  private static Arbitrary<Edtf> ranges() {
    return Combinators.combine(dates(), dates())
        .as(Tuple::of)
        .filter(t -> Precision.of(t.get1()) == Precision.of(t.get2()))
        .filter(t -> !EdtfInterval.reversed(t.get1(), t.get2()))
        .map(t -> new EdtfOneOf(List.of(new EdtfRange(t.get1(), t.get2()))));
  }

  private static Arbitrary<Edtf> sets() {
    return day()
        .map(EdtfDay::of)
        .list()
        .ofMinSize(2)
        .ofMaxSize(5)
        .flatMap(days ->
            Arbitraries.of(new EdtfOneOf(List.copyOf(days)), new EdtfAll(List.copyOf(days))));
  }
}
