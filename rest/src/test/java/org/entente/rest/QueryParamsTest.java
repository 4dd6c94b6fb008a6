package org.entente.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import jakarta.ws.rs.core.MultivaluedHashMap;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class QueryParamsTest {
  private static final List<String> KINDS = List.of("visit", "meeting");

  @Test
  void everyFaultIsToldAtOnceWithWhatIsAllowed() {
    QueryParams query = query("kind=chat", "kidn=visit", "limit=0");
    query.words("kind", KINDS);
    query.limit();
    Problem problem = assertThrows(Problem.class, query::done);
    assertEquals(400, problem.status());
    assertEquals(
        List.of("kind value", "limit value", "kidn unknown"),
        problem.errors().stream().map(e -> e.parameter() + " " + e.rule().word()).toList());
    assertEquals(
        "unknown parameter; did you mean kind? allowed are kind, limit",
        problem.errors().getLast().detail());
  }

  @Test
  void aLimitIsFiftyUnlessAskedAndNeverMoreThanFiveHundred() {
    assertEquals(50, query().limit());
    assertEquals(500, query("limit=500").limit());
    for (String wrong : List.of("501", "-1", "abc", "+5", "5.0", "", "99999999999999999999")) {
      QueryParams query = query("limit=" + wrong);
      query.limit();
      assertThrows(Problem.class, query::done, wrong);
    }
  }

  @Test
  void aCursorGoesOnInItsOwnViewAlone() {
    List<String> position = Arrays.asList("2024-11-25", null, "x");
    String cursor = query("q=a", "limit=2").cursorAfter(position);
    assertEquals(Optional.of(position), query("limit=9", "q=a", "cursor=" + cursor).cursor());

    assertRefused(query("q=b", "cursor=" + cursor));
    for (int i = 0; i < cursor.length(); i++) {
      char other = cursor.charAt(i) == 'A' ? 'g' : 'A';
      assertRefused(
          query("q=a", "cursor=" + cursor.substring(0, i) + other + cursor.substring(i + 1)));
    }
    for (String wrong : List.of("", "A", "%%%", "é", "A".repeat(2_000))) {
      assertRefused(query("q=a", "cursor=" + wrong));
    }
  }

  @Test
  void aParameterGivenTwiceOrTooOftenIsRefused() {
    assertThrows(
        Problem.class,
        () -> {
          QueryParams query = query("order=asc", "order=asc");
          query.word("order", List.of("asc"));
          query.done();
        });
    QueryParams query = query(new String[101]);
    assertEquals(List.of(), query.words("kind", KINDS));
    assertThrows(Problem.class, query::done);
  }

  private static void assertRefused(QueryParams query) {
    query.one("q", text -> text);
    assertEquals(Optional.empty(), query.cursor());
    assertThrows(Problem.class, query::done);
  }

  private static QueryParams query(String... pairs) {
    var given = new MultivaluedHashMap<String, String>();
    for (String pair : pairs) {
      String[] parts = pair == null ? new String[] {"kind", "visit"} : pair.split("=", 2);
      given.add(parts[0], parts[1]);
    }
    return QueryParams.of("/api/v1/people", given);
  }
}
