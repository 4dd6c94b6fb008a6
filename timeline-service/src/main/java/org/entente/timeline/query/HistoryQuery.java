package org.entente.timeline.query;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.entente.contracts.Change;
import org.entente.contracts.EntityKey;
import org.entente.contracts.Event;
import org.entente.contracts.Kind;
import org.entente.contracts.Owner;
import org.entente.rest.FoldedText;
import org.entente.timeline.entry.Assembled;
import org.entente.timeline.entry.Entry;
import org.entente.timeline.entry.EntryAssembly;
import org.entente.timeline.entry.Recorded;
import org.entente.timeline.facts.AppliedThrough;
import org.entente.timeline.facts.AppliedThrough.Reached;
import org.entente.timeline.facts.FactRecords;
import org.entente.timeline.facts.Facts;

/** Entries assembled from the facts: as of a time, in a language, revision by revision. */
@ApplicationScoped
public class HistoryQuery {
  /** Is a dead letter open that belongs, or may belong, to the time asked for? */
  private static final String DOUBT =
      """
      select exists (
        select from dead_letter
        where replayed_at is null and (recorded_at is null or recorded_at <= ?))
      """;

  private static final String FOUND =
      """
      select given.at
      from unnest(?::text[]) with ordinality as given (text, at)
      where to_tsvector('simple', given.text) @@ websearch_to_tsquery('simple', ?)
      """;

  private final DataSource database;

  HistoryQuery(DataSource database) {
    this.database = database;
  }

  /**
   * An answer as of a time.
   *
   * @param complete whether every owner had been applied past it: then it is the answer for ever
   * @param through how far each owner is applied
   */
  public record Past<T>(T value, boolean complete, Map<Owner, Reached> through) {}

  /**
   * A timeline as recorded up to a time.
   *
   * @param language null where none is asked for
   */
  public Past<Timeline> timeline(String scope, Filter filter, Instant asOf, Locale language)
      throws SQLException {
    Past<PastTimeline> past = view(scope, filter, asOf, language);
    return new Past<>(past.value(), past.complete(), past.through());
  }

  /** The same, to be read whole. */
  public Past<WholeTimeline> whole(Asked asked, Instant asOf, Locale language) throws SQLException {
    Past<PastTimeline> past = view(asked.scope(), asked.filter(), asOf, language);
    return new Past<>(past.value().whole(asOf, asked.order()), past.complete(), past.through());
  }

  /** The same, those last changed first, after a place among them. */
  public Past<FeedQuery.Feed> feed(
      String scope, Filter filter, Instant asOf, Locale language, FeedQuery.Place before)
      throws SQLException {
    Past<PastTimeline> past = view(scope, filter, asOf, language);
    return new Past<>(past.value().feed(asOf, before), past.complete(), past.through());
  }

  /** A scope whole, to be read and counted by any filter of the same words. */
  public Past<PastView> scope(String scope, Filter asked, Instant asOf, Locale language)
      throws SQLException {
    return past(
        asOf,
        connection -> {
          Filter filter = Merges.counted(connection, asked, asOf);
          List<Assembled> whole = inOrder(connection, scope, asOf, language);
          return new PastView(scope, filter, whole, found(connection, whole, filter.q()));
        });
  }

  private Past<PastTimeline> view(String scope, Filter asked, Instant asOf, Locale language)
      throws SQLException {
    return past(
        asOf,
        connection -> {
          Filter filter = Merges.counted(connection, asked, asOf);
          List<Assembled> passing =
              inOrder(connection, scope, asOf, language).stream()
                  .filter(one -> filter.passes(one.keys(), Asked.partnership(scope)))
                  .toList();
          return new PastTimeline(found(connection, passing, filter.q()));
        });
  }

  /** All that stood in a scope, in timeline order. */
  static List<Assembled> inOrder(Connection connection, String scope, Instant asOf, Locale language)
      throws SQLException {
    return assembled(connection, Candidates.of(connection, scope), asOf, language).values().stream()
        .filter(one -> one.keys().scopes().contains(scope))
        .sorted(Comparator.comparing(Assembled::order))
        .toList();
  }

  /** An entry as recorded up to a time; null where there was none. */
  public Past<Entry> entry(String id, Instant asOf, Locale language) throws SQLException {
    EntityKey key = new EntityKey(Kind.EVENT, id);
    return past(
        asOf,
        connection -> {
          Assembled found = assembled(connection, Set.of(key), asOf, language).get(id);
          return found == null ? null : found.entry();
        });
  }

