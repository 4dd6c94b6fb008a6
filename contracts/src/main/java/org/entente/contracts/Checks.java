package org.entente.contracts;

import com.fasterxml.jackson.databind.JsonNode;
import java.lang.reflect.RecordComponent;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.entente.contracts.Fault.Rule;
import org.entente.edtf.Edtf;
import org.entente.edtf.EdtfDate;
import org.entente.edtf.EdtfDateTime;
import org.entente.edtf.EdtfException;
import org.entente.edtf.EdtfInterval;
import org.entente.edtf.EdtfSet;

/** The checks of single values. */
final class Checks {
  private static final int SHOWN = 60;
  private static final String ONE_DATE = "expected one date, no interval and no set";

  private Checks() {}

  static Shape.Value bool() {
    return (node, at, faults) -> {
      if (!node.isBoolean()) {
        faults.add(type(at, node, "true or false"));
      }
    };
  }

  static Shape.Value integer(int least) {
    return (node, at, faults) -> {
      if (!node.isNumber()) {
        faults.add(type(at, node, "a whole number"));
      } else if (node.doubleValue() != Math.rint(node.doubleValue())) {
        faults.add(Fault.of(at, Rule.TYPE, "found " + node + ", expected a whole number"));
      } else if (node.doubleValue() < least || node.doubleValue() > Integer.MAX_VALUE) {
        faults.add(
            Fault.of(
                at,
                Rule.VALUE,
                "found "
                    + shown(node.asText())
                    + ", expected "
                    + least
                    + " to "
                    + Integer.MAX_VALUE));
      }
    };
  }

  static Shape.Value number(double least, double most) {
    return (node, at, faults) -> {
      if (!node.isNumber()) {
        faults.add(type(at, node, "a number"));
      } else if (!(node.doubleValue() >= least && node.doubleValue() <= most)) {
        faults.add(
            Fault.of(
                at,
                Rule.VALUE,
                "found " + shown(node.asText()) + ", expected " + least + " to " + most));
      }
    };
  }

  static Shape.Value text(RecordComponent component) {
    Shape.Text bounds = component.getAnnotation(Shape.Text.class);
    int most = bounds == null ? Shape.Text.STRING : bounds.max();
    boolean lines = bounds != null && bounds.lines();
    Form form = Form.of(component);
    boolean date =
        component.isAnnotationPresent(Shape.Date.class)
            || component.isAnnotationPresent(Shape.Period.class);
    return (node, at, faults) -> {
      if (!node.isTextual()) {
        faults.add(type(at, node, "a string"));
        return;
      }
      String text = node.textValue();
      boolean blank = isBlank(text);
      if (blank && date) {
        // told as a date's fault: what is expected there, not how much
        form.check(text, at, faults);
      } else if (blank && !text.isEmpty()) {
        faults.add(Fault.of(at, Rule.LENGTH, "found nothing but blanks"));
      } else if (text.isEmpty() || text.codePointCount(0, text.length()) > most) {
        faults.add(
            Fault.of(
                at,
                Rule.LENGTH,
                "found "
                    + text.codePointCount(0, text.length())
                    + " characters, allowed are 1 to "
                    + most));
      } else if (forbidden(text, lines) >= 0) {
        int where = forbidden(text, lines);
        faults.add(
            Fault.of(
                at,
                Rule.VALUE,
                "at %d: found U+%04X, which no text here may hold"
                    .formatted(where, (int) text.charAt(where))));
      } else {
        form.check(text, at, faults);
      }
    };
  }

  private static boolean isBlank(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (!isBlank(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isBlank(char c) {
    return Character.isWhitespace(c) && !Character.isISOControl(c) || Character.isSpaceChar(c);
  }

  /** Where a character stands that is not allowed (API §1), or -1. CR LF counts as LF. */
  static int forbidden(String text, boolean lines) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isISOControl(c) && !(lines && allowedControl(text, i))) {
        return i;
      }
      if (Character.isSurrogate(c)) {
        if (!Character.isHighSurrogate(c)
            || i + 1 == text.length()
            || !Character.isLowSurrogate(text.charAt(i + 1))) {
          return i;
        }
        i++;
      }
    }
    return -1;
  }

  private static boolean allowedControl(String text, int i) {
    char c = text.charAt(i);
    return c == '\n'
        || c == '\t'
        || c == '\r' && i + 1 < text.length() && text.charAt(i + 1) == '\n';
  }

