package org.entente.timeline.web;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Base64;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import org.entente.contracts.Fault.Rule;
import org.entente.rest.QueryParams;
import org.entente.rest.QueryParams.Refusal;
import org.entente.timeline.entry.OrderKey;
import org.entente.timeline.query.Asked;
import org.entente.timeline.query.Asked.Order;
import org.entente.timeline.query.Filter;
import org.entente.timeline.stream.RevisionWait.Awaited;

/**
 * What a request for a timeline asks.
 *
 * @param language null where none is asked for
 * @param asOf null for now
 * @param tree whether parts stand beneath their parents
 */
record TimelineParams(
    Filter filter,
    Order order,
    boolean tree,
    Locale language,
    Instant asOf,
    OrderKey after,
    int limit,
    List<Awaited> awaited) {

  static TimelineParams read(QueryParams params) {
    TimelineParams read =
        new TimelineParams(
            FilterParams.read(params),
            params.word("order", List.of("asc", "desc")).orElse("asc").equals("asc")
                ? Order.ASC
                : Order.DESC,
            params.word("nested", List.of("flat", "tree")).orElse("flat").equals("tree"),
            language(params),
            asOf(params),
            params.cursor().map(TimelineParams::place).orElse(null),
            params.limit(),
            Awaiting.read(params));
    params.word("format", List.of("json"));
    params.done();
    return read;
  }

  Asked asked(String scope) {
    return new Asked(scope, filter, order, after, limit);
  }

  static Locale language(QueryParams params) {
    return params
        .one(
            "lang",
            text -> {
              try {
                Locale locale = new Locale.Builder().setLanguageTag(text).build();
                if (!locale.getLanguage().isEmpty()) {
                  return locale;
                }
              } catch (IllformedLocaleException e) {
                // told below
              }
              throw new Refusal(Rule.FORM, "expected a BCP 47 language tag such as ja");
            })
        .orElse(null);
  }

  static Instant asOf(QueryParams params) {
    return params
        .one(
            "asOf",
            text -> {
              try {
                return OffsetDateTime.parse(text).toInstant();
              } catch (DateTimeParseException e) {
                throw new Refusal(Rule.FORM, "expected an instant such as 2024-11-27T08:00:00Z");
              }
            })
        .orElse(null);
  }

  static OrderKey place(List<String> position) {
    if (position.size() != 1) {
      throw new Refusal(Rule.VALUE, "is no cursor of a timeline");
    }
    return OrderKey.of(Base64.getDecoder().decode(position.getFirst()));
  }

  static List<String> place(OrderKey last) {
    return List.of(Base64.getEncoder().encodeToString(last.bytes()));
  }
}
