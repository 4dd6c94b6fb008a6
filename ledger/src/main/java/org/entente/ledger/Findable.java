package org.entente.ledger;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.entente.contracts.Identifier;
import org.entente.contracts.Name;
import org.entente.edtf.Bounds;

/**
 * What a record is found by: terms that match whole ({@code country:IN}), folded words that match
 * by their beginnings, and days. Filled by its {@link EntityKind}, then only read.
 */
public final class Findable {
  private final Set<String> terms = new LinkedHashSet<>();
  private final List<String> texts = new ArrayList<>();
  private Long earliest;
  private Long latest;

  /** Nothing: what a deleted record is found by. */
  static Findable nothing() {
    return new Findable();
  }

  /** The name and the other names, whole and by their words. */
  public static Findable named(String name, Collection<Name> names) {
    return new Findable().text(name).texts(names.stream().map(Name::name).toList());
  }

  /** A term, unless its value is null. */
  public Findable term(String name, String value) {
    if (value != null) {
      terms.add(termOf(name, value));
    }
    return this;
  }

  public Findable terms(String name, Collection<String> values) {
    values.forEach(value -> term(name, value));
    return this;
  }

  public Findable identifiers(Collection<Identifier> identifiers) {
    identifiers.forEach(
        identifier -> term("identifier", identifier.scheme() + ":" + identifier.value()));
    return this;
  }

  /** A text whose words are searched, unless it is null. */
  public Findable text(String text) {
    if (text != null) {
      texts.add(text);
    }
    return this;
  }

  public Findable texts(Collection<String> more) {
    more.forEach(this::text);
    return this;
  }

  /** The days a record reaches over; a side that is open or unknown has no limit. */
  public Findable days(Bounds bounds) {
    earliest = bounds.earliestKnown() ? bounds.earliest() : null;
    latest = bounds.latestKnown() ? bounds.latest() : null;
    return this;
  }

  /** A term as it is stored and asked for: long ones shortened, as an index has a longest key. */
  static String termOf(String name, String value) {
    String term = name + ":" + value.replace('\n', ' ');
    return term.length() <= 200 ? term : term.substring(0, 200);
  }

  Set<String> terms() {
    return Collections.unmodifiableSet(terms);
  }

  Set<String> words() {
    return FoldedWords.of(texts);
  }

  Long earliest() {
    return earliest;
  }

  Long latest() {
    return latest;
  }
}
