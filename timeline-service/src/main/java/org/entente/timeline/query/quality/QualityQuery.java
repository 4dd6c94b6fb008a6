package org.entente.timeline.query.quality;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.entente.contracts.Kind;
import org.entente.timeline.query.quality.QualityRule.Place;
import org.entente.timeline.tables.Generation;

/**
 * What is missing or contradictory (DESIGN §7), rule after rule, each by subject and pointer. A
 * page begins at a key, so that what lies before it is not read again; what a rule must look at to
 * find nothing is every record of its kind.
 */
@ApplicationScoped
public class QualityQuery {
  private static final List<QualityRule> RULES =
      Stream.of(
              ReferenceRules.all().stream(),
              EventRules.all().stream(),
              Stream.<QualityRule>of(new PositionOverlap()))
          .flatMap(rules -> rules)
          .toList();

  private final DataSource database;

  QualityQuery(DataSource database) {
    this.database = database;
  }

  /** The rules there are, in the order of their findings. */
  public static List<String> rules() {
    return RULES.stream().map(QualityRule::name).distinct().toList();
  }

  /**
   * What is asked for.
   *
   * @param rules empty for all; {@code kinds} of subjects alike
   */
  public record Asked(List<String> rules, List<Kind> kinds, Concerned concerned) {
    boolean holds(QualityRule rule) {
      return (rules.isEmpty() || rules.contains(rule.name()))
          && (kinds.isEmpty() || kinds.contains(rule.kind()));
    }
  }

  /**
   * @param after the last finding of the page before, null for the first page
   */
  public List<Finding> findings(Asked asked, Finding after, int limit) throws SQLException {
    List<Finding> findings = new ArrayList<>();
    try (Connection connection = database.getConnection()) {
      Generation generation = Generation.live(connection);
      boolean reached = after == null;
      for (QualityRule rule : RULES) {
        Place place = Place.START;
        if (!reached && isOf(rule, after)) {
          reached = true;
          place = new Place(after.subject(), after.pointer());
        }
        if (reached && asked.holds(rule) && findings.size() < limit) {
          int left = limit - findings.size();
          findings.addAll(rule.findings(connection, generation, asked.concerned(), place, left));
        }
      }
    }
    return findings;
  }

  private static boolean isOf(QualityRule rule, Finding finding) {
    return rule.name().equals(finding.rule())
        && finding.subject().startsWith(rule.kind().word() + "/");
  }
}
