package org.entente.timeline.query;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import javax.sql.DataSource;
import org.entente.timeline.entry.Entry;
import org.entente.timeline.entry.OrderKey;
import org.entente.timeline.query.Remarks.Precedent;
import org.entente.timeline.query.Remarks.Question;
import org.entente.timeline.tables.Generation;

/**
 * Remarks on entries, computed when read (DESIGN §7): for any number of entries three statements.
 * Each question looks back over at most {@value #MOST_LOOKED_BACK} entries of one timeline; where
 * there are more, nothing is claimed.
 */
@ApplicationScoped
public class RemarkQuery {
  static final int MOST_LOOKED_BACK = 5_000;

  private static final String PLACES =
      "select id, order_key, earliest, latest from {g}.entry where id = any (?)";

  /** Which entry was the last like this one, and is there more than was looked at? */
  private static final String PRECEDENTS =
      """
      select asked.at, previous.edtf, self.earliest - previous.latest,
        previous.id is not null,
        previous.id is null and exists (
          select from {g}.listing
          where listing.scope = asked.scope and listing.order_key < self.order_key
          order by listing.order_key desc offset ? limit 1)
      from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[])
          with ordinality as asked (id, scope, other, kinds, level, host, at)
      join {g}.entry self on self.id = asked.id
      left join lateral (
        select entry.id, entry.latest, entry.document::jsonb -> 'date' ->> 'edtf' as edtf
        from (
          select listing.id, listing.order_key from {g}.listing
          where listing.scope = asked.scope and listing.order_key < self.order_key
          order by listing.order_key desc limit ?) earlier
        join {g}.entry on entry.id = earlier.id
        where entry.status = 'held'
          and (asked.other is null or asked.other = any (entry.scopes))
          and (asked.kinds is null or entry.kind = any (string_to_array(asked.kinds, ',')))
          and (asked.level is null or entry.level = asked.level)
          and (asked.host is null or entry.host = asked.host)
        order by earlier.order_key desc limit 1) previous on true
      """;

  /** Before which edition of each series was the longest gap, where there were two or more? */
  private static final String LONGEST =
      """
      select id from (
        select id, gap, max(gap) over series as longest, count(gap) over series as gaps
        from (
          select listing.scope, entry.id,
            entry.earliest - lag(entry.latest) over (partition by listing.scope order by listing.order_key) as gap
          from {g}.listing join {g}.entry on entry.id = listing.id
          where listing.scope = any (?) and entry.status = 'held') edition
        window series as (partition by scope)) measured
      where gap = longest and gaps >= 2
      """;

  private final DataSource database;

  RemarkQuery(DataSource database) {
    this.database = database;
  }

  /**
   * The remarks on each of the entries, by id; one without remarks is left out.
   *
   * @param entries as they are now, in that language: names are taken from them
   * @param language of the words; null for English, as for one that has no sentences
   */
  public Map<String, List<String>> remarks(Collection<Entry> entries, Locale language)
      throws SQLException {
    Sentences sentences = Sentences.in(language);
    try (Connection connection = database.getConnection()) {
      Generation generation = Generation.live(connection);
      List<Raised> raised = raised(connection, generation, entries);
      Map<String, Map<Question, Precedent>> answers = answers(connection, generation, raised);
      Map<String, List<String>> remarks = new LinkedHashMap<>();
      for (Entry entry : entries) {
        List<String> found =
            Remarks.of(entry, answers.getOrDefault(entry.id(), Map.of()), sentences);
        if (!found.isEmpty()) {
          remarks.put(entry.id(), found);
        }
      }
      return remarks;
    }
  }

  /** A question of one entry. */
  private record Raised(String id, Question question) {}

  private record Placed(Entry entry, OrderKey order, Long earliest, Long latest) {}

  /**
   * What has to be asked. Of entries that raise the same question, an earlier one is a precedent of
   * a later one: only where it lies far back is there anything left to ask.
   */
  private static List<Raised> raised(
      Connection connection, Generation generation, Collection<Entry> entries) throws SQLException {
    List<Raised> raised = new ArrayList<>();
    Map<Question, Placed> before = new HashMap<>();
    for (Placed placed : inOrder(connection, generation, entries)) {
      for (Question question : Remarks.questions(placed.entry())) {
        Placed last = before.put(question.alike(), placed);
        if (last == null || isReturn(last, placed)) {
          raised.add(new Raised(placed.entry().id(), question));
        }
      }
    }
    return raised;
  }

