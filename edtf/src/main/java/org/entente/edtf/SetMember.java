package org.entente.edtf;

/** A member of an {@link EdtfSet}: a date or a range of dates. */
public sealed interface SetMember permits EdtfDate, EdtfRange {
  /** The first and the last day this member may mean. */
  Bounds bounds();

  /** As {@link Edtf#certain()}. */
  boolean certain();

  /** As {@link Edtf#vague()}. */
  boolean vague();
}