  private static Fault type(String at, JsonNode node, String expected) {
    return Fault.of(at, Rule.TYPE, "found " + Shape.word(node) + ", expected " + expected);
  }

  static String shown(String text) {
    return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
  }

  /** What a text stands for. */
  private interface Form {
    void check(String text, String at, List<Fault> faults);

    static Form of(RecordComponent component) {
      if (component.isAnnotationPresent(Shape.Id.class)) {
        return form(Ids::isId, "1–128 of a–z 0–9 . _ -, not import, export or changes");
      }
      if (component.isAnnotationPresent(Shape.Code.class)) {
        return form(Ids::isCode, "a party's id: 2–16 of A–Z 0–9");
      }
      if (component.isAnnotationPresent(Shape.Slug.class)) {
        return form(Ids::isSlug, "words of a–z 0–9 joined by hyphens");
      }
      if (component.isAnnotationPresent(Shape.Language.class)) {
        return form(Checks::isLanguage, "a BCP 47 language tag such as ja");
      }
      if (component.isAnnotationPresent(Shape.Cadence.class)) {
        return form(Checks::isCadence, "an ISO 8601 period such as P1Y");
      }
      if (component.isAnnotationPresent(Shape.Url.class)) {
        return (text, at, faults) -> {
          if (!isUrl(text)) {
            faults.add(
                Fault.of(
                    at,
                    Rule.URL,
                    "found '" + shown(text) + "', expected an http or https address"));
          }
        };
      }
      Shape.Date date = component.getAnnotation(Shape.Date.class);
      if (date != null) {
        return date.single() ? Checks::singleDate : date(Edtf::parse);
      }
      if (component.isAnnotationPresent(Shape.Period.class)) {
        return date(EdtfInterval::parse);
      }
      Shape.OneOf oneOf = component.getAnnotation(Shape.OneOf.class);
      return oneOf == null ? (text, at, faults) -> {} : oneOf(Set.of(oneOf.value()));
    }
  }

  private static Form oneOf(Set<String> words) {
    String allowed = String.join(", ", new TreeSet<>(words));
    return (text, at, faults) -> {
      if (!words.contains(text)) {
        faults.add(Fault.of(at, Rule.VALUE, "found '" + shown(text) + "', allowed are " + allowed));
      }
    };
  }

  private static Form form(java.util.function.Predicate<String> test, String expected) {
    return (text, at, faults) -> {
      if (!test.test(text)) {
        faults.add(Fault.of(at, Rule.FORM, "found '" + shown(text) + "', expected " + expected));
      }
    };
  }

  private static Form date(java.util.function.Consumer<String> parser) {
    return (text, at, faults) -> {
      try {
        parser.accept(text);
      } catch (EdtfException e) {
        faults.add(new Fault(at, Rule.EDTF, e.getMessage(), e.position()));
      }
    };
  }

  private static void singleDate(String text, String at, List<Fault> faults) {
    date(Edtf::parse).check(text, at, faults);
    if (faults.isEmpty() || !faults.getLast().pointer().equals(at)) {
      switch (Edtf.parse(text)) {
        case EdtfDate day -> {}
        case EdtfDateTime time -> {}
        case EdtfInterval interval -> faults.add(Fault.of(at, Rule.EDTF, ONE_DATE));
        case EdtfSet set -> faults.add(Fault.of(at, Rule.EDTF, ONE_DATE));
      }
    }
  }

  private static boolean isLanguage(String text) {
    try {
      return !new Locale.Builder().setLanguageTag(text).build().getLanguage().isEmpty();
    } catch (IllformedLocaleException e) {
      return false;
    }
  }

  private static boolean isCadence(String text) {
    try {
      java.time.Period period = java.time.Period.parse(text);
      return !period.isNegative() && !period.isZero() && text.startsWith("P");
    } catch (java.time.format.DateTimeParseException | ArithmeticException e) {
      return false;
    }
  }

  private static boolean isUrl(String text) {
    try {
      URI uri = new URI(text);
      return uri.getHost() != null
          && ("http".equalsIgnoreCase(uri.getScheme())
              || "https".equalsIgnoreCase(uri.getScheme()));
    } catch (URISyntaxException e) {
      return false;
    }
  }
}
