package org.entente.timeline.query.quality;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.entente.contracts.EntityJson;
import org.entente.contracts.Kind;
import org.entente.contracts.Person;
import org.entente.contracts.Position;
import org.entente.contracts.PositionHeld;
import org.entente.timeline.tables.Generation;

/**
 * The same title in the same organisation recorded twice for days in common. Two offices at once
 * are no fault, nor is an office handed on within a day. Periods are read by the code that reads
 * them everywhere; the database brings the candidates.
 */
final class PositionOverlap implements QualityRule {
  private static final int STEP = 500;

  private static final String CANDIDATES =
      """
      select subject, value from (select key as subject, value from (%s) living) person
      where subject > ?
        and exists (
          select from jsonb_path_query(value::jsonb, '$.positions[*]') held
          group by held ->> 'title', held ->> 'organization' having count(*) > 1) %s
      order by subject limit ?
      """;

  @Override
  public String name() {
    return "position-overlap";
  }

  @Override
  public Kind kind() {
    return Kind.PERSON;
  }

  @Override
  public List<Finding> findings(
      Connection connection, Generation generation, Concerned concerned, Place after, int most)
      throws SQLException {
    List<Finding> findings = new ArrayList<>();
    // the place's own subject is looked at once more, for its other positions
    String from = before(after.subject());
    List<Person> people;
    do {
      people = candidates(connection, generation, concerned, from);
      for (Person person : people) {
        for (Finding finding : of(person)) {
          if (isBeyond(finding, after) && findings.size() < most) {
            findings.add(finding);
          }
        }
        from = person.key().toString();
      }
    } while (people.size() == STEP && findings.size() < most);
    return findings;
  }

  private static boolean isBeyond(Finding finding, Place after) {
    int bySubject = finding.subject().compareTo(after.subject());
    return bySubject > 0 || bySubject == 0 && finding.pointer().compareTo(after.pointer()) > 0;
  }

  /** A text after which the subject comes next, or sooner than any other. */
  private static String before(String subject) {
    return subject.isEmpty() ? "" : subject.substring(0, subject.length() - 1);
  }

  private static List<Finding> of(Person person) {
    List<Finding> findings = new ArrayList<>();
    List<Position> positions = person.positions();
    for (int i = 1; i < positions.size(); i++) {
      int later = i;
      overlapping(positions, later)
          .ifPresent(earlier ->
              findings.add(
                  new Finding(
                      "position-overlap",
                      person.key().toString(),
                      "/positions/" + later,
                      List.of("position-overlap", "/positions/" + earlier))));
    }
    findings.sort(Comparator.comparing(Finding::pointer));
    return findings;
  }

  private static Optional<Integer> overlapping(List<Position> positions, int later) {
    for (int earlier = 0; earlier < later; earlier++) {
      if (overlap(positions.get(earlier), positions.get(later))) {
        return Optional.of(earlier);
      }
    }
    return Optional.empty();
  }

  private static boolean overlap(Position one, Position other) {
    if (!one.title().equals(other.title()) || !one.organization().equals(other.organization())) {
      return false;
    }
    PositionHeld.Days first = PositionHeld.of(one).certain();
    PositionHeld.Days second = PositionHeld.of(other).certain();
    return first.from() <= first.to()
        && second.from() <= second.to()
        && Math.max(first.from(), second.from()) < Math.min(first.to(), second.to());
  }

  private static List<Person> candidates(
      Connection connection, Generation generation, Concerned concerned, String after)
      throws SQLException {
    String sql =
        generation.in(CANDIDATES.formatted(Living.of(Kind.PERSON), concerned.conditions()));
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, after);
      int at = 2;
      for (String[] texts : concerned.parameters()) {
        statement.setArray(at++, connection.createArrayOf("text", texts));
      }
      statement.setInt(at, STEP);
      List<Person> people = new ArrayList<>();
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          people.add(
              EntityJson.readLenient(
                  rows.getString(2).getBytes(StandardCharsets.UTF_8), Person.class));
        }
      }
      return people;
    }
  }
}
