package org.entente.datasets;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.entente.contracts.Identifier;
import org.entente.contracts.Link;
import org.entente.contracts.Name;
import org.entente.contracts.Party;
import org.entente.contracts.Party.Membership;

/** Organisations that act as parties, with their members as far as they are entered. */
final class InternationalOrganizations {
  private InternationalOrganizations() {}

  static List<Party> read(Path organizations, Path members) {
    Map<String, List<Membership>> memberships =
        Table.tsv(members).stream()
            .collect(
                Collectors.groupingBy(
                    row -> row.required("organization"),
                    Collectors.flatMapping(
                        InternationalOrganizations::memberships, Collectors.toList())));
    return Table.tsv(organizations).stream().map(row -> party(row, memberships)).toList();
  }

  private static Party party(Table.Row row, Map<String, List<Membership>> memberships) {
    String id = row.required("id");
    String wikidata = row.get("wikidata");
    String url = row.get("url");
    return new Party(
        id,
        row.required("name"),
        names(row),
        "organization",
        row.required("period"),
        List.of(),
        memberships.getOrDefault(id, List.of()).stream()
            .sorted(Comparator.comparing(Membership::party).thenComparing(Membership::period))
            .toList(),
        wikidata == null ? List.of() : List.of(new Identifier("wikidata", wikidata)),
        url == null ? List.of() : List.of(new Link(url, null)),
        List.of(Parties.BY_HAND),
        row.get("note"));
  }

  private static List<Name> names(Table.Row row) {
    List<Name> names = new ArrayList<>(Names.parse(row.get("names")));
    String acronym = row.get("acronym");
    if (acronym != null && !acronym.equals(row.required("name"))) {
      names.add(new Name(acronym, null, null, "short"));
    }
    return names;
  }

  private static Stream<Membership> memberships(Table.Row row) {
    return row.words("parties").stream()
        .map(party -> new Membership(party, row.required("period")));
  }
}
