package org.entente.edtf;

import java.util.ArrayList;
import java.util.List;

/** Reads a whole text in one pass: a date, a date with a time, an interval or a set. */
final class EdtfParser {
  private final Cursor cursor;
  private final DateParser dates;

  EdtfParser(String text) {
    cursor = new Cursor(text);
    dates = new DateParser(cursor);
  }

  Edtf value() {
    return switch (cursor.peek()) {
      case '[' -> end(new EdtfOneOf(members(']')));
      case '{' -> end(new EdtfAll(members('}')));
      case '/', '.' -> interval();
      default -> startingWithDate();
    };
  }

  EdtfInterval interval() {
    Endpoint start =
        switch (cursor.peek()) {
          case '/' -> Endpoint.UNKNOWN;
          case '.' -> open();
          default -> dates.date();
        };
    cursor.expect('/', start instanceof EdtfDate ? "'/' and the other end of an interval" : "'/'");
    return end(intervalFrom(start));
  }

  private Edtf startingWithDate() {
    EdtfDate date = dates.date();
    if (cursor.accept('/')) {
      return end(intervalFrom(date));
    }
    if (cursor.peek() == 'T' && date instanceof EdtfDay day && day.certain()) {
      return end(TimeParser.read(cursor, day));
    }
    return end(date);
  }

  private EdtfInterval intervalFrom(Endpoint start) {
    if (cursor.atEnd() && !(start instanceof Endpoint.Unknown)) {
      return new EdtfInterval(start, Endpoint.UNKNOWN);
    }
    if (cursor.peek() == '.') {
      return new EdtfInterval(start, open());
    }
    if (cursor.atEnd() || cursor.peek() == '/') {
      throw cursor.refusal("a date or '..'");
    }
    return new EdtfInterval(start, endOf(start));
  }

  private Endpoint open() {
    cursor.skip();
    cursor.expect('.', "'..'");
    return Endpoint.OPEN;
  }

  /** A date that ends what began with the start. */
  private EdtfDate endOf(Endpoint start) {
    int at = cursor.at();
    EdtfDate end = dates.date();
    if (EdtfInterval.reversed(start, end)) {
      throw cursor.refusal(at, "an end that does not lie before " + start);
    }
    return end;
  }

  private List<SetMember> members(char close) {
    cursor.skip();
    List<SetMember> members = new ArrayList<>();
    do {
      members.add(member(members.isEmpty(), close));
    } while (cursor.accept(','));
    cursor.expect(close, "',' or '" + close + "'");
    return members;
  }

  private SetMember member(boolean first, char close) {
    if (first && cursor.accept("..")) {
      return new EdtfRange(Endpoint.OPEN, dates.date());
    }
    EdtfDate date = dates.date();
    if (!cursor.accept("..")) {
      return date;
    }
    return new EdtfRange(date, cursor.peek() == close ? Endpoint.OPEN : equallyFine(date));
  }

  private EdtfDate equallyFine(EdtfDate start) {
    int at = cursor.at();
    EdtfDate end = endOf(start);
    if (Precision.of(end) != Precision.of(start)) {
      throw cursor.refusal(at, Precision.of(start) + " like " + start + " before '..'");
    }
    return end;
  }

  private <T extends Edtf> T end(T value) {
    if (!cursor.atEnd()) {
      throw cursor.refusal(Following.of(value));
    }
    return value;
  }
}
