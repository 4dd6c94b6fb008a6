package org.entente.timeline.projection;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.entente.rest.FoldedText;
import org.entente.timeline.entry.Assembled;
import org.entente.timeline.entry.Entry;
import org.entente.timeline.entry.EntryJson;
import org.entente.timeline.entry.FilterKeys;
import org.entente.timeline.entry.OrderKey;
import org.entente.timeline.tables.Generation;
import org.entente.timeline.tables.KeyColumns;

/** The one writer of a generation's tables {@code entry} and {@code listing}. */
final class EntryTables {
  /** A tsvector holds less than a megabyte. */
  private static final int MOST_WORDS = 200_000;

  private static final String STANDING =
      "select id, document, revision, order_key, "
          + KeyColumns.NAMES
          + " from {g}.entry where id = any (?)";

  /** Lists come as texts of arrays: an array of arrays has one length. */
  private static final String UPSERT =
      """
      insert into {g}.entry (id, document, revision, recorded_at, kind, status, level, earliest, latest,
        parties, people, organizations, series, initiatives, topics, part_of, order_key, scopes, year, words,
        host, partnership_status, promised)
      select id, document, revision, recorded_at, kind, status, level, earliest, latest,
        parties::text[], people::text[], organizations::text[], series, initiatives::text[], topics::text[],
        part_of, order_key, scopes::text[], year, to_tsvector('simple', words),
        host, partnership_status, promised
      from unnest(?::text[], ?::text[], ?::int[], ?::timestamptz[], ?::text[], ?::text[], ?::text[],
          ?::bigint[], ?::bigint[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[],
          ?::text[], ?::bytea[], ?::text[], ?::int[], ?::text[], ?::text[], ?::text[], ?::boolean[])
        as given (id, document, revision, recorded_at, kind, status, level, earliest, latest,
          parties, people, organizations, series, initiatives, topics, part_of, order_key, scopes, year, words,
          host, partnership_status, promised)
      on conflict (id) do update set
        document = excluded.document, revision = excluded.revision, recorded_at = excluded.recorded_at,
        kind = excluded.kind, status = excluded.status, level = excluded.level,
        earliest = excluded.earliest, latest = excluded.latest, parties = excluded.parties,
        people = excluded.people, organizations = excluded.organizations, series = excluded.series,
        initiatives = excluded.initiatives, topics = excluded.topics, part_of = excluded.part_of,
        order_key = excluded.order_key, scopes = excluded.scopes, year = excluded.year,
        words = excluded.words, host = excluded.host,
        partnership_status = excluded.partnership_status, promised = excluded.promised
      """;

  private static final String REWORD =
      """
      update {g}.entry set words = given.words
      from (select id, to_tsvector('simple', text) words
            from unnest(?::text[], ?::text[]) as row (id, text)) given
      where entry.id = given.id and entry.words is distinct from given.words
      """;

  private static final String DELETE = "delete from {g}.entry where id = any (?)";

  private static final String UNLIST =
      "delete from {g}.listing where (scope, order_key) in (select * from unnest(?::text[], ?::bytea[]))";

  private static final String LIST =
      "insert into {g}.listing (scope, order_key, id) select * from unnest(?::text[], ?::bytea[], ?::text[]) on conflict do nothing";

  private static final String COUNT =
      """
      insert into {g}.partnership (id, events) select * from unnest(?::text[], ?::int[])
      on conflict (id) do update set events = partnership.events + excluded.events
      """;

  private final Connection connection;
  private final Generation generation;

  EntryTables(Connection connection, Generation generation) {
    this.connection = connection;
    this.generation = generation;
  }

  /** An entry as it stands in the tables. */
  record Standing(String document, int revision, OrderKey order, FilterKeys keys) {}

