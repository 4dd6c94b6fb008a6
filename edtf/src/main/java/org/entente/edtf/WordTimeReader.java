package org.entente.edtf;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/** Reads the time behind a day: ", 10:00 UTC", " at 23:20:30", ", 9:05 UTC+04:30". */
final class WordTimeReader {
  private final Words words;

  WordTimeReader(Words words) {
    this.words = words;
  }

  /** Null, and nothing is read, where no time comes next. */
  EdtfDateTime behind(EdtfDay day) {
    int before = words.peek().is(",") ? 1 : 0;
    before += words.peek(before).is("at") ? 1 : 0;
    if (!words.peek(before).isNumber() || !words.peek(before + 1).is(":")) {
      return null;
    }
    words.acceptAny(",");
    words.acceptAny("at");
    int hour = number(23, "an hour 0–23");
    words.accept(":");
    int minute = number(59, "minutes 00–59");
    int second = words.accept(":") ? number(59, "seconds 00–59") : 0;
    LocalDateTime local =
        LocalDate.ofEpochDay(day.bounds().earliest()).atTime(hour, minute, second);
    return words.acceptAny("utc", "gmt", "z")
        ? EdtfDateTime.of(local, offset())
        : EdtfDateTime.of(local);
  }

  private ZoneOffset offset() {
    Word sign = words.peek();
    boolean west = sign.is("-") || sign.is("−");
    if (!west && !sign.is("+")) {
      return ZoneOffset.UTC;
    }
    words.next();
    Word shift = words.peek();
    int minutes = 60 * number(14, "the hours of a shift");
    minutes += words.accept(":") ? number(59, "minutes 00–59") : 0;
    if (minutes > (west ? 12 : 14) * 60) {
      throw words.refusal(shift, "a shift from -12:00 to +14:00");
    }
    return ZoneOffset.ofTotalSeconds((west ? -60 : 60) * minutes);
  }

  private int number(int most, String expected) {
    Word word = words.peek();
    if (!word.isNumber() || word.number() > most) {
      throw words.refusal(expected);
    }
    return words.next().number();
  }
}
