package org.entente.datasets;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.entente.contracts.Party;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The risk: a table of names that is wrong at its edges. */
class CountriesVisitedTest {
  private static final Path TABLE = Path.of("us-travels/countries.tsv");
  private static final CountriesVisited COUNTRIES = new CountriesVisited(TABLE);

  @ParameterizedTest
  @CsvSource({
    "russia, 1991-12-25, 1991-12-25, SUHH",
    "russia, 1991-12-26, 1991-12-26, RU",
    "russia, 1991-12-25, 1991-12-26, -",
    "russia, 1907-01-01, 1907-01-02, -",
    "germany, 1945-06-04, 1945-06-04, DE",
    "germany, 1945-06-05, 1945-06-05, -",
    "germany, 1949-05-23, 1949-05-23, DE",
    "serbia, 2003-02-03, 2003-02-03, YUCS",
    "serbia, 2003-02-04, 2003-02-04, CSXX",
    "serbia, 2006-06-05, 2006-06-05, RS",
    "burma, 1989-06-17, 1989-06-17, BUMM",
    "burma, 1989-06-18, 1989-06-18, MM",
    "palau, 1994-09-30, 1994-09-30, PCHH",
    "palau, 1994-10-01, 1994-10-01, PW",
    "kosovo, 2015-12-02, 2015-12-02, -",
    "atlantis, 2015-12-02, 2015-12-02, -"
  })
  void aNameStandsForThePartyOfItsDays(String country, String start, String end, String party) {
    assertEquals(
        party,
        switch (COUNTRIES.find(country, start, end)) {
          case CountriesVisited.Answer.Visited visited -> visited.party();
          case CountriesVisited.Answer.Unmapped _ -> "-";
        });
  }

  @Test
  void everyRowLeadsToAPartyOfTheDatasetAndSaysWhy() throws IOException {
    Set<String> parties =
        Dataset.PARTIES.records(Party.class).stream().map(Party::id).collect(Collectors.toSet());
    List<Table.Row> rows = Table.tsv(TABLE);
    for (Table.Row row : rows) {
      String party = row.required("party");
      assertTrue(party.equals("-") || parties.contains(party), party);
      row.required("reason");
    }
    assertEquals(191, rows.size());
  }
}