  Map<String, Standing> standing(Collection<String> ids) throws SQLException {
    Map<String, Standing> standing = new HashMap<>();
    try (PreparedStatement statement = connection.prepareStatement(generation.in(STANDING))) {
      statement.setArray(1, connection.createArrayOf("text", ids.toArray()));
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          standing.put(
              rows.getString(1),
              new Standing(
                  rows.getString(2),
                  rows.getInt(3),
                  OrderKey.of(rows.getBytes(4)),
                  KeyColumns.read(rows, 5)));
        }
      }
    }
    return standing;
  }

  /** A new or altered entry, what filters ask of it, and its finished document. */
  record Written(Assembled assembled, FilterKeys keys, String document) {
    static Written of(Assembled assembled) {
      return new Written(assembled, assembled.keys(), EntryJson.write(assembled.entry()));
    }

    Entry entry() {
      return assembled.entry();
    }

    OrderKey order() {
      return assembled.order();
    }
  }

  void write(List<Written> entries) throws SQLException {
    if (entries.isEmpty()) {
      return;
    }
    try (PreparedStatement statement = connection.prepareStatement(generation.in(UPSERT))) {
      Columns<Written> columns = new Columns<>(statement, entries);
      columns.add("text", written -> written.entry().id());
      columns.add("text", Written::document);
      columns.add("int", written -> written.entry().revision());
      columns.add("timestamptz", written -> written.assembled().recordedAt().toString());
      columns.add("text", written -> written.keys().kind());
      columns.add("text", written -> written.keys().status());
      columns.add("text", written -> written.keys().level());
      columns.add("bigint", written -> written.keys().earliest());
      columns.add("bigint", written -> written.keys().latest());
      columns.add("text", written -> list(written.keys().parties()));
      columns.add("text", written -> list(written.keys().people()));
      columns.add("text", written -> list(written.keys().organizations()));
      columns.add("text", written -> written.keys().series());
      columns.add("text", written -> list(written.keys().initiatives()));
      columns.add("text", written -> list(written.keys().topics()));
      columns.add(
          "text",
          written -> written.entry().partOf() == null ? null : written.entry().partOf().id());
      columns.add(orders(entries, Written::order));
      columns.add("text", written -> list(written.keys().scopes()));
      columns.add("int", written -> written.assembled().year());
      columns.add("text", written -> words(written.assembled()));
      columns.add("text", written -> written.entry().host());
      columns.add("text", written -> written.entry().partnershipStatus());
      columns.add("boolean", written -> written.assembled().promised());
      statement.executeUpdate();
    }
  }

  /** Binds one column of all rows after the other. */
  private final class Columns<T> {
    private final PreparedStatement statement;
    private final List<T> rows;
    private int bound;

    Columns(PreparedStatement statement, List<T> rows) {
      this.statement = statement;
      this.rows = rows;
    }

    void add(String type, Function<T, ?> column) throws SQLException {
      add(array(type, rows, column));
    }

    void add(Array column) throws SQLException {
      statement.setArray(++bound, column);
    }
  }

  /** As PostgreSQL writes an array of texts. */
  private static String list(Collection<String> texts) {
    StringBuilder list = new StringBuilder("{");
    for (String text : texts) {
      list.append(list.length() == 1 ? "\"" : ",\"")
          .append(text.replace("\\", "\\\\").replace("\"", "\\\""))
          .append('"');
    }
    return list.append('}').toString();
  }

  /**
   * Brings the words up to date where only they may have changed: a name that is searched and not
   * shown.
   *
   * @return how many had others
   */
  int reword(List<Assembled> entries) throws SQLException {
    if (entries.isEmpty()) {
      return 0;
    }
    try (PreparedStatement statement = connection.prepareStatement(generation.in(REWORD))) {
      statement.setArray(1, array("text", entries, assembled -> assembled.entry().id()));
      statement.setArray(2, array("text", entries, EntryTables::words));
      return statement.executeUpdate();
    }
  }

  private static String words(Assembled assembled) {
    String words = FoldedText.of(String.join(" . ", assembled.text()));
    return words.length() <= MOST_WORDS ? words : words.substring(0, MOST_WORDS);
  }

  void delete(Collection<String> ids) throws SQLException {
    if (!ids.isEmpty()) {
      try (PreparedStatement statement = connection.prepareStatement(generation.in(DELETE))) {
        statement.setArray(1, texts(ids));
        statement.executeUpdate();
      }
    }
  }

  /** An entry's row in one timeline. */
  record Row(String scope, OrderKey order, String id) {}

  void unlist(List<Row> rows) throws SQLException {
    if (!rows.isEmpty()) {
      try (PreparedStatement statement = connection.prepareStatement(generation.in(UNLIST))) {
        statement.setArray(1, array("text", rows, Row::scope));
        statement.setArray(2, orders(rows, Row::order));
        statement.executeUpdate();
      }
    }
  }

  void list(List<Row> rows) throws SQLException {
    if (!rows.isEmpty()) {
      try (PreparedStatement statement = connection.prepareStatement(generation.in(LIST))) {
        statement.setArray(1, array("text", rows, Row::scope));
        statement.setArray(2, orders(rows, Row::order));
        statement.setArray(3, array("text", rows, Row::id));
        statement.executeUpdate();
      }
    }
  }

  /** Adds to the counts of held events of pairs; of what is gone, less than nothing is added. */
  void count(Map<String, Integer> more) throws SQLException {
    if (!more.isEmpty()) {
      List<Map.Entry<String, Integer>> pairs = List.copyOf(more.entrySet());
      try (PreparedStatement statement = connection.prepareStatement(generation.in(COUNT))) {
        statement.setArray(1, array("text", pairs, Map.Entry::getKey));
        statement.setArray(2, array("int", pairs, Map.Entry::getValue));
        statement.executeUpdate();
      }
    }
  }

  private Array texts(Collection<String> texts) throws SQLException {
    return connection.createArrayOf("text", texts.toArray());
  }

  private <T> Array orders(List<T> rows, Function<T, OrderKey> order) throws SQLException {
    return connection.createArrayOf(
        "bytea", rows.stream().map(row -> order.apply(row).bytes()).toArray(byte[][]::new));
  }

  private <T> Array array(String type, List<T> rows, Function<T, ?> column) throws SQLException {
    return connection.createArrayOf(type, rows.stream().map(column).toArray());
  }
}
