package org.entente.edtf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** Values made without a text: nothing can be made that could not be written and read. */
class ConstructionTest {
  private static final EdtfDate YEAR = EdtfDate.ofYear(2008);

  @Test
  void datesOfTheJdkBecomeDatesOfEdtf() {
    assertEquals(Edtf.parse("2008-02-29"), EdtfDay.of(LocalDate.of(2008, 2, 29)));
    assertEquals(Edtf.parse("-0044-03"), EdtfMonth.of(YearMonth.of(-44, 3)));
    assertEquals(Edtf.parse("0079"), EdtfDate.ofYear(79));
    assertEquals(Edtf.parse("Y17000"), EdtfDate.ofYear(17_000));
    assertEquals(Edtf.parse("2001-21"), EdtfSeason.of(2001, Season.SPRING));
    LocalDateTime time = LocalDateTime.of(1985, 4, 12, 23, 20, 30);
    assertEquals(Edtf.parse("1985-04-12T23:20:30"), EdtfDateTime.of(time));
    assertEquals(
        Edtf.parse("1985-04-12T23:20:30+04:30"),
        EdtfDateTime.of(time, ZoneOffset.ofHoursMinutes(4, 30)));
    assertEquals(
        "1985-04-12T18:50:30Z",
        EdtfDateTime.of(time, ZoneOffset.ofHoursMinutes(4, 30)).instant().orElseThrow().toString());
  }

  @Test
  void aDateIsQualifiedAsAWhole() {
    assertEquals(Edtf.parse("2008~"), YEAR.qualified(Qualifier.APPROXIMATE));
    EdtfDate some = (EdtfDate) Edtf.parse("2004-06-~11");
    assertEquals("2004-06?-%11", some.qualified(Qualifier.UNCERTAIN).toString());
  }

  @Test
  void whatCouldNotBeWrittenCannotBeMade() {
    List<Executable> refused =
        List.of(
            () -> new EdtfYear(part("12")),
            () -> new EdtfYear(part("-0000")),
            () -> new EdtfMonth(part("2008"), part("2008")),
            () -> new EdtfMonth(part("2008"), part("21")),
            () -> new EdtfDay(part("2019"), part("02"), part("29")),
            () -> new EdtfSeason(part("201X"), Season.SPRING, Qualifier.NONE),
            () -> part("20x8"),
            () -> part("-12"),
            () -> Season.of(42),
            () -> new EdtfLongYear(2008, 0, Qualifier.NONE),
            () -> new EdtfLongYear(17, 8, Qualifier.NONE),
            () -> new EdtfLongYear(Integer.MIN_VALUE, 0, Qualifier.NONE),
            () -> new EdtfLongYear(17, -1, Qualifier.NONE),
            () -> new EdtfEstimatedYear(Integer.MIN_VALUE, 0, 1, Qualifier.NONE),
            () -> new EdtfEstimatedYear(0, 3, 1, Qualifier.NONE),
            () -> new EdtfEstimatedYear(1950, 0, 0, Qualifier.NONE),
            () -> EdtfDay.of(LocalDate.of(10_000, 1, 1)),
            () -> EdtfDateTime.of(LocalDateTime.of(10_000, 1, 1, 0, 0)),
            () -> EdtfDateTime.of(LocalDateTime.of(2008, 1, 1, 0, 0, 0, 1)),
            () -> EdtfDateTime.of(LocalDateTime.of(2008, 1, 1, 0, 0), ZoneOffset.ofHours(15)),
            () -> EdtfDateTime.of(LocalDateTime.of(2008, 1, 1, 0, 0), ZoneOffset.ofTotalSeconds(1)),
            () -> new EdtfInterval(YEAR, EdtfDate.ofYear(2007)),
            () -> new EdtfInterval(Endpoint.UNKNOWN, Endpoint.UNKNOWN),
            () -> new EdtfRange(YEAR, EdtfDate.ofYear(2007)),
            () -> new EdtfRange(YEAR, EdtfMonth.of(YearMonth.of(2009, 1))),
            () -> new EdtfRange(Endpoint.OPEN, Endpoint.OPEN),
            () -> new EdtfRange(YEAR, Endpoint.UNKNOWN),
            () -> new EdtfOneOf(List.of()),
            () -> new EdtfAll(Collections.nCopies(26, YEAR)),
            () -> new EdtfAll(List.of(new EdtfRange(YEAR, Endpoint.OPEN), YEAR)),
            () -> new EdtfAll(List.of(YEAR, new EdtfRange(Endpoint.OPEN, YEAR))),
            () -> Bounds.of(1, 0));
    for (int i = 0; i < refused.size(); i++) {
      assertThrows(IllegalArgumentException.class, refused.get(i), "number " + i);
    }
  }

  private static Component part(String digits) {
    return new Component(digits, Qualifier.NONE);
  }

  @Test
  void aSideThatIsNotKnownHasNoDay() {
    Bounds bounds = Edtf.parse("/..").bounds();
    assertThrows(IllegalStateException.class, bounds::earliest);
    assertThrows(IllegalStateException.class, bounds::latest);
    assertEquals(true, bounds.earliestDate().isEmpty());
    assertEquals(
        LocalDate.of(2008, 12, 31), Edtf.parse("../2008").bounds().latestDate().orElseThrow());
  }
}
