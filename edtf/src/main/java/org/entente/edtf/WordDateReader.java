package org.entente.edtf;

import java.util.List;

/**
 * Reads one date in English words, with what is said of it: "about 2014", "27 November 2024",
 * "spring 2001".
 */
final class WordDateReader {
  private static final String DATE = "a date, as 2014, May 2014 or 27 May 2014";

  private final Words words;
  private final WordYearReader years;

  WordDateReader(Words words) {
    this.words = words;
    this.years = new WordYearReader(words);
  }

  EdtfDate date() {
    Qualifier said = Qualifier.NONE;
    boolean leading = true;
    while (leading) {
      Qualifier qualifier = WordNames.QUALIFIERS.get(words.peek().text());
      if (qualifier != null) {
        words.next();
        said = said.and(qualifier);
      }
      leading = qualifier != null || words.acceptAny("in", "on", "the");
    }
    EdtfDate date = parts(plain());
    boolean bracket = words.accept("(", "?", ")");
    said = bracket ? said.and(Qualifier.UNCERTAIN) : said;
    for (Qualifier q = sign(); q != Qualifier.NONE; q = sign()) {
      said = said.and(q);
    }
    return date.qualified(said);
  }

  /** The first date of a span where its year comes behind the last; else null. */
  Unfinished unfinished() {
    while (words.acceptAny("on", "the")) {
      // as before any other date
    }
    Word first = words.peek();
    Word second = words.peek(1);
    int length = isDay(first) && isMonth(second) || isMonth(first) && isDay(second) ? 2 : 1;
    if (!isDay(first) && !isMonth(first) || !isTo(words.peek(length))) {
      return null;
    }
    int month = 0;
    int day = 0;
    for (int i = 0; i < length; i++) {
      Word word = words.next();
      month = isMonth(word) ? WordNames.MONTHS.get(word.text()) : month;
      day = isDay(word) ? word.number() : day;
    }
    return new Unfinished(month, day);
  }

  /** The last date of such a span; "9, 2024" where the month was said: "June 5–9, 2024". */
  EdtfDate endOf(Unfinished beginning) {
    boolean whole = isMonth(words.peek(1)) || words.peek(1).is("of");
    return beginning.month() > 0 && beginning.day() > 0 && isDay(words.peek()) && !whole
        ? inMonth(words.next(), Component.ofTwo(beginning.month()))
        : date();
  }

  private static boolean isTo(Word word) {
    return List.of(WordNames.TO).contains(word.text());
  }

  private Qualifier sign() {
    String text = words.peek().text();
    Qualifier sign = text.length() == 1 ? Qualifier.of(text.charAt(0)) : Qualifier.NONE;
    if (sign != Qualifier.NONE) {
      words.next();
    }
    return sign;
  }

  private EdtfDate plain() {
    Word word = words.peek();
    Word following = words.peek(1);
    if (WordNames.MONTHS.containsKey(word.text())) {
      return monthFirst();
    }
    if (isDay(word) && isMonth(following.is("of") ? words.peek(2) : following)) {
      words.next();
      words.accept("of");
      return inMonth(word, month());
    }
    if (WordNames.SEASONS.containsKey(word.text())) {
      return season();
    }
    int count = count(word);
    if (count > 0) {
      words.next();
      return counted(word, count);
    }
    if (word.text().length() == 2 && word.text().charAt(0) == 'q') {
      words.next();
      return partOfYear(word, word.text().charAt(1) - '0', 33, 4);
    }
    if (word.isEdtf()) {
      return words.edtf(words.next());
    }
    return years.date(DATE);
  }

  private static boolean isMonth(Word word) {
    return WordNames.MONTHS.containsKey(word.text());
  }

  private static boolean isDay(Word word) {
    return word.digits() <= 2 && (word.isNumber() || word.isOrdinal());
  }

  private Component month() {
    return Component.ofTwo(WordNames.MONTHS.get(words.next().text()));
  }

  private EdtfDate monthFirst() {
    Component month = month();
    Word word = words.peek();
    if (isDay(word) && !years.isEra(words.peek(1))) {
      words.next();
      return inMonth(word, month);
    }
    return new EdtfMonth(years.ofMonth(), month);
  }

  private EdtfDay inMonth(Word word, Component month) {
    Component year = years.ofMonth();
    int number = word.number();
    if (number > 31 || !Unspecified.exists(year, month, Component.ofTwo(number))) {
      throw words.refusal(word, "a day " + Unspecified.days(year, month));
    }
    return new EdtfDay(year, month, Component.ofTwo(number));
  }

  private EdtfSeason season() {
    Season season = WordNames.SEASONS.get(words.next().text());
    int year = years.ofSeason();
    if (words.accept("(", "northern", "hemisphere", ")")) {
      season = Season.of(season.code() + 4);
    } else if (words.accept("(", "southern", "hemisphere", ")")) {
      season = Season.of(season.code() + 8);
    }
    return EdtfSeason.of(year, season);
  }

  /** The number of "first" or "2nd"; 0 for any other word. */
  private static int count(Word word) {
    return word.isOrdinal() ? word.number() : WordNames.ORDINALS.getOrDefault(word.text(), 0);
  }

  private EdtfDate counted(Word word, int count) {
    if (words.accept("quarter")) {
      return partOfYear(word, count, 33, 4);
    }
    if (words.accept("four", "months")) {
      return partOfYear(word, count, 37, 3);
    }
    if (words.accept("half")) {
      return partOfYear(word, count, 40, 2);
    }
    if (words.accept("century")) {
      return years.century(word, count);
    }
    throw words.refusal("a month, 'quarter', 'half' or 'century'");
  }

  private EdtfSeason partOfYear(Word word, int count, int firstCode, int most) {
    if (count < 1 || count > most) {
      throw words.refusal(word, "a number from 1 to " + most);
    }
    return EdtfSeason.of(years.ofSeason(), Season.of(firstCode + count - 1));
  }

  /** What a label says of a part that is not known. */
  private EdtfDate parts(EdtfDate date) {
    Component any = new Component("XX", Qualifier.NONE);
    return switch (date) {
      case EdtfYear(Component year) when words.accept(",", "month", "unknown") ->
          new EdtfMonth(year, any);
      case EdtfYear(Component year) when words.accept(",", "month", "and", "day", "unknown") ->
          new EdtfDay(year, any, any);
      case EdtfMonth(Component year, Component month) when words.accept(",", "day", "unknown") ->
          new EdtfDay(year, month, any);
      case EdtfDate other -> other;
    };
  }
}
