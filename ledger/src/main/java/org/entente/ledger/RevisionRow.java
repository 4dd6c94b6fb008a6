package org.entente.ledger;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import org.entente.contracts.EntityKey;
import org.hibernate.annotations.Immutable;

/** A change as the ledger keeps it for good, for reading. */
@Entity
@Immutable
@Table(name = "changes")
public class RevisionRow extends PanacheEntityBase {
  @Id public long seq;

  public String key;

  public int revision;

  public String type;

  @Column(name = "recorded_at")
  public Instant recordedAt;

  public String actor;

  public String reason;

  @Column(name = "merged_into")
  public String mergedInto;

  public String record;

  /** The ledger's head. */
  static long head() {
    return ((Number)
            getEntityManager().createNativeQuery("select seq from ledger_head").getSingleResult())
        .longValue();
  }

  static RevisionRow of(EntityKey key, int revision) {
    return find("key = ?1 and revision = ?2", key.toString(), revision).firstResult();
  }

  static List<RevisionRow> of(EntityKey key, int afterRevision, int limit) {
    return find("key = ?1 and revision > ?2 order by revision", key.toString(), afterRevision)
        .page(0, limit)
        .list();
  }

  static List<RevisionRow> since(long seq, int limit) {
    return find("seq > ?1 order by seq", seq).page(0, limit).list();
  }
}
