package org.entente.datasets;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.entente.contracts.Organization;
import org.entente.contracts.Source;

/**
 * The organisation in which a post of Japan's is held: the first row of the table whose position is
 * the post's, where a {@code *} at the end stands for any words, also in id and name.
 */
final class JapanPosts {
  private static final Source SOURCE =
      new Source(
          "Entente, datasets/japan-ministers/organizations.tsv",
          "Entente",
          null,
          null,
          null,
          null,
          null,
          null,
          null,
          "inferred from the titles of the posts");

  private final List<Table.Row> rows;
  private final TreeMap<String, Organization> used = new TreeMap<>();

  JapanPosts(Path table) {
    rows = Table.tsv(table);
  }

  /** An organisation's id, or the reason why none is named. */
  record Answer(String organization, String refusal) {}

  Answer find(String position) {
    Optional<Table.Row> row = rows.stream().filter(one -> rest(one, position) != null).findFirst();
    if (row.isEmpty()) {
      return new Answer(null, "no row in organizations.tsv for this post");
    }
    String id = row.get().required("id");
    if (id.equals("-")) {
      return new Answer(null, row.get().required("reason"));
    }
    String rest = rest(row.get(), position);
    String filled = id.replace("*", Slug.of(rest.replaceFirst("^the ", "")));
    if (row.get().get("name") != null) {
      used.put(filled, organization(filled, row.get(), rest));
    }
    return new Answer(filled, null);
  }

  /** The organisations found so far that have their record in this dataset, by id. */
  List<Organization> used() {
    return List.copyOf(used.values());
  }

  /** What the star stands for, empty where the row has none, null where the row is another's. */
  private static String rest(Table.Row row, String position) {
    String pattern = row.required("position");
    if (!pattern.endsWith("*")) {
      return pattern.equals(position) ? "" : null;
    }
    String head = pattern.substring(0, pattern.length() - 1);
    return position.startsWith(head) ? position.substring(head.length()) : null;
  }

  private static Organization organization(String id, Table.Row row, String rest) {
    return new Organization(
        id,
        row.required("name").replace("*", rest),
        null,
        null,
        "JP",
        row.required("kind"),
        null,
        null,
        null,
        null,
        null,
        List.of(SOURCE),
        null);
  }
}
