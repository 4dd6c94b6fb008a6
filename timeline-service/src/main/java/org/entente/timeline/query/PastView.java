package org.entente.timeline.query;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.entente.timeline.entry.Assembled;
import org.entente.timeline.entry.Entry;
import org.entente.timeline.entry.EntryJson;
import org.entente.timeline.entry.FilterKeys;
import org.entente.timeline.query.PeopleQuery.Met;
import org.entente.timeline.query.YearQuery.YearOfKind;

/**
 * A scope as it was recorded up to a time, assembled whole, so that every view of it can be counted
 * without asking again. Words are asked for once: every view answers to the same.
 */
public final class PastView implements Counts {
  private final String scope;
  private final Filter filter;
  private final List<Assembled> whole;
  private final List<Standing> answering;

  private record Standing(Assembled assembled, FilterKeys keys) {
    static Standing of(Assembled assembled) {
      return new Standing(assembled, assembled.keys());
    }
  }

  /**
   * @param filter as it was asked for, with the ids that counted then
   * @param whole all of the scope, in timeline order
   * @param answering those that answer to the filter's words
   */
  PastView(String scope, Filter filter, List<Assembled> whole, List<Assembled> answering) {
    this.scope = scope;
    this.filter = filter;
    this.whole = whole;
    this.answering = answering.stream().map(Standing::of).toList();
  }

  /** What was asked for, with the ids that counted then. */
  public Filter filter() {
    return filter;
  }

  /** The view that was asked for. */
  public Timeline timeline() {
    return new PastTimeline(passing(filter).map(Standing::assembled).toList());
  }

  /** What was held last, up to a day, at the top; empty where nothing was. */
  public Optional<Entry> last(LocalDate day) {
    Filter held = Filter.held(day.toEpochDay());
    boolean partnership = Asked.partnership(scope);
    List<Assembled> passing =
        whole.stream().filter(one -> held.passes(one.keys(), partnership)).toList();
    return new PastTimeline(passing)
        .tops(new Asked(scope, held, Asked.Order.DESC, null, 1)).rows().stream()
            .map(row -> EntryJson.read(row.document()))
            .findFirst();
  }

  /** Whether there was nothing at all in the scope. */
  public boolean nothing() {
    return whole.isEmpty();
  }

  /** All of the scope, in timeline order, whatever is asked for. */
  List<Assembled> whole() {
    return whole;
  }

  String scope() {
    return scope;
  }

  private Stream<Standing> passing(Filter asked) {
    boolean partnership = Asked.partnership(scope);
    return answering.stream().filter(standing -> asked.passes(standing.keys(), partnership));
  }

  @Override
  public Facets facets(Filter asked) {
    return counted(passing(asked));
  }

  /** What was held, whatever is asked for. */
  Facets held() {
    return counted(ofHeld());
  }

  private Stream<Standing> ofHeld() {
    Filter held = Filter.held(null);
    boolean partnership = Asked.partnership(scope);
    return whole.stream()
        .map(Standing::of)
        .filter(standing -> held.passes(standing.keys(), partnership));
  }

  private static Facets counted(Stream<Standing> standing) {
    Facets.Filling filling = new Facets.Filling();
    List<Standing> all = standing.toList();
    filling.add("total", null, all.size());
    for (Standing one : all) {
      FilterKeys keys = one.keys();
      Integer year = one.assembled().year();
      filling.add("year", year == null ? "unknown" : year.toString(), 1);
      known(filling, "kind", keys.kind());
      known(filling, "status", keys.status());
      known(filling, "level", keys.level());
      known(filling, "series", keys.series());
      known(filling, "host", one.assembled().entry().host());
      keys.topics().forEach(topic -> filling.add("topic", topic, 1));
      keys.parties().forEach(party -> filling.add("party", party, 1));
      keys.initiatives().forEach(initiative -> filling.add("initiative", initiative, 1));
    }
    return filling.whole();
  }

  private static void known(Facets.Filling filling, String facet, String value) {
    if (value != null) {
      filling.add(facet, value, 1);
    }
  }

  @Override
  public List<YearOfKind> years(Filter asked) {
    Map<Integer, Map<String, Long>> years =
        passing(asked)
            .map(Standing::assembled)
            .filter(assembled -> assembled.year() != null)
            .collect(
                Collectors.groupingBy(
                    Assembled::year,
                    TreeMap::new,
                    Collectors.groupingBy(
                        assembled -> assembled.entry().kind(),
                        TreeMap::new,
                        Collectors.counting())));
    return years.entrySet().stream()
        .flatMap(year ->
            year.getValue().entrySet().stream()
                .map(kind -> new YearOfKind(year.getKey(), kind.getKey(), kind.getValue())))
        .toList();
  }

  @Override
  public List<Met> people(Filter asked, int most) {
    return met(passing(asked), most);
  }

  /** Those who took part in most that was held, whatever is asked for. */
  List<Met> peopleOfHeld(int most) {
    return met(ofHeld(), most);
  }

  private static List<Met> met(Stream<Standing> standing, int most) {
    return standing
        .flatMap(one -> Set.copyOf(one.keys().people()).stream())
        .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()))
        .entrySet()
        .stream()
        .map(person -> new Met(person.getKey(), person.getValue()))
        .sorted(Comparator.comparing(Met::events).reversed().thenComparing(Met::person))
        .limit(most)
        .toList();
  }
}
