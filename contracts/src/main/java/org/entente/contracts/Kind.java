package org.entente.contracts;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The six kinds of record, each with its collection in the API and the owner that keeps it. */
public enum Kind {
  PARTY("party", "parties", Owner.PEOPLE, Party.class),
  PERSON("person", "people", Owner.PEOPLE, Person.class),
  ORGANIZATION("organization", "organizations", Owner.PEOPLE, Organization.class),
  EVENT("event", "events", Owner.EVENTS, Event.class),
  SERIES("series", "series", Owner.EVENTS, Series.class),
  INITIATIVE("initiative", "initiatives", Owner.EVENTS, Initiative.class);

  private final String word;
  private final String collection;
  private final Owner owner;
  private final Class<? extends Entity> record;

  Kind(String word, String collection, Owner owner, Class<? extends Entity> record) {
    this.word = word;
    this.collection = collection;
    this.owner = owner;
    this.record = record;
  }

  /** The word in keys and change types: {@code person}. */
  public String word() {
    return word;
  }

  /** The collection's name in the API: {@code people}. */
  public String collection() {
    return collection;
  }

  public Owner owner() {
    return owner;
  }

  public Class<? extends Entity> record() {
    return record;
  }

  public static Optional<Kind> ofWord(String word) {
    return Stream.of(values()).filter(kind -> kind.word.equals(word)).findFirst();
  }

  public static Optional<Kind> ofCollection(String collection) {
    return Stream.of(values()).filter(kind -> kind.collection.equals(collection)).findFirst();
  }

  public static Kind of(Class<? extends Entity> record) {
    return Stream.of(values()).filter(kind -> kind.record == record).findFirst().orElseThrow();
  }

  public static List<Kind> of(Owner owner) {
    return Stream.of(values()).filter(kind -> kind.owner == owner).toList();
  }
}
