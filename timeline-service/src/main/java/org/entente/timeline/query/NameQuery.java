package org.entente.timeline.query;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import javax.sql.DataSource;
import org.entente.contracts.EntityKey;
import org.entente.rest.FoldedText;
import org.entente.timeline.tables.Generation;

/** People, bodies, dialogues, initiatives and parties by what they are called. */
@ApplicationScoped
public class NameQuery {
  /**
   * Whose names, in any language, or acronym hold words that begin so? An index of three letters in
   * a row finds them. What is called just so comes first, then what begins so.
   */
  private static final String NAMED =
      """
      with found as (
        select fact.key,
          case when lower(split_part(fact.key, '/', 2)) = ? then 0
            when names_of(fact.value) like ? then 1 when names_of(fact.value) like ? then 2 else 3 end as distance
        from fact
        where (fact.key < 'event/' or fact.key >= 'event0') and fact.change <> 'deleted' %s
          and not exists (
            select from fact later where later.key = fact.key and later.revision > fact.revision)
        limit 1000
      ), counted as (
        select found.*, (select count(*) from {g}.listing where scope = found.key) as events
        from found
      ), ranked as (
        select counted.*,
          row_number() over (
            partition by split_part(key, '/', 1) order by distance, events desc, length(key), key) as rank
        from counted
      )
      select key, events from ranked where rank <= ? order by rank, key
      """;

  /** A party is called by its id, too. */
  private static final String WORD =
      "and (names_of(fact.value) like ? or fact.key = 'party/' || upper(?)) ";

  private static final int MOST_WORDS = 8;

  private final DataSource database;

  NameQuery(DataSource database) {
    this.database = database;
  }

  /**
   * A record that is named so.
   *
   * @param events how many it stands in; of a party, 0
   */
  public record Found(EntityKey key, long events) {}

  /**
   * Those whose names hold words that begin with each of these, whatever their order, case and
   * accents, of each kind the nearest first.
   *
   * @param limit of each kind
   */
  public List<Found> called(String question, int limit) throws SQLException {
    String folded = FoldedText.of(question);
    if (folded.isEmpty()) {
      return List.of();
    }
    List<String> words = Arrays.stream(folded.split(" ")).limit(MOST_WORDS).toList();
    List<Object> parameters = new ArrayList<>();
    parameters.add(question.strip().toLowerCase(Locale.ROOT));
    parameters.add(" " + folded + " %");
    parameters.add(" " + folded + "%");
    for (String word : words) {
      parameters.add((spaced(word) ? "% " : "%") + word + "%");
      parameters.add(word);
    }
    parameters.add(limit);
    String sql = NAMED.formatted(WORD.repeat(words.size()));
    try (Connection connection = database.getConnection();
        PreparedStatement statement =
            connection.prepareStatement(Generation.live(connection).in(sql))) {
      Bind.all(statement, parameters);
      List<Found> found = new ArrayList<>();
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          found.add(new Found(EntityKey.parse(rows.getString(1)), rows.getLong(2)));
        }
      }
      return found;
    }
  }

  /** Whether its script parts words by spaces. */
  private static boolean spaced(String word) {
    return word.codePoints().noneMatch(Character::isIdeographic);
  }
}
