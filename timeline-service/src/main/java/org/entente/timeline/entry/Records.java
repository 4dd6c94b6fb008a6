package org.entente.timeline.entry;

import java.util.List;
import java.util.Optional;
import org.entente.contracts.EntityKey;

/** The records that an assembly may look at: the newest, or those recorded up to a time. */
public interface Records {

  /** The record of exactly this key, also where it is deleted; empty where none was recorded. */
  Optional<Recorded> find(EntityKey key);

  /**
   * Every record that names this key, or has ever named it up to then, in no particular order. The
   * reader looks whether it still does.
   */
  List<Recorded> mentioning(EntityKey key);

  /** Every revision of exactly this key, oldest first. */
  List<Recorded> history(EntityKey key);
}