  private static boolean isReturn(Placed last, Placed placed) {
    return last.latest() != null
        && placed.earliest() != null
        && placed.earliest() - last.latest() >= Remarks.DAYS_OF_A_RETURN;
  }

  private static Collection<Placed> inOrder(
      Connection connection, Generation generation, Collection<Entry> entries) throws SQLException {
    Map<String, Entry> byId = new HashMap<>();
    entries.forEach(entry -> byId.put(entry.id(), entry));
    Map<OrderKey, Placed> placed = new TreeMap<>();
    try (PreparedStatement statement = connection.prepareStatement(generation.in(PLACES))) {
      Bind.all(statement, List.of((Object) byId.keySet().toArray(String[]::new)));
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          OrderKey order = OrderKey.of(rows.getBytes(2));
          placed.put(
              order,
              new Placed(
                  byId.get(rows.getString(1)),
                  order,
                  rows.getObject(3, Long.class),
                  rows.getObject(4, Long.class)));
        }
      }
    }
    return placed.values();
  }

  private static Map<String, Map<Question, Precedent>> answers(
      Connection connection, Generation generation, List<Raised> raised) throws SQLException {
    Map<String, Map<Question, Precedent>> answers = new HashMap<>();
    if (raised.isEmpty()) {
      return answers;
    }
    try (PreparedStatement statement = connection.prepareStatement(generation.in(PRECEDENTS))) {
      Bind.all(
          statement,
          List.of(
              MOST_LOOKED_BACK,
              texts(raised, Raised::id),
              texts(raised, one -> one.question().scope()),
              texts(raised, one -> one.question().other()),
              texts(raised, one -> kinds(one.question())),
              texts(raised, one -> one.question().level()),
              texts(raised, one -> one.question().host()),
              MOST_LOOKED_BACK));
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          Raised one = raised.get(rows.getInt(1) - 1);
          answers
              .computeIfAbsent(one.id(), id -> new HashMap<>())
              .put(one.question(), precedent(rows));
        }
      }
    }
    markLongest(connection, generation, answers);
    return answers;
  }

  private static Precedent precedent(ResultSet row) throws SQLException {
    Long days = row.getObject(3, Long.class);
    boolean found = row.getBoolean(4);
    boolean more = row.getBoolean(5);
    if (found) {
      return days == null
          ? new Precedent.Unknown()
          : new Precedent.Last(row.getString(2), days, false);
    }
    return more ? new Precedent.Unknown() : new Precedent.None();
  }

  private static void markLongest(
      Connection connection, Generation generation, Map<String, Map<Question, Precedent>> answers)
      throws SQLException {
    Set<String> scopes = new TreeSet<>();
    answers
        .values()
        .forEach(of ->
            of.forEach((question, precedent) -> {
              if (isGap(question, precedent)) {
                scopes.add(question.scope());
              }
            }));
    if (scopes.isEmpty()) {
      return;
    }
    try (PreparedStatement statement = connection.prepareStatement(generation.in(LONGEST))) {
      Bind.all(statement, List.of((Object) scopes.toArray(String[]::new)));
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          answers
              .getOrDefault(rows.getString(1), new HashMap<>())
              .replaceAll((question, precedent) ->
                  isGap(question, precedent) && precedent instanceof Precedent.Last last
                      ? new Precedent.Last(last.date(), last.days(), true)
                      : precedent);
        }
      }
    }
  }

  private static boolean isGap(Question question, Precedent precedent) {
    return question.about() == Remarks.About.EDITION
        && precedent instanceof Precedent.Last last
        && last.days() >= Remarks.DAYS_OF_A_RETURN;
  }

  private static String kinds(Question question) {
    return question.kinds().isEmpty() ? null : String.join(",", question.kinds());
  }

  private static String[] texts(List<Raised> raised, Function<Raised, String> column) {
    return raised.stream().map(column).toArray(String[]::new);
  }
}
