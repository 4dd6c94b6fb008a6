package org.entente.edtf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;

/** What holds for every value, of whatever kind. */
class EdtfPropertiesTest {
  @Property
  void theCanonicalTextParsesBackToTheSameValue(@ForAll("values") Edtf value) {
    assertEquals(value, Edtf.parse(value.toString()));
    assertEquals(value.toString(), Edtf.parse(value.toString()).toString());
  }

  /** Or the canonical text of a long set would be too long to be read. */
  @Property
  void noCanonicalTextIsLongerThanWhatWasRead(
      @ForAll @CharRange(from = '0', to = '3') @StringLength(6) String signs) {
    String text = "2004";
    text = sign(signs, 0) + text + sign(signs, 1) + "-" + sign(signs, 2) + "06" + sign(signs, 3);
    text += "-" + sign(signs, 4) + "11" + sign(signs, 5);
    String canonical = Edtf.parse(text).toString();
    assertTrue(canonical.length() <= text.length(), text + " is " + canonical);
    assertEquals(Edtf.parse(text), Edtf.parse(canonical));
  }

  private static String sign(String signs, int at) {
    return Qualifier.values()[signs.charAt(at) - '0'].toString();
  }

  @Property
  void equalValuesHaveEqualTextsAndNoOthersHave(
      @ForAll("values") Edtf one, @ForAll("values") Edtf other) {
    assertEquals(one.equals(other), one.toString().equals(other.toString()));
  }

  @Property
  void theOrderIsTotal(
      @ForAll("values") Edtf a, @ForAll("values") Edtf b, @ForAll("values") Edtf c) {
    Bounds one = a.bounds();
    Bounds two = b.bounds();
    Bounds three = c.bounds();
    assertEquals(Integer.signum(one.compareTo(two)), -Integer.signum(two.compareTo(one)));
    if (one.compareTo(two) <= 0 && two.compareTo(three) <= 0) {
      assertTrue(one.compareTo(three) <= 0);
    }
    if (one.compareTo(two) == 0) {
      assertEquals(Integer.signum(one.compareTo(three)), Integer.signum(two.compareTo(three)));
    }
  }

  @Property
  void theOrderAgreesWithTheBounds(@ForAll("values") Edtf a, @ForAll("values") Edtf b) {
    Bounds one = a.bounds();
    Bounds two = b.bounds();
    if (one.before(two) && one.earliestKnown()) {
      assertTrue(one.compareTo(two) < 0, a + " before " + b);
    }
    if (one.contains(two)) {
      assertTrue(one.compareTo(two) <= 0, a + " holds " + b);
    }
  }

  @Property
  void theBoundsOfASetHoldEveryMember(@ForAll("sets") EdtfSet set) {
    for (SetMember member : set.members()) {
      assertTrue(set.bounds().contains(member.bounds()), set + " holds " + member);
    }
  }

  @Property
  void theBoundsOfAnIntervalHoldItsCertainPart(@ForAll("intervals") EdtfInterval interval) {
    interval
        .certainPart()
        .ifPresent(part -> assertTrue(interval.bounds().contains(part), interval + " " + part));
  }

  @Property
  void overlapIsSymmetric(@ForAll("values") Edtf one, @ForAll("values") Edtf other) {
    assertEquals(one.overlap(other), other.overlap(one));
    assertEquals(one.bounds().overlaps(other.bounds()), other.bounds().overlaps(one.bounds()));
    if (one.overlap(other) != Overlap.NONE) {
      assertTrue(one.bounds().overlaps(other.bounds()));
    }
  }

  @Property
  void whatLiesInsideOverlaps(@ForAll("values") Edtf one, @ForAll("values") Edtf other) {
    if (one.bounds().contains(other.bounds())) {
      assertTrue(one.bounds().overlaps(other.bounds()));
    }
  }

  @Property
  void certainAndFineIsNotVague(@ForAll("dates") EdtfDate date) {
    boolean oneDay = date instanceof EdtfDay && date.certain();
    assertEquals(!oneDay, date.vague());
  }

  @Property
  void qualifyingKeepsTheBounds(@ForAll("dates") EdtfDate date, @ForAll Qualifier qualifier) {
    assertEquals(date.bounds(), date.qualified(qualifier).bounds());
    assertEquals(date.qualifier().and(qualifier), date.qualified(qualifier).qualifier());
  }

  /** Against every day of the years, spelt out and compared as text. */
  @Property(tries = 100)
  void unspecifiedDigitsMeanEveryDateThatMatches(@ForAll("unspecified") EdtfDay date) {
    long earliest = Long.MAX_VALUE;
    long latest = Long.MIN_VALUE;
    LocalDate end = LocalDate.of(date.year().greatest() + 1, 1, 1);
    for (LocalDate day = LocalDate.of(date.year().least(), 1, 1);
        day.isBefore(end);
        day = day.plusDays(1)) {
      if (matches(date.toString(), day.toString())) {
        earliest = Math.min(earliest, day.toEpochDay());
        latest = Math.max(latest, day.toEpochDay());
      }
    }
    assertEquals(Bounds.of(earliest, latest), date.bounds());
  }

  private static boolean matches(String pattern, String day) {
    boolean matches = pattern.length() == day.length();
    for (int i = 0; matches && i < pattern.length(); i++) {
      matches = pattern.charAt(i) == 'X' || pattern.charAt(i) == day.charAt(i);
    }
    return matches;
  }

