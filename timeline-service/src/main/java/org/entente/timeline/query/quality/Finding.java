package org.entente.timeline.query.quality;

import java.util.List;
import java.util.function.UnaryOperator;
import org.entente.timeline.query.Sentences;

/**
 * Something to look at.
 *
 * @param subject whose record it is: {@code event/x}
 * @param pointer the field of that record (RFC 6901); one finding a rule, subject and pointer
 * @param said the sentence about it, then what it names
 */
public record Finding(String rule, String subject, String pointer, List<String> said) {

  /** A place among the findings. */
  public static Finding place(String rule, String subject, String pointer) {
    return new Finding(rule, subject, pointer, List.of());
  }

  /** What is wrong, in words. */
  public String detail(Sentences sentences) {
    return detail(sentences, UnaryOperator.identity());
  }

  /**
   * @param shown how what it names is shown: a record's key, a date, a number
   */
  public String detail(Sentences sentences, UnaryOperator<String> shown) {
    return sentences.finding(said.getFirst(), named().stream().map(shown).toList());
  }

  /** What the sentence names. */
  public List<String> named() {
    return said.subList(1, said.size());
  }
}
