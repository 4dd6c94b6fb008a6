package org.entente.edtf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;

/** What holds for every value, of whatever kind. */
class EdtfPropertiesTest {
  @Property
  void theCanonicalTextParsesBackToTheSameValue(@ForAll("values") Edtf value) {
    assertEquals(value, Edtf.parse(value.toString()));
    assertEquals(value.toString(), Edtf.parse(value.toString()).toString());
  }

  /** So an editor may write EDTF wherever words are read. */
  @Property
  void theCanonicalTextIsReadAsItselfWhereWordsAreReadToo(@ForAll("values") Edtf value) {
    assertEquals(value, PlainWords.read(value.toString()).value());
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
    return RandomValues.values();
  }

  @Provide
  Arbitrary<EdtfDate> dates() {
    return RandomValues.dates();
  }

  @Provide
  Arbitrary<EdtfDay> unspecified() {
    return RandomValues.unspecified();
  }

  @Provide
  Arbitrary<EdtfInterval> intervals() {
    return RandomValues.intervals();
  }

  @Provide
  Arbitrary<EdtfSet> sets() {
    return RandomValues.sets();
  }
}
