package org.entente.datasets;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.entente.contracts.Kind;
import org.entente.contracts.Party;
import org.entente.contracts.Source;

/**
 * The dataset of parties: the states and territories of ISO 3166-1, the former ones of ISO 3166-3
 * and the main organisations.
 */
final class Parties {
  /** What no document stands behind: {@code /quality} and readers see on whose word it is. */
  static final Source BY_HAND =
      new Source(
          "Entente, datasets/parties",
          "Entente",
          null,
          null,
          null,
          null,
          null,
          null,
          List.of(),
          "periods, successions and memberships were entered by hand from common knowledge and"
              + " checked against no document");

  private Parties() {}

  /** Makes {@code parties.ndjson} in {@code folder}, which holds the tables written by hand. */
  static int make(Path countryCodes, Path folder) {
    List<Party> parties = read(countryCodes, folder);
    Ndjson.write(folder, Kind.PARTY, parties);
    return parties.size();
  }

  private static List<Party> read(Path countryCodes, Path folder) {
    List<Table.Row> former = Table.tsv(folder.resolve("former-states.tsv"));
    Map<String, TreeSet<String>> predecessors = new TreeMap<>();
    for (Table.Row row : former) {
      for (String successor : row.words("successors")) {
        predecessors.computeIfAbsent(successor, _ -> new TreeSet<>()).add(row.required("id"));
      }
    }
    return Stream.of(
            Countries.read(countryCodes, predecessors),
            FormerStates.read(former, predecessors),
            InternationalOrganizations.read(
                folder.resolve("organizations.tsv"), folder.resolve("members.tsv")))
        .flatMap(List::stream)
        .sorted(Comparator.comparing(Party::id))
        .toList();
  }

  static List<String> predecessors(Map<String, TreeSet<String>> predecessors, String id) {
    return List.copyOf(predecessors.getOrDefault(id, new TreeSet<>()));
  }
}
