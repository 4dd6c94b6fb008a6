package org.entente.edtf;

import java.util.Optional;

/**
 * A year, month or day as written: its digits, {@code X} for a digit that is not specified, and its
 * qualifier. Specification: Level 1 and 2, Unspecified digit; Level 2, Qualification of individual
 * component.
 *
 * @param digits four digits, with {@code -} before them for a year before 0; two digits for a month
 *     or day
 */
public record Component(String digits, Qualifier qualifier) {
  /** Refuses anything but digits and {@code X} with at most a minus in front. */
  public Component {
    int width = digits.length() - start(digits);
    if (width != 2 && width != 4 || start(digits) == 1 && width != 4) {
      throw new IllegalArgumentException(
          "four digits of a year or two of a month or day, not " + digits);
    }
    for (int i = start(digits); i < digits.length(); i++) {
      if (!Cursor.isDigitOrX(digits.charAt(i))) {
        throw new IllegalArgumentException("digits or X, not " + digits);
      }
    }
    if (digits.equals("-0000")) {
      throw new IllegalArgumentException("the year 0 is written 0000");
    }
  }

  /** A year within ±9999, unqualified. */
  static Component ofYear(int year) {
    if (Math.abs(year) > 9999) {
      throw new IllegalArgumentException("a year of at most four digits, not " + year);
    }
    return new Component(YearNumber.text(year, 0), Qualifier.NONE);
  }

  /** The year whose unspecified digits leave just these two as the least and the greatest. */
  static Optional<Component> ofYears(int least, int greatest) {
    String from = ofYear(least < 0 ? greatest : least).digits;
    String to = ofYear(least < 0 ? least : greatest).digits;
    if (from.length() != to.length()) {
      return Optional.empty();
    }
    StringBuilder digits = new StringBuilder();
    for (int i = 0; i < from.length(); i++) {
      // -0000 is no year: the nearest of -000X is -0001
      boolean any =
          to.charAt(i) == '9' && (from.charAt(i) == '0' || least < 0 && from.charAt(i) == '1');
      digits.append(any ? 'X' : from.charAt(i));
    }
    Component year = new Component(digits.toString(), Qualifier.NONE);
    return year.least() == least && year.greatest() == greatest
        ? Optional.of(year)
        : Optional.empty();
  }

  /** A month or day, unqualified. */
  static Component ofTwo(int number) {
    return new Component((number < 10 ? "0" : "") + number, Qualifier.NONE);
  }

  private static int start(String digits) {
    return digits.startsWith("-") ? 1 : 0;
  }

  /** Refuses what is not as wide as a year (4), or as a month or day (2). */
  void checkWidth(int width) {
    if (digits.length() - start(digits) != width) {
      throw new IllegalArgumentException(width + " digits, not " + digits);
    }
  }

  /** False where any digit is {@code X}. */
  public boolean specified() {
    return digits.indexOf('X') < 0;
  }

  /** The least number these digits may mean, whether or not a calendar has it. */
  public int least() {
    return start(digits) == 0 ? magnitude('0') : -magnitude('9');
  }

  /** The greatest number these digits may mean, whether or not a calendar has it. */
  public int greatest() {
    if (start(digits) == 0) {
      return magnitude('9');
    }
    int magnitude = magnitude('0');
    // -0000 is no year: the least of the X is a 1
    return magnitude != 0 ? -magnitude : -placeValue(digits.lastIndexOf('X'));
  }

  private int magnitude(char unspecified) {
    int number = 0;
    for (int i = start(digits); i < digits.length(); i++) {
      char c = digits.charAt(i);
      number = number * 10 + (c == 'X' ? unspecified : c) - '0';
    }
    return number;
  }

  private int placeValue(int index) {
    int value = 1;
    for (int i = digits.length() - 1; i > index; i--) {
      value *= 10;
    }
    return value;
  }

  /** The same digits, qualified by this too. */
  Component and(Qualifier group) {
    return new Component(digits, qualifier.and(group));
  }

  /** Whether these digits may mean the number. */
  boolean matches(int number) {
    if (number < 0 != (start(digits) == 1)) {
      return false;
    }
    int rest = Math.abs(number);
    for (int i = digits.length() - 1; i >= start(digits); i--) {
      char c = digits.charAt(i);
      if (c != 'X' && c - '0' != rest % 10) {
        return false;
      }
      rest /= 10;
    }
    return rest == 0;
  }

  /**
   * The parts joined to a date. One qualifier behind a group from the left says it shortest; where
   * that does not say it all, each part carries its own in front, unless a group saves one. So
   * every example of the specification is its own canonical text, and none is longer than what was
   * read.
   */
  static String join(Component... parts) {
    Qualifier group = parts[0].qualifier;
    int end = 1;
    while (end < parts.length && parts[end].qualifier == group) {
      end++;
    }
    boolean saysAll = true;
    for (int i = end; i < parts.length; i++) {
      saysAll &= parts[i].qualifier == Qualifier.NONE;
    }
    if (saysAll || end == 2 && group != Qualifier.NONE) {
      return text(parts, end, group);
    }
    Qualifier shared = parts.length == 3 ? shared(parts) : Qualifier.NONE;
    return text(parts, shared == Qualifier.NONE ? 0 : 3, shared);
  }

  /** What two of three carry where the third carries both. */
  private static Qualifier shared(Component... parts) {
    for (int i = 0; i < 3; i++) {
      Qualifier next = parts[(i + 1) % 3].qualifier;
      if (parts[i].qualifier == Qualifier.UNCERTAIN_AND_APPROXIMATE
          && next == parts[(i + 2) % 3].qualifier) {
        return next;
      }
    }
    return Qualifier.NONE;
  }

  /** With the group's qualifier behind the last of its parts, and before each what it leaves. */
  private static String text(Component[] parts, int end, Qualifier group) {
    StringBuilder text = new StringBuilder(16);
    for (int i = 0; i < parts.length; i++) {
      Qualifier own = parts[i].qualifier;
      text.append(i == 0 ? "" : "-").append(i < end ? own.without(group) : own);
      text.append(parts[i].digits).append(i == end - 1 ? group : "");
    }
    return text.toString();
  }

  @Override
  public String toString() {
    return qualifier + digits;
  }
}
