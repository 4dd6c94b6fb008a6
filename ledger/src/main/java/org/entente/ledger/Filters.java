package org.entente.ledger;

import java.util.Optional;
import java.util.function.Function;
import org.entente.contracts.Fault.Rule;
import org.entente.contracts.Ids;
import org.entente.contracts.Kind;
import org.entente.edtf.Bounds;
import org.entente.edtf.Edtf;
import org.entente.edtf.EdtfException;
import org.entente.edtf.EdtfInterval;
import org.entente.rest.QueryParams;
import org.entente.rest.QueryParams.Refusal;

/** Readers of the values that filters take. */
public final class Filters {
  private static final int MOST_TEXT = 1_000;

  private Filters() {}

  /** A text to search for. */
  public static String text(String value) {
    if (value.isBlank() || value.length() > MOST_TEXT) {
      throw new Refusal(Rule.LENGTH, "expected 1 to " + MOST_TEXT + " characters");
    }
    if (value.indexOf('\0') >= 0) {
      throw new Refusal(Rule.VALUE, "holds U+0000");
    }
    return value;
  }

  /** An id of a kind, whether or not anything has it. */
  public static Function<String, String> id(Kind kind) {
    return value -> {
      if (!Ids.wellFormed(kind, value)) {
        throw new Refusal(Rule.FORM, "is no id of a " + kind.word());
      }
      return value;
    };
  }

  /** A topic. */
  public static String topic(String value) {
    if (!Ids.isSlug(value)) {
      throw new Refusal(Rule.FORM, "expected words of a–z 0–9 joined by hyphens");
    }
    return value;
  }

  /** {@code scheme:value}. */
  public static String identifier(String value) {
    int colon = value.indexOf(':');
    if (colon < 1 || colon == value.length() - 1) {
      throw new Refusal(Rule.FORM, "expected scheme:value");
    }
    return text(value);
  }

  /** Refuses a span that ends before it begins. */
  public static void checkOrder(QueryParams query, Optional<Bounds> from, Optional<Bounds> to) {
    if (from.isPresent()
        && to.isPresent()
        && from.get().earliestKnown()
        && to.get().latestKnown()
        && from.get().earliest() > to.get().latest()) {
      query.refuse("from", Rule.VALUE, "is after to");
    }
  }

  /** A date in EDTF, no interval, as its first and last day. */
  public static Bounds date(String value) {
    try {
      Edtf date = Edtf.parse(value);
      if (date instanceof EdtfInterval) {
        throw new Refusal(Rule.VALUE, "expected one date, no interval");
      }
      return date.bounds();
    } catch (EdtfException e) {
      throw new Refusal(Rule.EDTF, e.getMessage(), e.position());
    }
  }
}
