package org.entente.timeline.web;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.entente.contracts.Event;
import org.entente.contracts.Fault.Rule;
import org.entente.contracts.Ids;
import org.entente.contracts.Kind;
import org.entente.contracts.Shape;
import org.entente.edtf.Bounds;
import org.entente.edtf.Edtf;
import org.entente.edtf.EdtfDate;
import org.entente.edtf.EdtfDateTime;
import org.entente.edtf.EdtfException;
import org.entente.edtf.EdtfInterval;
import org.entente.edtf.EdtfSet;
import org.entente.rest.FoldedText;
import org.entente.rest.QueryParams;
import org.entente.rest.QueryParams.Refusal;
import org.entente.timeline.query.Filter;
import org.entente.timeline.query.Filter.Match;
import org.entente.timeline.query.Filter.Multilateral;

/** The filter that a request's parameters ask for. */
public final class FilterParams {
  private static final List<String> KINDS = words("kind");
  private static final List<String> STATUSES = words("status");

  /** RFC 3339 §5.6: four digits of year, and seconds, where ISO 8601 leaves more room. */
  private static final Pattern INSTANT =
      Pattern.compile("\\d{4}-\\d{2}-\\d{2}[Tt]\\d{2}:\\d{2}:\\d{2}");

  private static final Pattern TOPIC = Pattern.compile("[a-z0-9]++(-[a-z0-9]++)*+");
  private static final List<String> LEVELS = words("level");

  private FilterParams() {}

  public static Filter read(QueryParams params) {
    return read(params, params.one("q", FilterParams::question).orElse(null));
  }

  /** For what is filtered outside the database. */
  static Filter withoutWords(QueryParams params) {
    return read(params, null);
  }

  private static Filter read(QueryParams params, String question) {
    Bounds from = params.one("from", FilterParams::date).orElse(null);
    Bounds to = params.one("to", FilterParams::date).orElse(null);
    if (from != null && to != null && from.earliest() > to.latest()) {
      params.refuse("from", Rule.VALUE, "lies after to");
    }
    return new Filter(
        from == null ? null : from.earliest(),
        to == null ? null : to.latest(),
        params
            .word("match", List.of("overlap", "certain"))
            .map(word -> Match.valueOf(word.toUpperCase(Locale.ROOT)))
            .orElse(Match.OVERLAP),
        params
            .word("multilateral", List.of("include", "exclude", "all"))
            .map(word -> Multilateral.valueOf(word.toUpperCase(Locale.ROOT)))
            .orElse(Multilateral.INCLUDE),
        params.words("kind", KINDS),
        params.words("status", STATUSES),
        params.words("level", LEVELS),
        params.all("topic", FilterParams::topic),
        params.all("person", text -> id(Kind.PERSON, text)),
        params.all("organization", text -> id(Kind.ORGANIZATION, text)),
        params.all("series", text -> id(Kind.SERIES, text)),
        params.all("initiative", text -> id(Kind.INITIATIVE, text)),
        params.all("party", text -> id(Kind.PARTY, text)),
        question);
  }

  /**
   * The time up to which the record is asked for, to the microsecond as times are recorded; null
   * for now.
   */
  public static Instant asOf(QueryParams params) {
    return params
        .one(
            "asOf",
            text -> {
              try {
                if (INSTANT.matcher(text).lookingAt()) {
                  return OffsetDateTime.parse(text).toInstant().truncatedTo(ChronoUnit.MICROS);
                }
              } catch (DateTimeParseException e) {
                // refused below
              }
              throw new Refusal(Rule.FORM, "expected an instant such as 2024-11-27T08:00:00Z");
            })
        .orElse(null);
  }

  private static String question(String text) {
    if (text.isBlank() || text.length() > 1_000) {
      throw new Refusal(Rule.LENGTH, "expected 1–1,000 characters");
    }
    if (text.indexOf('\0') >= 0) {
      throw new Refusal(Rule.VALUE, "holds U+0000");
    }
    return FoldedText.ofQuestion(text);
  }

  /** One date; {@code ..} and intervals have no place in from and to (API §5). */
  private static Bounds date(String text) {
    try {
      return switch (Edtf.parse(text)) {
        case EdtfDate date -> date.bounds();
        case EdtfDateTime time -> time.bounds();
        case EdtfInterval interval -> throw noDate(text);
        case EdtfSet set -> throw noDate(text);
      };
    } catch (EdtfException e) {
      throw new Refusal(Rule.EDTF, e.getMessage(), e.position());
    }
  }

  private static Refusal noDate(String text) {
    return new Refusal(Rule.EDTF, "found '" + text + "', expected one date");
  }

  static String id(Kind kind, String text) {
    if (!Ids.wellFormed(kind, text)) {
      throw new Refusal(
          Rule.FORM,
          "expected " + (kind == Kind.PARTY ? "2–16 of A–Z 0–9" : "1–128 of a–z 0–9 . _ -"));
    }
    return text;
  }

  private static String topic(String text) {
    if (text.length() > 128 || !TOPIC.matcher(text).matches()) {
      throw new Refusal(Rule.FORM, "expected words of a–z 0–9 joined by hyphens");
    }
    return text;
  }

  private static List<String> words(String field) {
    return Shape.of(Event.class).words(field);
  }
}
