package org.entente.edtf;

import java.time.LocalDate;

/**
 * What a span from one date to another is called. A year that two certain days or months share is
 * said once, and so is a month that two days share: "28 April – 3 May 2016", "3–5 May 2016".
 */
final class IntervalLabel {
  private final LabelLanguage language;
  private final DateLabel dates;

  IntervalLabel(LabelLanguage language, DateLabel dates) {
    this.language = language;
    this.dates = dates;
  }

  String label(EdtfDate start, EdtfDate end) {
    if (start.certain() && end.certain()) {
      if (start.equals(end)) {
        return dates.label(start);
      }
      if (start instanceof EdtfDay && end instanceof EdtfDay) {
        return days(start, end);
      }
      if (start instanceof EdtfMonth && end instanceof EdtfMonth) {
        return months(start, end);
      }
    }
    return whole(start, end);
  }

  private String days(EdtfDate start, EdtfDate end) {
    LocalDate first = firstDay(start);
    LocalDate last = firstDay(end);
    if (first.getYear() != last.getYear()) {
      return whole(start, end);
    }
    return first.getMonth() == last.getMonth()
        ? shared("withinMonth", start, end, language.dayOfMonth(first), language.dayOfMonth(last))
        : shared("withinYear", start, end, language.dayAlone(first), language.dayAlone(last));
  }

  private String months(EdtfDate start, EdtfDate end) {
    LocalDate first = firstDay(start);
    LocalDate last = firstDay(end);
    return first.getYear() == last.getYear()
        ? shared("withinYear", start, end, language.monthAlone(first), language.monthAlone(last))
        : whole(start, end);
  }

  private String shared(String key, EdtfDate start, EdtfDate end, String first, String last) {
    return language.fill(key, first, dates.label(end), dates.label(start), last);
  }

  private String whole(EdtfDate start, EdtfDate end) {
    return language.fill("interval", dates.label(start), dates.label(end));
  }

  private static LocalDate firstDay(EdtfDate date) {
    return LocalDate.ofEpochDay(date.bounds().earliest());
  }
}
