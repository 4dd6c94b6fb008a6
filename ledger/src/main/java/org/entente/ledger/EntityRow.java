package org.entente.ledger;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.entente.contracts.EntityKey;
import org.hibernate.annotations.Immutable;

/** An entity's newest revision, for reading: only {@link LedgerTrips} writes. */
@Entity
@Immutable
@Table(name = "entity")
public class EntityRow extends PanacheEntityBase {
  @Id public String key;

  public int revision;

  public String record;

  public boolean deleted;

  @Column(name = "merged_into")
  public String mergedInto;

  static EntityRow of(EntityKey key) {
    return findById(key.toString());
  }
}
