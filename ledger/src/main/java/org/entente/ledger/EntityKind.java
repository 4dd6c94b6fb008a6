package org.entente.ledger;

import java.util.List;
import org.entente.contracts.Entity;
import org.entente.contracts.Fault;
import org.entente.contracts.Kind;
import org.entente.rest.QueryParams;

/** What differs between the kinds of record that an owner keeps; all else is written once, here. */
public interface EntityKind<T extends Entity> {

  /** The record class. */
  Class<T> record();

  /** What a record is found by. */
  Findable findable(T record);

  /** Reads the filters of the kind's list from a query, each by name. */
  EntityFilter<T> filter(QueryParams query);

  /** Faults beyond those of the record's shape. */
  default List<Fault> check(T record) {
    return List.of();
  }

  default Kind kind() {
    return Kind.of(record());
  }
}
