package org.entente.timeline.web;

import java.sql.SQLException;
import java.time.Instant;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.entente.contracts.EntityKey;
import org.entente.contracts.Fault.Rule;
import org.entente.contracts.Ids;
import org.entente.contracts.Kind;
import org.entente.rest.Problem;
import org.entente.rest.QueryParams.Refusal;
import org.entente.timeline.query.Merges;

/** An unordered pair of parties as an address names it. */
public record Pair(String one, String other) {

  /**
   * @throws Problem 400 where the text is no pair of two different parties
   */
  public static Pair of(String text) {
    int hyphen = text.indexOf('-');
    if (hyphen > 0) {
      String one = text.substring(0, hyphen);
      String other = text.substring(hyphen + 1);
      if (Ids.wellFormed(Kind.PARTY, one)
          && Ids.wellFormed(Kind.PARTY, other)
          && !one.equals(other)) {
        return new Pair(one, other);
      }
    }
    throw Problem.badParameter(
        "pair", Rule.FORM, "expected two different parties joined by a hyphen, such as IN-JP");
  }

  /** As the value of a parameter. */
  public static Pair read(String text) {
    try {
      return of(text);
    } catch (Problem noPair) {
      throw new Refusal(Rule.FORM, "expected two different parties joined by a hyphen");
    }
  }

  /**
   * The pair that counts for it where parties were merged; itself where both are one now.
   *
   * @param asOf null for now
   */
  public Pair counted(Merges merges, Instant asOf) throws SQLException {
    EntityKey first = new EntityKey(Kind.PARTY, one);
    EntityKey second = new EntityKey(Kind.PARTY, other);
    UnaryOperator<EntityKey> counted = merges.counted(Set.of(first, second), asOf);
    String now = counted.apply(first).id();
    String otherNow = counted.apply(second).id();
    return now.equals(otherNow) ? this : new Pair(now, otherNow);
  }

  public String sorted() {
    return one.compareTo(other) < 0 ? one + "-" + other : other + "-" + one;
  }
}