  @Provide
  Arbitrary<Edtf> values() {
    Arbitrary<Edtf> times =
        Combinators.combine(
                Arbitraries.integers().between(-9999, 9999),
                Arbitraries.integers().between(0, 86_399))
            .as((year, second) ->
                EdtfDateTime.of(LocalDate.of(year, 5, 1).atStartOfDay().plusSeconds(second)));
    return Arbitraries.frequencyOf(
        Tuple.of(4, dates()), Tuple.of(1, times), Tuple.of(3, intervals()), Tuple.of(3, sets()));
  }

  @Provide
  Arbitrary<EdtfDate> dates() {
    Arbitrary<Integer> years = Arbitraries.integers().between(-Edtf.MAX_YEAR, Edtf.MAX_YEAR);
    Arbitrary<EdtfDate> plain =
        Arbitraries.oneOf(years, Arbitraries.integers().between(1900, 2100)).map(EdtfDate::ofYear);
    Arbitrary<EdtfDate> exponents =
        Combinators.combine(
                Arbitraries.integers().between(-999, 999).filter(n -> n != 0),
                Arbitraries.integers().between(1, 6))
            .as((n, e) -> new EdtfLongYear(n, e, Qualifier.NONE));
    Arbitrary<EdtfDate> estimates =
        Combinators.combine(
                years, Arbitraries.integers().between(1, 10), Arbitraries.of(Qualifier.class))
            .as((year, digits, qualifier) -> new EdtfEstimatedYear(year, 0, digits, qualifier));
    Arbitrary<EdtfDate> seasons =
        Combinators.combine(
                Arbitraries.integers().between(-9999, 9999),
                Arbitraries.of(Season.class),
                Arbitraries.of(Qualifier.class))
            .as((year, season, qualifier) ->
                new EdtfSeason(Component.ofYear(year), season, qualifier));
    Arbitrary<EdtfDate> months =
        Combinators.combine(years(), twoDigits("0123456789X"))
            .as(Tuple::of)
            .filter(t -> Unspecified.firstMonth(t.get2()) > 0)
            .map(t -> new EdtfMonth(t.get1(), t.get2()));
    return Arbitraries.oneOf(
        plain, exponents, estimates, seasons, months, years().map(EdtfYear::new), days());
  }

  private static Arbitrary<Component> years() {
    Arbitrary<String> digits =
        Combinators.combine(
                Arbitraries.of("", "", "-"),
                Arbitraries.strings().withChars("0123456789XX").ofLength(4))
            .as(String::concat)
            .filter(text -> !text.equals("-0000"));
    return Combinators.combine(digits, Arbitraries.of(Qualifier.class)).as(Component::new);
  }

  private static Arbitrary<Component> twoDigits(String characters) {
    return Combinators.combine(
            Combinators.combine(
                    Arbitraries.strings().withChars("00123X").ofLength(1),
                    Arbitraries.strings().withChars(characters).ofLength(1))
                .as(String::concat),
            Arbitraries.of(Qualifier.class))
        .as(Component::new);
  }

  private static Arbitrary<EdtfDate> days() {
    return Combinators.combine(years(), twoDigits("012X"), twoDigits("0123456789X"))
        .as(Tuple::of)
        .filter(t -> Unspecified.exists(t.get1(), t.get2(), t.get3()))
        .map(t -> new EdtfDay(t.get1(), t.get2(), t.get3()));
  }

  @Provide
  Arbitrary<EdtfDay> unspecified() {
    Arbitrary<Component> years =
        Arbitraries.of("1X96", "19XX", "201X", "2019", "-004X", "190X", "20X0")
            .map(digits -> new Component(digits, Qualifier.NONE));
    return Combinators.combine(years, twoDigits("0129X"), twoDigits("01289X"))
        .as((year, month, day) -> Tuple.of(year, plain(month), plain(day)))
        .filter(t -> Unspecified.exists(t.get1(), t.get2(), t.get3()))
        .map(t -> new EdtfDay(t.get1(), t.get2(), t.get3()));
  }

  private static Component plain(Component part) {
    return new Component(part.digits(), Qualifier.NONE);
  }

  @Provide
  Arbitrary<EdtfInterval> intervals() {
    return Combinators.combine(ends(), ends())
        .as(Tuple::of)
        .filter(t ->
            t.get1() instanceof EdtfDate
                || t.get2() instanceof EdtfDate
                || t.get1() != t.get2()
                || t.get1() == Endpoint.OPEN)
        .filter(t -> !EdtfInterval.reversed(t.get1(), t.get2()))
        .map(t -> new EdtfInterval(t.get1(), t.get2()));
  }

  private Arbitrary<Endpoint> ends() {
    return Arbitraries.frequencyOf(
        Tuple.of(5, dates()),
        Tuple.of(1, Arbitraries.just(Endpoint.OPEN)),
        Tuple.of(1, Arbitraries.just(Endpoint.UNKNOWN)));
  }

  @Provide
  Arbitrary<EdtfSet> sets() {
    Arbitrary<SetMember> ranges =
        Combinators.combine(dates(), dates())
            .as(Tuple::of)
            .filter(t -> Precision.of(t.get1()) == Precision.of(t.get2()))
            .filter(t -> !EdtfInterval.reversed(t.get1(), t.get2()))
            .map(t -> new EdtfRange(t.get1(), t.get2()));
    Arbitrary<SetMember> members = Arbitraries.oneOf(dates(), ranges);
    return Combinators.combine(
            members.list().ofMinSize(1).ofMaxSize(3), Arbitraries.integers().between(0, 3))
        .as((list, kind) -> kind < 2 ? new EdtfOneOf(list) : new EdtfAll(list));
  }
}
