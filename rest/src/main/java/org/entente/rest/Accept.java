package org.entente.rest;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a client takes, as {@code Accept} says it (RFC 9110 §12.5.1): the most specific range that
 * fits a type decides its quality, and a quality of 0 excludes it. Other parameters than {@code q}
 * make a range more specific and keep nothing out: nobody is refused for a {@code profile} or a
 * {@code charset}. A range that cannot be read counts for nothing.
 */
public final class Accept {
  private record Range(String type, String subtype, int parameters, int thousandths) {
    boolean fits(String offered) {
      int slash = offered.indexOf('/');
      return (type.equals("*") || type.equals(offered.substring(0, slash)))
          && (subtype.equals("*") || subtype.equals(offered.substring(slash + 1)));
    }

    int specificity() {
      return type.equals("*") ? 0 : subtype.equals("*") ? 1 : 2 + parameters;
    }
  }

  private final List<Range> ranges;

  private Accept(List<Range> ranges) {
    this.ranges = ranges;
  }

  /**
   * @param headers every {@code Accept} of the request, null or empty where there is none
   */
  public static Accept of(List<String> headers) {
    List<Range> ranges = new ArrayList<>();
    for (String header : headers == null ? List.<String>of() : headers) {
      for (String range : split(header, ',')) {
        read(range).ifPresent(ranges::add);
      }
    }
    return new Accept(ranges);
  }

  /**
   * The type that the client likes best; among equals the one that it names most closely, then the
   * first. Empty where it takes none.
   *
   * @param offered as {@code text/csv}, without parameters, the usual one first
   */
  public Optional<String> best(List<String> offered) {
    if (ranges.isEmpty()) {
      return Optional.of(offered.getFirst());
    }
    String best = null;
    Range ofBest = null;
    for (String type : offered) {
      Range range = closest(type);
      if (range != null
          && range.thousandths > 0
          && (ofBest == null
              || range.thousandths > ofBest.thousandths
              || range.thousandths == ofBest.thousandths
                  && range.specificity() > ofBest.specificity())) {
        best = type;
        ofBest = range;
      }
    }
    return Optional.ofNullable(best);
  }

  private Range closest(String type) {
    Range closest = null;
    for (Range range : ranges) {
      if (range.fits(type) && (closest == null || range.specificity() > closest.specificity())) {
        closest = range;
      }
    }
    return closest;
  }

  private static Optional<Range> read(String text) {
    List<String> parts = split(text, ';');
    String[] type = parts.getFirst().strip().toLowerCase(Locale.ROOT).split("/", -1);
    if (type.length != 2
        || type[0].isEmpty()
        || type[1].isEmpty()
        || type[0].equals("*") && !type[1].equals("*")) {
      return Optional.empty();
    }
    int parameters = 0;
    int thousandths = 1_000;
    for (String part : parts.subList(1, parts.size())) {
      String parameter = part.strip().toLowerCase(Locale.ROOT);
      if (!parameter.startsWith("q=")) {
        parameters += parameter.isEmpty() ? 0 : 1;
      } else if (parameter.matches("q=(0(\\.\\d{0,3})?|1(\\.0{0,3})?)")) {
        thousandths = (int) Math.round(Double.parseDouble(parameter.substring(2)) * 1_000);
      } else {
        return Optional.empty();
      }
    }
    return Optional.of(new Range(type[0], type[1], parameters, thousandths));
  }

  /** Parts between separators that stand in no quoted string. */
  private static List<String> split(String text, char separator) {
    List<String> parts = new ArrayList<>();
    boolean quoted = false;
    int from = 0;
    for (int at = 0; at < text.length(); at++) {
      char c = text.charAt(at);
      if (c == '\\' && quoted) {
        at++;
      } else if (c == '"') {
        quoted = !quoted;
      } else if (c == separator && !quoted) {
        parts.add(text.substring(from, at));
        from = at + 1;
      }
    }
    parts.add(text.substring(from));
    return parts;
  }
}
