package org.entente.edtf;

import java.time.LocalDate;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Values of every kind, for properties. */
final class RandomValues {
  private RandomValues() {}

  static Arbitrary<Edtf> values() {
    Arbitrary<Edtf> times =
        Combinators.combine(
                Arbitraries.integers().between(-9999, 9999),
                Arbitraries.integers().between(0, 86_399))
            .as((year, second) ->
                EdtfDateTime.of(LocalDate.of(year, 5, 1).atStartOfDay().plusSeconds(second)));
    return Arbitraries.frequencyOf(
        Tuple.of(4, dates()), Tuple.of(1, times), Tuple.of(3, intervals()), Tuple.of(3, sets()));
  }

  static Arbitrary<EdtfDate> dates() {
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

  static Arbitrary<EdtfDay> unspecified() {
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

  static Arbitrary<EdtfInterval> intervals() {
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

  private static Arbitrary<Endpoint> ends() {
    return Arbitraries.frequencyOf(
        Tuple.of(5, dates()),
        Tuple.of(1, Arbitraries.just(Endpoint.OPEN)),
        Tuple.of(1, Arbitraries.just(Endpoint.UNKNOWN)));
  }

  static Arbitrary<EdtfSet> sets() {
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
