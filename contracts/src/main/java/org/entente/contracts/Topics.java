package org.entente.contracts;

/** The topics' names and partitions (DESIGN §5). */
public final class Topics {
  public static final String PEOPLE = "entente.people.v1";
  public static final String EVENTS = "entente.events.v1";
  public static final String DEAD_LETTERS = "entente.dead-letters.v1";
  public static final String MARKS = "entente.marks.v1";

  /** Partitions of a topic of changes and of the dead letters. */
  public static final int PARTITIONS = 12;

  private Topics() {}
}
