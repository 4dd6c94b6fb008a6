package org.entente.timeline.query;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.entente.timeline.entry.OrderKey;
import org.entente.timeline.tables.Generation;

/** The timeline as it is now: keyset paging over the rows of one scope (DESIGN §7). */
@ApplicationScoped
public class TimelineQuery implements Timeline {
  private static final String PAGE =
      """
      select entry.id, entry.document, listing.order_key
      from {g}.listing join {g}.entry on entry.id = listing.id
      where listing.scope = ? %s %s %s
      order by listing.order_key %s
      limit ?
      """;

  /** Is there no parent in the same view, beneath which the entry stands? */
  private static final String TOP =
      """
      and not exists (
        select from {g}.entry parent
        where parent.id = entry.part_of and parent.scopes @> array[?::text] %s)
      """;

  private static final String PARTS =
      """
      select entry.id, entry.document, entry.order_key, entry.part_of
      from {g}.entry
      where entry.part_of = any (?) and entry.scopes @> array[?::text] %s
      order by entry.order_key
      """;

  private final DataSource database;

  TimelineQuery(DataSource database) {
    this.database = database;
  }

  @Override
  public Page flat(Asked asked) throws SQLException {
    return in(live()).flat(asked);
  }

  @Override
  public Page tops(Asked asked) throws SQLException {
    return in(live()).tops(asked);
  }

  @Override
  public List<Part> parts(Asked asked, List<String> parents) throws SQLException {
    return in(live()).parts(asked, parents);
  }

  private Generation live() throws SQLException {
    try (Connection connection = database.getConnection()) {
      return Generation.live(connection);
    }
  }

  /** The same of a generation that the caller knows: it stands for a minute after its time. */
  public Timeline in(Generation generation) {
    return new Timeline() {
      @Override
      public Page flat(Asked asked) throws SQLException {
        return page(generation, asked, false);
      }

      @Override
      public Page tops(Asked asked) throws SQLException {
        return page(generation, asked, true);
      }

      @Override
      public List<Part> parts(Asked asked, List<String> parents) throws SQLException {
        return TimelineQuery.this.parts(generation, asked, parents);
      }
    };
  }

  private List<Part> parts(Generation generation, Asked asked, List<String> parents)
      throws SQLException {
    try (Connection connection = database.getConnection()) {
      FilterSql conditions = FilterSql.of(connection, asked.filter(), asked.partnership());
      List<Object> parameters = new ArrayList<>();
      parameters.add(parents.toArray(String[]::new));
      parameters.add(asked.scope());
      parameters.addAll(conditions.parameters());
      String sql = generation.in(PARTS.formatted(conditions.over("entry")));
      List<Part> parts = new ArrayList<>();
      try (PreparedStatement statement = connection.prepareStatement(sql)) {
        Bind.all(statement, parameters);
        try (ResultSet rows = statement.executeQuery()) {
          while (rows.next()) {
            parts.add(new Part(rows.getString(4), row(rows)));
          }
        }
      }
      return parts;
    }
  }

  private Page page(Generation generation, Asked asked, boolean topsOnly) throws SQLException {
    try (Connection connection = database.getConnection()) {
      return page(connection, generation, asked, topsOnly);
    }
  }

  private static Page page(
      Connection connection, Generation generation, Asked asked, boolean topsOnly)
      throws SQLException {
    FilterSql conditions = FilterSql.of(connection, asked.filter(), asked.partnership());
    List<Object> parameters = new ArrayList<>(List.of(asked.scope()));
    String after = "";
    if (asked.after() != null) {
      after = "and listing.order_key " + asked.order().beyond() + " ?";
      parameters.add(asked.after().bytes());
    }
    parameters.addAll(conditions.parameters());
    String top = "";
    if (topsOnly) {
      top = TOP.formatted(conditions.over("parent"));
      parameters.add(asked.scope());
      parameters.addAll(conditions.parameters());
    }
    // one more than asked tells whether more follow
    parameters.add(asked.limit() + 1);
    String sql = PAGE.formatted(after, conditions.over("entry"), top, asked.order().direction());
    List<Row> page = new ArrayList<>();
    try (PreparedStatement statement = connection.prepareStatement(generation.in(sql))) {
      Bind.all(statement, parameters);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          if (page.size() == asked.limit()) {
            return new Page(page, page.getLast().order());
          }
          page.add(row(rows));
        }
      }
    }
    return new Page(page, null);
  }

  static Row row(ResultSet row) throws SQLException {
    return new Row(row.getString(1), row.getBytes(2), OrderKey.of(row.getBytes(3)));
  }
}
