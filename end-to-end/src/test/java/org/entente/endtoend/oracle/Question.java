package org.entente.endtoend.oracle;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.entente.contracts.Kind;
import org.entente.edtf.Bounds;
import org.entente.edtf.Edtf;
import org.entente.edtf.EdtfInterval;
import org.entente.edtf.EdtfSet;

/**
 * What a reader asks of a timeline: whose it is and how it is narrowed (DESIGN §7).
 *
 * @param scope {@code all}, a pair or a key such as {@code person/x}
 * @param filters parameters with their values
 */
public record Question(String scope, Map<String, List<String>> filters, boolean descending) {
  private static final List<String> REPEATABLE =
      List.of(
          "kind",
          "status",
          "level",
          "topic",
          "person",
          "organization",
          "series",
          "initiative",
          "party");

  /**
   * Draws one.
   *
   * @param id draws an id of a kind
   * @param known values of the filters that name no record
   */
  public static Question random(
      Random random,
      Function<Kind, String> id,
      List<String> dates,
      List<String> words,
      Map<String, List<String>> known) {
    Map<String, List<String>> filters = new TreeMap<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      String name = REPEATABLE.get(random.nextInt(REPEATABLE.size()));
      List<String> values = new ArrayList<>();
      for (int j = random.nextInt(3); j >= 0; j--) {
        values.add(value(name, random, id, known));
      }
      filters.put(name, values.stream().distinct().toList());
    }
    List<String> days =
        dates.stream()
            .filter(date ->
                !(Edtf.parse(date) instanceof EdtfInterval || Edtf.parse(date) instanceof EdtfSet))
            .toList();
    if (random.nextInt(3) == 0) {
      filters.put("from", List.of(days.get(random.nextInt(days.size()))));
    }
    if (random.nextInt(3) == 0) {
      String to = days.get(random.nextInt(days.size()));
      if (!filters.containsKey("from")
          || Edtf.parse(filters.get("from").getFirst()).bounds().earliest()
              <= Edtf.parse(to).bounds().latest()) {
        filters.put("to", List.of(to));
      }
    }
    if (random.nextInt(4) == 0) {
      filters.put("match", List.of(random.nextBoolean() ? "certain" : "overlap"));
    }
    if (random.nextInt(4) == 0) {
      filters.put(
          "multilateral", List.of(List.of("include", "exclude", "all").get(random.nextInt(3))));
    }
    if (random.nextInt(4) == 0) {
      String q = words.get(random.nextInt(words.size()));
      filters.put(
          "q",
          List.of(random.nextBoolean() ? q : q + " " + words.get(random.nextInt(words.size()))));
    }
    return new Question(scope(random, id), filters, random.nextBoolean());
  }

  private static String value(
      String name, Random random, Function<Kind, String> id, Map<String, List<String>> known) {
    return known.containsKey(name)
        ? known.get(name).get(random.nextInt(known.get(name).size()))
        : id.apply(Kind.ofWord(name).orElseThrow());
  }

  private static String scope(Random random, Function<Kind, String> id) {
    Kind kind =
        List.of(Kind.PERSON, Kind.ORGANIZATION, Kind.SERIES, Kind.INITIATIVE)
            .get(random.nextInt(4));
    return switch (random.nextInt(4)) {
      case 0 -> "all";
      case 1 -> new org.entente.contracts.EntityKey(kind, id.apply(kind)).toString();
      default -> {
        String one = id.apply(Kind.PARTY);
        String other = id.apply(Kind.PARTY);
        yield one.equals(other)
            ? "all"
            : one.compareTo(other) < 0 ? one + "-" + other : other + "-" + one;
      }
    };
  }

  /**
   * The same of the records that count for those that it names; of a pair that is one now, itself.
   */
  public Question counted(State state) {
    if (isPartnership()) {
      List<String> parties =
          Stream.of(scope.split("-"))
              .map(id -> state.resolve(Kind.PARTY, id))
              .distinct()
              .sorted()
              .toList();
      return parties.size() == 1 ? this : in(String.join("-", parties));
    }
    int slash = scope.indexOf('/');
    if (slash < 0) {
      return this;
    }
    Kind kind = Kind.ofWord(scope.substring(0, slash)).orElseThrow();
    return in(kind.word() + "/" + state.resolve(kind, scope.substring(slash + 1)));
  }

  private Question in(String other) {
    return new Question(other, filters, descending);
  }

  /** {@code /api/v1/partnerships/PA-PB/timeline}. */
  public String path() {
    if (scope.equals("all")) {
      return "/api/v1/timeline";
    }
    int slash = scope.indexOf('/');
    return slash < 0
        ? "/api/v1/partnerships/" + scope + "/timeline"
        : "/api/v1/"
            + Kind.ofWord(scope.substring(0, slash)).orElseThrow().collection()
            + scope.substring(slash)
            + "/timeline";
  }

  /** The filters as a query string, without order and paging. */
  public String query() {
    return filters.entrySet().stream()
        .flatMap(filter ->
            filter.getValue().stream()
                .map(value ->
                    filter.getKey() + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8)))
        .collect(Collectors.joining("&"));
  }

  private boolean isPartnership() {
    return scope.contains("-") && !scope.contains("/");
  }

  /** What of these entries the question asks for, in the order asked for. */
  public List<PlainEntry> answer(List<PlainEntry> entries, State state) {
    List<PlainEntry> view = entries.stream().filter(entry -> passes(entry, state)).toList();
    return descending ? view.reversed() : view;
  }

  private boolean passes(PlainEntry entry, State state) {
    return inScope(entry) && onDate(entry) && withParties(entry) && holds(entry, state);
  }

  private boolean inScope(PlainEntry entry) {
    if (scope.equals("all")) {
      return true;
    }
    int slash = scope.indexOf('/');
    return slash < 0
        ? entry.values("partnership").contains(scope)
        : entry.values(scope.substring(0, slash)).contains(scope.substring(slash + 1));
  }

  private boolean onDate(PlainEntry entry) {
    Bounds from = day("from");
    Bounds to = day("to");
    boolean inside =
        (from == null || entry.earliest() != Long.MIN_VALUE && entry.earliest() >= from.earliest())
            && (to == null || entry.latest() != Long.MAX_VALUE && entry.latest() <= to.latest());
    boolean overlaps =
        (from == null || entry.latest() >= from.earliest())
            && (to == null || entry.earliest() <= to.latest());
    return one("match", "overlap").equals("certain") ? inside : overlaps;
  }

  private boolean withParties(PlainEntry entry) {
    int parties = entry.values("party").size();
    return switch (one("multilateral", "include")) {
      case "exclude" -> isPartnership() ? parties == 2 : parties <= 2;
      case "all" -> true;
      default -> parties <= 32;
    };
  }

  private boolean holds(PlainEntry entry, State state) {
    return REPEATABLE.stream()
            .filter(filters::containsKey)
            .allMatch(name ->
                filters.get(name).stream()
                    .map(value -> meant(name, value, state))
                    .anyMatch(entry.values(name)::contains))
        && (!filters.containsKey("q")
            || entry.holdsAllOf(List.of(filters.get("q").getFirst().split(" "))));
  }

  /** A merged id counts as the other (DESIGN §6). */
  private static String meant(String name, String value, State state) {
    return switch (name) {
      case "person", "organization", "series", "initiative", "party" ->
          state.resolve(Kind.ofWord(name).orElseThrow(), value);
      default -> value;
    };
  }

  private Bounds day(String name) {
    return filters.containsKey(name) ? Edtf.parse(filters.get(name).getFirst()).bounds() : null;
  }

  private String one(String name, String otherwise) {
    return filters.getOrDefault(name, List.of(otherwise)).getFirst();
  }

  /** Counts of a view by facet and value (API §5). */
  public static Map<String, Map<String, Long>> facets(List<PlainEntry> view) {
    Map<String, Map<String, Long>> facets = new TreeMap<>();
    for (String name :
        List.of("kind", "status", "level", "topic", "party", "series", "initiative", "year")) {
      facets.put(
          name,
          view.stream()
              .flatMap(entry -> entry.values(name).stream())
              .collect(
                  Collectors.groupingBy(Function.identity(), TreeMap::new, Collectors.counting())));
    }
    return facets;
  }

  @Override
  public String toString() {
    return path() + "?" + query() + (descending ? "&order=desc" : "").toLowerCase(Locale.ROOT);
  }
}
