package org.entente.timeline.web;

import java.time.Instant;
import java.util.Base64;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import org.entente.contracts.Fault.Rule;
import org.entente.rest.Accept;
import org.entente.rest.Problem;
import org.entente.rest.QueryParams;
import org.entente.rest.QueryParams.Refusal;
import org.entente.timeline.entry.OrderKey;
import org.entente.timeline.export.Format;
import org.entente.timeline.export.Heading.Vague;
import org.entente.timeline.query.Asked;
import org.entente.timeline.query.Asked.Order;
import org.entente.timeline.query.FeedQuery.Place;
import org.entente.timeline.query.Filter;
import org.entente.timeline.stream.RevisionWait.Awaited;

/**
 * What a request for a timeline asks.
 *
 * @param vague what becomes of vague dates in a calendar
 * @param before the place in a feed after which its page begins, null for the newest
 * @param language null where none is asked for
 * @param asOf null for now
 * @param tree whether parts stand beneath their parents
 */
record TimelineParams(
    Format format,
    Filter filter,
    Order order,
    boolean tree,
    Locale language,
    Instant asOf,
    OrderKey after,
    int limit,
    Vague vague,
    Place before,
    List<Awaited> awaited) {

  /**
   * @param accept the request's {@code Accept}, which counts where {@code format} is not given
   * @throws Problem 406 where none of what it takes is offered, 400 for faulty parameters
   */
  static TimelineParams read(QueryParams params, List<String> accept) {
    Format format = format(params, accept);
    boolean json = format == Format.JSON;
    TimelineParams read =
        new TimelineParams(
            format,
            FilterParams.read(params),
            params.word("order", List.of("asc", "desc")).orElse("asc").equals("asc")
                ? Order.ASC
                : Order.DESC,
            params
                .word("nested", json ? List.of("flat", "tree") : List.of("flat"))
                .orElse("flat")
                .equals("tree"),
            language(params),
            FilterParams.asOf(params),
            json ? params.cursor().map(TimelineParams::place).orElse(null) : null,
            json ? params.limit() : 0,
            format == Format.ICS ? vague(params) : Vague.LEFT_OUT,
            format.feed() ? params.one("before", TimelineParams::before).orElse(null) : null,
            Awaiting.read(params));
    params.done();
    return read;
  }

  /** Of a single entry: what narrows or pages a timeline has no place here. */
  static TimelineParams ofEntry(QueryParams params, List<String> accept) {
    Format format = format(params, accept);
    TimelineParams read =
        new TimelineParams(
            format,
            Filter.held(null),
            Order.ASC,
            false,
            language(params),
            FilterParams.asOf(params),
            null,
            0,
            format == Format.ICS ? vague(params) : Vague.LEFT_OUT,
            null,
            Awaiting.read(params));
    params.done();
    return read;
  }

  private static Format format(QueryParams params, List<String> accept) {
    return params
        .word("format", Format.words())
        .flatMap(Format::ofWord)
        .or(() -> Accept.of(accept).best(Format.types()).flatMap(Format::ofType))
        .orElseThrow(() ->
            Problem.of(
                406,
                "none of the accepted formats is offered here, which are "
                    + String.join(", ", Format.types())));
  }

  private static Vague vague(QueryParams params) {
    return params.word("vague", List.of("span")).isPresent() ? Vague.SPAN : Vague.LEFT_OUT;
  }

  private static Place before(String text) {
    try {
      return Place.parse(text);
    } catch (IllegalArgumentException e) {
      throw new Refusal(Rule.FORM, "expected what a feed's next page names");
    }
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
