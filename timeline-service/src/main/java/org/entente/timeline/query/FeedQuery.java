package org.entente.timeline.query;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.entente.timeline.entry.Entry;
import org.entente.timeline.entry.EntryJson;
import org.entente.timeline.tables.Generation;

/** A timeline's entries by their last change, newest first, for feeds (API §7). */
@ApplicationScoped
public class FeedQuery {
  /** Entries of a page. */
  public static final int LENGTH = 100;

  /** Changes looked through before all entries of the view are. */
  private static final int RECENT = 20_000;

  private static final String ORDER = " order by number desc, entry.id limit " + (LENGTH + 1);

  /** The newest part of the log: most feeds are told from it, however long the timeline is. */
  private static final String LATELY =
      """
      select entry.id, entry.document, entry.order_key, changed.number
      from (
        select log.entry, max(log.number) as number
        from (
          select entry, number from change_log where number < ? order by number desc limit %d) log
        where not exists (
          select from change_log later where later.entry = log.entry and later.number >= ?)
        group by log.entry) changed
      join {g}.entry on entry.id = changed.entry
      where entry.scopes @> array[?::text] %%s
      """
          .formatted(RECENT);

  /** An entry that a rebuild made has no number, and comes last. */
  private static final String EVER =
      """
      select entry.id, entry.document, entry.order_key, changed.number
      from {g}.listing join {g}.entry on entry.id = listing.id
      cross join lateral (
        select coalesce(max(log.number), 0) as number from change_log log
        where log.entry = entry.id) changed
      where listing.scope = ? and (changed.number < ? or changed.number = ? and entry.id > ?) %s
      """;

  private static final String PUBLISHED =
      "select key, recorded_at from fact where key = any (?) and revision = 1";

  private final DataSource database;

  FeedQuery(DataSource database) {
    this.database = database;
  }

  /**
   * An entry's place in a feed.
   *
   * @param number of its last change, 0 for none
   */
  public record Place(long number, String id) implements Comparable<Place> {
    private static final Pattern FORM = Pattern.compile("(\\d{1,18})\\.([a-z0-9._-]{1,128})");

    /**
     * @throws IllegalArgumentException where the text is no place
     */
    public static Place parse(String text) {
      Matcher matcher = FORM.matcher(text);
      if (!matcher.matches()) {
        throw new IllegalArgumentException("no place in a feed");
      }
      return new Place(Long.parseLong(matcher.group(1)), matcher.group(2));
    }

    /** Newest first. */
    @Override
    public int compareTo(Place other) {
      int newest = Long.compare(other.number, number);
      return newest != 0 ? newest : id.compareTo(other.id);
    }

    @Override
    public String toString() {
      return number + "." + id;
    }
  }

  /**
   * An entry and when it was first recorded.
   *
   * @param published null where that is not asked or not known
   */
  public record Item(Timeline.Row row, Place place, Instant published) {}

  /**
   * A page of a feed.
   *
   * @param last the place after which the next page begins, null where none follows
   */
  public record Feed(Instant made, List<Item> items, Place last) {
    public static Feed of(Instant made, List<Item> oneMore) {
      boolean more = oneMore.size() > LENGTH;
      List<Item> items = more ? oneMore.subList(0, LENGTH) : oneMore;
      return new Feed(made, List.copyOf(items), more ? items.getLast().place() : null);
    }
  }

  /**
   * @param before the place after which the page begins, null for the newest
   * @param language null for the entries' own
   */
  public Feed feed(String scope, Filter filter, Place before, Locale language) throws SQLException {
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false);
      try {
        try (Statement statement = connection.createStatement()) {
          statement.execute("set transaction isolation level repeatable read, read only");
        }
        Place from = before == null ? new Place(Long.MAX_VALUE, "") : before;
        List<Item> items = lately(connection, scope, filter, from);
        if (items.size() <= LENGTH) {
          items = ever(connection, scope, filter, from);
        }
        return Feed.of(ReadModelVersion.made(connection), finished(connection, items, language));
      } finally {
        connection.rollback();
        connection.setAutoCommit(true);
      }
    }
  }

  private static List<Item> lately(Connection connection, String scope, Filter filter, Place from)
      throws SQLException {
    return items(connection, LATELY, filter, scope, List.of(from.number(), from.number(), scope));
  }

  private static List<Item> ever(Connection connection, String scope, Filter filter, Place from)
      throws SQLException {
    return items(
        connection, EVER, filter, scope, List.of(scope, from.number(), from.number(), from.id()));
  }

  private static List<Item> items(
      Connection connection, String sql, Filter filter, String scope, List<Object> first)
      throws SQLException {
    FilterSql conditions = FilterSql.of(connection, filter, Asked.partnership(scope));
    List<Object> parameters = new ArrayList<>(first);
    parameters.addAll(conditions.parameters());
    List<Item> items = new ArrayList<>();
    try (PreparedStatement statement =
        connection.prepareStatement(
            Generation.live(connection).in(sql.formatted(conditions.over("entry")) + ORDER))) {
      Bind.all(statement, parameters);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          items.add(
              new Item(
                  TimelineQuery.row(rows), new Place(rows.getLong(4), rows.getString(1)), null));
        }
      }
    }
    return items;
  }

  private static List<Item> finished(Connection connection, List<Item> items, Locale language)
      throws SQLException {
    List<String> ids = items.stream().map(item -> item.row().id()).toList();
    Map<String, Instant> published = published(connection, ids);
    Map<String, Entry> translated =
        language == null ? Map.of() : HistoryQuery.inLanguage(connection, ids, language);
    return items.stream()
        .map(item -> {
          String id = item.row().id();
          Timeline.Row row =
              translated.containsKey(id)
                  ? new Timeline.Row(
                      id,
                      EntryJson.write(translated.get(id)).getBytes(StandardCharsets.UTF_8),
                      item.row().order())
                  : item.row();
          return new Item(row, item.place(), published.get(id));
        })
        .toList();
  }

  private static Map<String, Instant> published(Connection connection, List<String> ids)
      throws SQLException {
    Map<String, Instant> published = new HashMap<>();
    try (PreparedStatement statement = connection.prepareStatement(PUBLISHED)) {
      Bind.all(
          statement,
          List.of((Object) ids.stream().map(id -> "event/" + id).toArray(String[]::new)));
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          published.put(
              rows.getString(1).substring("event/".length()),
              rows.getObject(2, OffsetDateTime.class).toInstant());
        }
      }
    }
    return published;
  }
}
