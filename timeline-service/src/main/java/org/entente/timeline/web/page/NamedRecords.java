package org.entente.timeline.web.page;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.entente.contracts.EntityKey;
import org.entente.contracts.Kind;
import org.entente.timeline.query.NameQuery;
import org.entente.timeline.query.NameQuery.Found;
import org.entente.timeline.query.PeopleQuery;
import org.entente.timeline.query.PeopleQuery.Met;
import org.entente.timeline.query.RecordQuery;
import org.entente.timeline.web.page.PartnershipView.Line;

/** Records by what they are called. */
@ApplicationScoped
public class NamedRecords {
  private static final int MOST_PEOPLE = 60;
  private static final int MOST_FOUND = 12;

  private final PeopleQuery people;
  private final NameQuery query;
  private final RecordQuery records;

  NamedRecords(PeopleQuery people, NameQuery query, RecordQuery records) {
    this.people = people;
    this.query = query;
    this.records = records;
  }

  /**
   * Records of one sort.
   *
   * @param more whether there are more than these
   */
  public record Group(String heading, List<Line> lines, boolean more) {}

  /** Who takes part most, those of as many events by name. */
  Group most(Page page) throws SQLException {
    Texts t = page.t();
    List<Met> met = people.most(MOST_PEOPLE);
    Map<String, String> known = names(Kind.PERSON, met.stream().map(Met::person).toList(), t);
    List<Found> sorted =
        met.stream()
            .sorted(
                Comparator.comparing(Met::events)
                    .reversed()
                    .thenComparing(
                        Collation.by(one -> known.getOrDefault(one.person(), one.person()), t)))
            .map(one -> new Found(new EntityKey(Kind.PERSON, one.person()), one.events()))
            .toList();
    return new Group(t.say("margin.people"), lines(sorted, known, page), false);
  }

  /** What is called so, by kind, the nearest first, and topics that are. */
  List<Group> called(String question, Page page) throws SQLException {
    Map<Kind, List<Found>> found =
        query.called(question, MOST_FOUND + 1).stream()
            .collect(
                Collectors.groupingBy(one -> one.key().kind(), TreeMap::new, Collectors.toList()));
    List<Group> groups = new ArrayList<>(partnership(question, page));
    for (var one : found.entrySet()) {
      List<Found> nearest = one.getValue().stream().limit(MOST_FOUND).toList();
      Map<String, String> known =
          names(one.getKey(), nearest.stream().map(near -> near.key().id()).toList(), page.t());
      groups.add(
          new Group(
              page.t().say("sorts." + one.getKey().word()),
              lines(nearest, known, page),
              one.getValue().size() > MOST_FOUND));
    }
    List<Line> topics =
        page.t().topics(question).stream()
            .map(slug -> new Line(page.t().topic(slug), page.links().topic(slug), null, null))
            .toList();
    groups.add(new Group(page.t().say("filter.topic"), topics, false));
    return groups;
  }

  /** Of two parties that are named by their ids: {@code IN-JP}. */
  private List<Group> partnership(String question, Page page) throws SQLException {
    List<String> parties =
        Arrays.stream(question.toUpperCase(Locale.ROOT).split("[^A-Z0-9]+")).sorted().toList();
    Map<String, String> known =
        parties.size() == 2 ? names(Kind.PARTY, parties, page.t()) : Map.of();
    if (known.size() < 2) {
      return List.of();
    }
    String name = parties.stream().map(known::get).collect(Collectors.joining(" – "));
    Line line = new Line(name, page.links().partnership(String.join("-", parties)), null, null);
    return List.of(new Group(page.t().say("nav.partnerships"), List.of(line), false));
  }

  private Map<String, String> names(Kind kind, List<String> ids, Texts t) throws SQLException {
    return records.names(kind, ids, LocalDate.now(ZoneOffset.UTC), t.records());
  }

  private static List<Line> lines(List<Found> found, Map<String, String> known, Page page) {
    return found.stream()
        .map(one ->
            new Line(
                known.getOrDefault(one.key().id(), one.key().id()),
                page.links().record(one.key()),
                null,
                one.key().kind() == Kind.PARTY ? null : page.t().say("events", one.events())))
        .toList();
  }
}
