package org.entente.datasets;

import java.nio.file.Path;
import java.util.List;

/** Which party a country's name in the travels stands for on the days of a visit. */
final class CountriesVisited {
  private final List<Table.Row> rows;

  CountriesVisited(Path table) {
    rows = Table.tsv(table);
  }

  /** A party with the country's name of then, or the reason why there is none. */
  sealed interface Answer {
    /**
     * @param dated whether the name stands for different parties at different times
     */
    record Visited(String party, String name, boolean dated, String reason) implements Answer {}

    record Unmapped(String reason) implements Answer {}
  }

  /** Days are ISO dates, both inclusive; all days of the visit must lie in one row's span. */
  Answer find(String country, String start, String end) {
    List<Table.Row> named =
        rows.stream().filter(row -> row.required("country_id").equals(country)).toList();
    if (named.isEmpty()) {
      return new Answer.Unmapped("no row in countries.tsv for this name");
    }
    List<Table.Row> fitting = named.stream().filter(row -> covers(row, start, end)).toList();
    if (fitting.size() != 1) {
      return new Answer.Unmapped(
          fitting.isEmpty()
              ? "no row in countries.tsv holds all days of the visit"
              : "several rows in countries.tsv hold the days of the visit");
    }
    Table.Row row = fitting.getFirst();
    String party = row.required("party");
    return party.equals("-")
        ? new Answer.Unmapped(row.required("reason"))
        : new Answer.Visited(
            party,
            row.required("name"),
            row.get("from") != null || row.get("to") != null,
            row.required("reason"));
  }

  private static boolean covers(Table.Row row, String start, String end) {
    String from = row.get("from");
    String to = row.get("to");
    return (from == null || from.compareTo(start) <= 0) && (to == null || end.compareTo(to) <= 0);
  }
}
