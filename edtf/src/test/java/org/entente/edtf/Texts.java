package org.entente.edtf;

import java.util.List;
import java.util.random.RandomGenerator;

/** Random texts: built like EDTF, spoilt like EDTF, or anything at all. */
final class Texts {
  private static final String EDTF_CHARACTERS = "0123456789X-?~%/.,[]{}YESTZ:+";
  private static final List<String> KNOWN =
      Vectors.rows("dates.tsv").stream().map(row -> row[0]).toList();
  private static final List<String> WORDS =
      List.of(
          "about",
          "possibly",
          "between",
          "and",
          "or",
          "before",
          "after",
          "from",
          "to",
          "until",
          "since",
          "May",
          "november",
          "27th",
          "2",
          "1914",
          "1960s",
          "19th",
          "century",
          "spring",
          "quarter",
          "BC",
          "AD",
          "the",
          "of",
          ",",
          "?",
          "~",
          "-",
          "(",
          ")",
          "unknown",
          "year",
          "day",
          "month",
          "end",
          "start",
          "later",
          "earlier",
          "44",
          "2014-05",
          "201X",
          "Q2",
          "half",
          "first",
          "an",
          "date",
          "by",
          "not",
          "at",
          "all",
          "times",
          "99999",
          "Y17E7",
          "1950S2");

  private final RandomGenerator random;

  Texts(RandomGenerator random) {
    this.random = random;
  }

  String next() {
    return switch (random.nextInt(6)) {
      case 0 -> of(EDTF_CHARACTERS, random.nextInt(25));
      case 1, 2 -> spoilt(any(KNOWN));
      case 3 -> any(KNOWN) + any(List.of("/", "..", ",", "", "-", "T", "S2")) + any(KNOWN);
      case 4 -> date() + any(List.of("", "/" + date(), "/..", "/"));
      default -> anything();
    };
  }

  String words() {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(9); i >= 0; i--) {
      text.append(any(WORDS)).append(random.nextInt(6) == 0 ? "" : " ");
    }
    return random.nextInt(4) == 0 ? spoilt(text.toString()) : text.toString();
  }

  /** Shaped like a date, whether or not it is one. */
  String date() {
    StringBuilder text =
        new StringBuilder(sign()).append(random.nextInt(9) == 0 ? "-" : "").append(digits(4));
    text.append(sign());
    for (int i = random.nextInt(3); i > 0; i--) {
      text.append('-').append(sign()).append(digits(2)).append(sign());
    }
    return text.toString();
  }

  private String sign() {
    return random.nextInt(5) == 0 ? any(List.of("?", "~", "%")) : "";
  }

  private String digits(int width) {
    String digits = of("0123", 1) + of("012345678901234567890X", width - 1);
    return random.nextInt(9) == 0 ? of("0123X", width) : digits;
  }

  private String anything() {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(140); i > 0; i--) {
      text.append((char) (random.nextBoolean() ? random.nextInt(128) : random.nextInt(0x10000)));
    }
    return text.toString();
  }

  private String spoilt(String text) {
    StringBuilder spoilt = new StringBuilder(text);
    for (int i = random.nextInt(3); i >= 0; i--) {
      int at = random.nextInt(spoilt.length() + 1);
      if (random.nextBoolean() || at == spoilt.length()) {
        spoilt.insert(at, of(EDTF_CHARACTERS, 1));
      } else if (random.nextBoolean()) {
        spoilt.deleteCharAt(at);
      } else {
        spoilt.setCharAt(at, of(EDTF_CHARACTERS, 1).charAt(0));
      }
    }
    return spoilt.toString();
  }

  private String of(String characters, int length) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < length; i++) {
      text.append(characters.charAt(random.nextInt(characters.length())));
    }
    return text.toString();
  }

  private <T> T any(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }
}
