package org.entente.datasets;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.entente.contracts.Identifier;
import org.entente.contracts.Party;
import org.entente.contracts.Source;

/** States and territories that ISO 3166-3 lists as formerly coded. */
final class FormerStates {
  private static final Source SOURCE =
      new Source(
          "ISO 3166-3, code for formerly used names of countries",
          "ISO",
          "https://www.iso.org/iso-3166-country-codes.html",
          null,
          null,
          null,
          null,
          null,
          List.of("id", "identifiers"),
          null);

  private FormerStates() {}

  static List<Party> read(List<Table.Row> rows, Map<String, TreeSet<String>> predecessors) {
    return rows.stream().map(row -> party(row, predecessors)).toList();
  }

  private static Party party(Table.Row row, Map<String, TreeSet<String>> predecessors) {
    String id = row.required("id");
    return new Party(
        id,
        row.required("name"),
        Names.parse(row.get("names")),
        row.required("kind"),
        row.required("period"),
        Parties.predecessors(predecessors, id),
        List.of(),
        identifiers(row),
        List.of(),
        List.of(SOURCE, Parties.BY_HAND),
        "ISO 3166 code %s, %s. %s"
            .formatted(
                id.substring(0, 2), row.required("code").replace("/", "–"), row.required("note")));
  }

  private static List<Identifier> identifiers(Table.Row row) {
    List<Identifier> identifiers = new ArrayList<>();
    identifiers.add(new Identifier("iso3166-3-alpha3", row.required("alpha-3")));
    row.words("numeric").forEach(n -> identifiers.add(new Identifier("iso3166-3-numeric", n)));
    return identifiers;
  }
}
