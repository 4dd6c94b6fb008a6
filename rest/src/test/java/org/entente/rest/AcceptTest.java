package org.entente.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AcceptTest {
  private static final List<String> OFFERED =
      List.of("application/json", "text/csv", "text/html", "application/ld+json");

  private static String best(String... headers) {
    return Accept.of(List.of(headers)).best(OFFERED).orElse("none");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "*/*                                               | application/json",
        "text/csv                                          | text/csv",
        "TEXT/CSV; charset=utf-8                           | text/csv",
        // browsers
        "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8 | text/html",
        // specificity before quality
        "text/csv;q=0.2, */*;q=0.5                         | application/json",
        "*/*, application/json;q=0.1                       | text/csv",
        "text/*;q=0.9, text/csv;q=0.1, */*;q=0.5           | text/html",
        // named beats taken along
        "text/csv, */*                                     | text/csv",
        // 0 excludes
        "application/json;q=0                              | none",
        "application/json;q=0.000, */*                     | text/csv",
        "*/*;q=0, text/csv                                 | text/csv",
        "text/*;q=0, */*;q=0.1                             | application/json",
        "*/*;q=0                                           | none",
        // parameters
        "application/ld+json;profile=\"http://a/b,c;q=0\"  | application/ld+json",
        "text/csv;header=absent;q=0.3, text/html;q=0.2     | text/csv",
        // nothing to be read says nothing
        "csv                                               | application/json",
        "text/csv;q=2, text/html;q=0.1                     | text/html",
        "*/csv, text/html;q=0.1                            | text/html",
        "image/png                                         | none",
      })
  void theMostSpecificRangeDecides(String header, String type) {
    assertEquals(type, best(header));
  }

  @Test
  void severalHeadersAreOne() {
    assertEquals("text/csv", best("application/json;q=0.1", "text/csv;q=0.2"));
  }

  @Test
  void withoutAcceptTheUsualOne() {
    assertEquals(Optional.of("application/json"), Accept.of(null).best(OFFERED));
    assertEquals(Optional.of("application/json"), Accept.of(List.of("")).best(OFFERED));
  }
}
