package org.entente.people.popolo;

import java.util.Locale;

/**
 * Ids of Popolo, which may be anything, as ids here: in lower case, with a hyphen for what may not
 * stand in one (API §3).
 */
final class PopoloIds {
  /** The scheme of the identifier that keeps the original. */
  static final String SCHEME = "popolo";

  private PopoloIds() {}

  static String here(String id) {
    return id.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9._-]", "-");
  }
}
