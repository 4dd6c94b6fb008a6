package org.entente.edtf;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/**
 * Reads the time behind a day: {@code Thh:mm:ss} and a zone. Specification: Level 0, Date and Time.
 */
final class TimeParser {
  private TimeParser() {}

  static EdtfDateTime read(Cursor cursor, EdtfDay day) {
    cursor.skip();
    int hour = upTo(cursor, 23, "an hour 00–23");
    cursor.expect(':', "':' and the minutes");
    int minute = upTo(cursor, 59, "minutes 00–59");
    cursor.expect(':', "':' and the seconds");
    int second = upTo(cursor, 59, "seconds 00–59");
    LocalDateTime local =
        LocalDate.ofEpochDay(day.bounds().earliest()).atTime(hour, minute, second);
    return switch (cursor.peek()) {
      case 'Z' -> {
        cursor.skip();
        yield EdtfDateTime.of(local, ZoneOffset.UTC);
      }
      case '+', '-' -> EdtfDateTime.of(local, shift(cursor));
      case Cursor.END -> EdtfDateTime.of(local);
      default -> throw cursor.refusal("Z, a shift as +04:30 or the end");
    };
  }

  private static ZoneOffset shift(Cursor cursor) {
    int start = cursor.at();
    boolean west = cursor.peek() == '-';
    cursor.skip();
    String limits = "a shift from -12:00 to +14:00";
    int minutes = 60 * cursor.twoDigits("the hours of a shift");
    if (cursor.accept(':')) {
      minutes += upTo(cursor, 59, "minutes 00–59");
    }
    if (minutes > (west ? 12 : 14) * 60) {
      throw cursor.refusal(start, limits);
    }
    if (west && minutes == 0) {
      throw cursor.refusal(start, "Z or +00:00");
    }
    return ZoneOffset.ofTotalSeconds((west ? -60 : 60) * minutes);
  }

  private static int upTo(Cursor cursor, int limit, String expected) {
    int start = cursor.at();
    int number = cursor.twoDigits(expected);
    if (number > limit) {
      throw cursor.refusal(start, expected);
    }
    return number;
  }
}