  /** The entry that an event would be if it were recorded now. */
  public Entry draft(Event event, Locale language) throws SQLException {
    Recorded draft = new Recorded(event.key(), 0, Instant.EPOCH, false, null, event);
    try (Connection connection = database.getConnection()) {
      FactRecords records = new FactRecords(connection, null);
      return records.compute(() -> new EntryAssembly(records, language).assemble(draft).entry());
    }
  }

  /** Entries as they are now, in a language. */
  public Map<String, Entry> inLanguage(Collection<String> ids, Locale language)
      throws SQLException {
    try (Connection connection = database.getConnection()) {
      return inLanguage(connection, ids, language);
    }
  }

  static Map<String, Entry> inLanguage(
      Connection connection, Collection<String> ids, Locale language) throws SQLException {
    List<EntityKey> keys = ids.stream().map(id -> new EntityKey(Kind.EVENT, id)).toList();
    Map<String, Entry> entries = new LinkedHashMap<>();
    assembled(connection, keys, null, language)
        .forEach((id, assembled) -> entries.put(id, assembled.entry()));
    return entries;
  }

  /**
   * A revision of an event and the entry as it then stood.
   *
   * @param entry null for a deletion
   */
  public record Revision(Change change, Entry entry) {}

  /** An event's revisions after one, oldest first, each as of its own recorded time. */
  public List<Revision> revisions(String id, int after, int most) throws SQLException {
    EntityKey key = new EntityKey(Kind.EVENT, id);
    try (Connection connection = database.getConnection()) {
      List<Revision> revisions = new ArrayList<>();
      for (Change change : Facts.revisions(connection, key, after, most)) {
        Assembled then = assembled(connection, Set.of(key), change.recordedAt(), null).get(id);
        revisions.add(new Revision(change, then == null ? null : then.entry()));
      }
      return revisions;
    }
  }

  private static Map<String, Assembled> assembled(
      Connection connection, Collection<EntityKey> events, Instant asOf, Locale language)
      throws SQLException {
    FactRecords records = new FactRecords(connection, asOf);
    return records.compute(() -> {
      EntryAssembly assembly = new EntryAssembly(records, language);
      Map<String, Assembled> assembled = new LinkedHashMap<>();
      for (EntityKey event : events) {
        records
            .find(event)
            .filter(recorded -> !recorded.deleted())
            .ifPresent(recorded -> assembled.put(event.id(), assembly.assemble(recorded)));
      }
      return assembled;
    });
  }

  /** Words are the database's: it is asked about the texts of the view. */
  private static List<Assembled> found(Connection connection, List<Assembled> view, String question)
      throws SQLException {
    if (question == null || view.isEmpty()) {
      return view;
    }
    Set<Integer> found = new HashSet<>();
    try (PreparedStatement statement = connection.prepareStatement(FOUND)) {
      statement.setArray(
          1,
          connection.createArrayOf(
              "text",
              view.stream()
                  .map(assembled -> FoldedText.of(String.join(" . ", assembled.text())))
                  .toArray()));
      statement.setString(2, question);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          found.add(rows.getInt(1) - 1);
        }
      }
    }
    List<Assembled> left = new ArrayList<>();
    for (int i = 0; i < view.size(); i++) {
      if (found.contains(i)) {
        left.add(view.get(i));
      }
    }
    return left;
  }

  private interface Reading<T> {
    T from(Connection connection) throws SQLException;
  }

  /** One snapshot for what is read and for how complete it is. */
  private <T> Past<T> past(Instant asOf, Reading<T> reading) throws SQLException {
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false);
      try {
        try (Statement statement = connection.createStatement()) {
          statement.execute("set transaction isolation level repeatable read, read only");
        }
        Map<Owner, Reached> through = AppliedThrough.read(connection);
        T value = reading.from(connection);
        boolean complete =
            through.values().stream()
                    .allMatch(reached ->
                        reached.recordedAt() != null && reached.recordedAt().isAfter(asOf))
                && !doubt(connection, asOf);
        return new Past<>(value, complete, through);
      } finally {
        connection.rollback();
        connection.setAutoCommit(true);
      }
    }
  }

  private static boolean doubt(Connection connection, Instant asOf) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(DOUBT)) {
      statement.setObject(1, OffsetDateTime.ofInstant(asOf, ZoneOffset.UTC));
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return row.getBoolean(1);
      }
    }
  }
}
