package org.entente.contracts;

import java.util.List;
import java.util.TreeSet;

/** A record of one of the six kinds. */
public sealed interface Entity permits Party, Person, Organization, Event, Series, Initiative {

  String id();

  /** The record's key on the wire. */
  default EntityKey key() {
    return new EntityKey(Kind.of(getClass()), id());
  }

  /** Absent and empty are one (API §3). */
  static <T> List<T> list(List<T> members) {
    return members == null ? List.of() : List.copyOf(members);
  }

  /** A set, kept as a sorted list. */
  static List<String> sorted(List<String> members) {
    return members == null ? List.of() : List.copyOf(new TreeSet<>(members));
  }
}
