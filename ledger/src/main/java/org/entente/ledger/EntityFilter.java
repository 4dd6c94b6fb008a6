package org.entente.ledger;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.entente.edtf.Bounds;

/**
 * What a list is narrowed to: any of the values within a name, all of the names. Filled once, then
 * only read.
 */
public final class EntityFilter<T> {
  private final List<Set<String>> terms = new ArrayList<>();
  private Set<String> words = Set.of();
  private Long from;
  private Long to;
  private Predicate<T> test;
  private boolean nothing;

  /** Records with any of these terms; no value = no condition. */
  public EntityFilter<T> anyOf(String name, Collection<String> values) {
    if (!values.isEmpty()) {
      Set<String> any = new LinkedHashSet<>();
      values.forEach(value -> any.add(Findable.termOf(name, value)));
      terms.add(any);
    }
    return this;
  }

  /**
   * Records with a word that begins so, for each word of the text; a text without any finds none.
   */
  public EntityFilter<T> text(Optional<String> text) {
    words = text.map(FoldedWords::of).orElse(words);
    nothing |= text.isPresent() && words.isEmpty();
    return this;
  }

  /** Records whose days may be on or after the first day of these. */
  public EntityFilter<T> from(Optional<Bounds> bounds) {
    from = bounds.filter(Bounds::earliestKnown).map(Bounds::earliest).orElse(from);
    return this;
  }

  /** Records whose days may be on or before the last day of these. */
  public EntityFilter<T> to(Optional<Bounds> bounds) {
    to = bounds.filter(Bounds::latestKnown).map(Bounds::latest).orElse(to);
    return this;
  }

  /**
   * A condition that only the whole record can tell; the others should leave few to be read for it.
   */
  public EntityFilter<T> where(Predicate<T> condition) {
    test = test == null ? condition : test.and(condition);
    return this;
  }

  /** Whether no record can match. */
  boolean nothing() {
    return nothing;
  }

  List<Set<String>> terms() {
    return terms;
  }

  Set<String> words() {
    return words;
  }

  Long from() {
    return from;
  }

  Long to() {
    return to;
  }

  Optional<Predicate<T>> test() {
    return Optional.ofNullable(test);
  }
}
